import type { Change } from "../../model/change.ts";

/** Who leaves in the middle, and where they go then: that is no rule by which anybody is sorted, and no message. */
export const isExit = (change: Change) => change.action === "modify" && exitProperties.has(change.property);
const exitProperties = new Set(["Exit", "ExitFlow", "ExitToFlowId", "ExitToSelectionId"]);

/** When people leave at a step. */
const occasions: Readonly<Record<string, string>> = {
  Split: "no branch takes them",
  WaitForAction: "their time is up",
  SendSMS: "they have no number",
};

/** When somebody meets what changes, where it is not for all who come to it. */
export const occasionOf = (change: Change) => (isExit(change) ? occasions[change.node.type] : undefined);

/** What people will do at an exit that is new, goes or leads elsewhere. */
export function exitArrival(change: Change): string {
  const switched = change.action === "modify" && (change.property === "ExitFlow" || change.property === "Exit");
  if (switched && change.after === false) return "go on instead of leaving";
  return change.node.type === "SendSMS" ? "leave" : "find the new exit";
}
