import type { EmailFlow } from "../../../model/email-flow.ts";
import { noAssociate } from "../../../model/record.ts";
import type { SandboxState } from "../../state.ts";
import { associateById } from "../../world/lookup.ts";
import { dateTimeText } from "../carrier/date-text.ts";
import { visibleForAll } from "../carrier/visibility.ts";
import { contentInfo } from "./content-info.ts";
import { guessedTimeZone } from "./guessed-time-zone.ts";
import { flowRights } from "./rights.ts";

/** What the server itself writes into a flow that is created or saved. */
export function fill(flow: EmailFlow, before: EmailFlow | undefined, state: SandboxState): EmailFlow {
  const now = dateTimeText(state.now().toISOString()) ?? "";
  const user = currentUser(state);
  const filled = before === undefined ? withOwner(flow, state) : flow;
  return {
    ...filled,
    Status: statusOf(flow, before, state),
    ContentInfo: contentInfo(flow),
    CreatedBy: { ...(before?.CreatedBy === undefined ? user : (before.CreatedBy as object)) },
    UpdatedBy: { ...user },
    CreatedDate: before?.CreatedDate ?? now,
    UpdatedDate: before !== undefined && state.otherwise.has("A10") ? before.UpdatedDate : now,
    ...flowRights,
  };
}

const currentUser = (state: SandboxState) =>
  associateById(state, state.user) ?? { ...noAssociate, AssociateId: state.user };

/** ASSUMED (A16): a new flow without owner, time zone or visibility gets the user, a guess, and everybody. */
function withOwner(flow: EmailFlow, state: SandboxState): EmailFlow {
  if (state.otherwise.has("A16")) return flow;
  return {
    ...flow,
    Associate: flow.Associate.AssociateId === 0 ? currentUser(state) : flow.Associate,
    TzLocation: flow.TzLocation.TZLocationID === 0 ? guessedTimeZone(state) : flow.TzLocation,
    VisibleFor: flow.VisibleFor.length === 0 ? [visibleForAll] : flow.VisibleFor,
  };
}

/** DOCUMENTED (G2): a new flow is not running. ASSUMED (A6): saving changes the status of no flow. */
function statusOf(flow: EmailFlow, before: EmailFlow | undefined, state: SandboxState): EmailFlow["Status"] {
  if (before === undefined) return "Stopped";
  return state.otherwise.has("A6") ? flow.Status : before.Status;
}
