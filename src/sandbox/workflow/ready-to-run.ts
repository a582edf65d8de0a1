import type { EmailFlow } from "../../model/email-flow.ts";
import { type CarrierNode, nodesOf } from "../../model/node.ts";

/** Says what is missing in a step; nothing when it can run. */
type Check = (step: CarrierNode["value"], flow: EmailFlow) => string | undefined;

const isEmpty = (value: unknown) => !Array.isArray(value) || value.length === 0;

const sender: Check = (_step, { FromType, FromAddr }) =>
  FromType === "FromOnlySpecified" && FromAddr === "" ? "the flow has no sender" : undefined;

const list: Check = ({ Selection, Project }) =>
  Selection === 0 && Project === 0 ? "no project or selection is chosen" : undefined;

/** DOCUMENTED by the names of the validation messages alone (superoffice-api.md D, SR_WORKFLOWSTEP_INVALID_*). */
const checks: Readonly<Record<string, readonly Check[]>> = {
  SendEmail: [({ ShipmentId }) => (ShipmentId === 0 ? "no mailing is chosen" : undefined), sender],
  WaitForAction: [({ Actions }) => (isEmpty(Actions) ? "there is no action to wait for" : undefined)],
  Split: [({ Options }) => (isEmpty(Options) ? "there is no branch" : undefined)],
  UpdateParticipant: [
    ({ FieldValuesPerson, FieldValuesCompany }) =>
      isEmpty(FieldValuesPerson) && isEmpty(FieldValuesCompany) ? "no field is chosen" : undefined,
  ],
  AddToList: [list],
  RemoveFromList: [list],
  DistributeToOwner: [
    ({ Associates, UserGroups }) => (isEmpty(Associates) && isEmpty(UserGroups) ? "nobody is chosen" : undefined),
  ],
};

/** What keeps a flow from running, one sentence each. */
export function unreadyParts(flow: EmailFlow): readonly string[] {
  return nodesOf(flow)
    .filter(({ kind }) => kind === "step")
    .flatMap((step) =>
      (checks[step.type] ?? []).flatMap((check) => {
        const missing = check(step.value, flow);
        return missing === undefined ? [] : [`${step.type} step ${step.serverId} cannot run: ${missing}.`];
      }),
    );
}
