import type { EmailFlow } from "../../model/email-flow.ts";
import { type CarrierNode, nodesOf } from "../../model/node.ts";
import type { NodeKind } from "../../model/property.ts";
import type { SandboxState } from "../state.ts";
import { storedFlow } from "./flows.ts";
import { nodeTables } from "./node-tables.ts";

/** A node and the flow that it belongs to. */
export interface Located {
  readonly flow: EmailFlow;
  readonly node: CarrierNode;
}

/** Finds a node of any flow by its id; undefined when no flow has it. */
export function locate(state: SandboxState, kind: Exclude<NodeKind, "flow">, id: number): Located | undefined {
  const emailFlowId = Number(state.store.get(nodeTables[kind], id)?.EmailFlowId ?? 0);
  const flow = storedFlow(state, emailFlowId);
  const node = flow && nodesOf(flow).find((other) => other.kind === kind && other.serverId === id);
  return flow === undefined || node === undefined ? undefined : { flow, node };
}
