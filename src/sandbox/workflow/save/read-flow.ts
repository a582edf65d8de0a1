import type { EmailFlow } from "../../../model/email-flow.ts";
import type { SandboxState } from "../../state.ts";
import type { Row } from "../../store.ts";
import { readNode } from "../carrier/read-node.ts";
import type { Reading } from "../carrier/reading.ts";
import { type Refused, refused } from "../refused.ts";
import { withMissing } from "./keep-missing.ts";
import { nodesByKey } from "./known-nodes.ts";
import { keepSplits } from "./splits.ts";

/** The posted flow in the server's form, not yet with ids and ranks; or all reasons against it. */
export function readFlow(
  state: SandboxState,
  posted: unknown,
  before: EmailFlow | undefined,
): { readonly value: Row } | Refused {
  const reasons: string[] = [];
  const refuse = (why: string) => reasons.push(why);
  const reading: Reading = { state, known: nodesByKey(before), met: new Set(), refuse };
  const flow = readNode("flow", posted, reading);
  if (String(flow?.Name ?? "").trim() === "") refuse("A flow needs a name.");
  if (flow === undefined || reasons.length > 0) return refused(reasons.join(" "));
  const merge = before !== undefined && state.otherwise.has("A1");
  const whole = merge ? withMissing("flow", { posted: flow, before: { ...before } }, reading.met) : flow;
  return { value: { ...whole, Steps: keepSplits(whole.Steps as readonly Row[], state) } };
}
