import type { EmailFlow } from "../../../model/email-flow.ts";
import type { SandboxState } from "../../state.ts";
import { readNames } from "../carrier/posted.ts";
import { storedFlow } from "../flows.ts";
import { type Refused, refused } from "../refused.ts";
import { readFlow } from "./read-flow.ts";
import { replaceFlow } from "./replace-flow.ts";

/** Creates a flow, or replaces one that exists (superoffice-api.md C1); the value is the flow as it is stored. */
export function saveEmailFlow(state: SandboxState, posted: unknown): { readonly value: EmailFlow } | Refused {
  const { EmailFlowId, UpdatedDate } = readNames(posted, ["EmailFlowId", "UpdatedDate"], state);
  const id = Number(EmailFlowId ?? 0);
  const before = storedFlow(state, id);
  if (before === undefined && id !== 0) return refused(`There is no flow with EmailFlowId ${id}.`);
  if (before !== undefined && isStale(UpdatedDate, before, state))
    return refused(`Flow ${id} was changed by somebody else.`);
  const read = readFlow(state, posted, before);
  return "error" in read ? read : replaceFlow(state, before, read.value);
}

/** ASSUMED (A25): the last save wins; the other way one that has not seen the last change is refused. */
function isStale(posted: unknown, { UpdatedDate }: EmailFlow, { otherwise }: SandboxState): boolean {
  return otherwise.has("A25") && Date.parse(String(posted)) < Date.parse(UpdatedDate);
}
