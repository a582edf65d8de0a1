import type { EmailFlow } from "../../../model/email-flow.ts";
import type { SandboxState } from "../../state.ts";
import { putFlow } from "../flows.ts";
import { nodeTables } from "../node-tables.ts";
import { nodesByKey } from "./known-nodes.ts";

/** Keeps a flow, and in the tables of its nodes which flow each of them belongs to. */
export function storeFlow(state: SandboxState, flow: EmailFlow, before: EmailFlow | undefined): void {
  const { store } = state;
  const old = nodesByKey(before);
  const now = nodesByKey(flow);
  putFlow(state, flow);
  for (const [key, { kind, serverId }] of now) {
    if (kind !== "flow" && !old.has(key)) store.put(nodeTables[kind], serverId, { EmailFlowId: flow.EmailFlowId });
  }
  for (const [key, { kind, serverId }] of old) {
    if (!now.has(key)) store.remove(nodeTables[kind], serverId);
  }
}
