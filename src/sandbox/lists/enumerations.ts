import * as enums from "../../model/enums.ts";
import { itemOf } from "../world/list-row.ts";
import type { List } from "./list.ts";

/** The names of an enum as rows, the first one with the number `first`. */
function enumeration(names: readonly string[], first: number): List {
  const items = names.map((name, index) => ({ ...itemOf({ Id: first + index, Name: name }), Rank: index + 1 }));
  return () => items;
}

/** ASSUMED: an enum's list leaves out None, and shows the values by their names. */
const withoutNone = (names: readonly string[]) => enumeration(names.slice(1), 1);

/** The lists that show an enum, by name. */
export const enumerations: Readonly<Record<string, List>> = {
  workflowdefinitionstatus: withoutNone(enums.workflowDefinitionStatuses),
  workflowsteptype: enumeration(enums.workflowStepTypes, 1),
  workflowtriggertype: withoutNone(enums.workflowTriggerTypes),
  workflowgoaltype: withoutNone(enums.workflowGoalTypes),
  workflowsplitoptiontype: withoutNone(enums.workflowSplitOptionTypes),
  workflowwaitforactiontype: withoutNone(enums.workflowWaitForActionTypes),
  /** DOCUMENTED: these two lists offer less than their enums have (superoffice-api.md E2, enum lists). */
  workflowtimewaitalgorithm: withoutNone(["None", "NumIntervals", "UntilSpecified"]),
  workflowtimewaitintervaltype: enumeration(enums.workflowTimeWaitIntervalTypes.slice(2), 2),
  workflowactiontype: withoutNone(enums.workflowActionTypes),
  workflowownertype: withoutNone(enums.workflowOwnerTypes),
  workflownotifyemailtype: enumeration(enums.workflowNotifyEmailTypes, 0),
  workflownotifysmstype: enumeration(enums.workflowNotifySMSTypes, 0),
  /** DOCUMENTED: superoffice-conditions.md D.6. */
  workflowinstancestatus: enumeration(["Active", "Finished", "Finished with success", "Dropout", "Cancelled"], 2),
};
