/**
 * How the server is assumed to behave where nobody documents it (design §6), with the probe that settles it. The
 * sandbox behaves so unless it is told otherwise, and `flowform doctor --probe` asks a tenant.
 */
export const assumptions = {
  A1: {
    says: "SaveEmailFlow replaces: steps, triggers, goals, options and actions missing from the payload are deleted",
    probe: "Create a flow with two steps, save it with one, read it",
  },
  A2: {
    says: "A known id that is sent back keeps its row and the people on it, wherever it stands",
    probe: "Save two steps in the other order, and one inside a branch; read the ids",
  },
  A3: {
    says: "Everyone else is an option of type None, the last in rank",
    probe: "Ask for the default Split step, save a split with one branch and everyone else, and look at the options",
  },
  A4: {
    says: "ExitFlowId, ExitSuccessFlowId, ExitToFlowId and RemoveFromFlows hold EmailFlowIds",
    probe: "Save both candidates and read back; when both are taken, look which one the list emailflow has",
  },
  A5: { says: "Saving a running flow is refused with 400", probe: "Start a flow and save it" },
  A6: {
    says: "Status inside SaveEmailFlow changes nothing for a flow that exists",
    probe: "Save a stopped flow with Status Running and read it",
  },
  A7: { says: "Rank starts at 1 and follows the order of the array", probe: "Save steps without ranks and read them" },
  A8: {
    says: "A link split for any mailing has ShipmentId 0",
    probe: "Save a link split with ShipmentId 0 and read it",
  },
  A9: {
    says: "The key store takes keys that are bound to no table",
    probe: "Save a foreign key without table and record",
  },
  A10: { says: "UpdatedDate changes with every save", probe: "Save an unchanged flow a second later and compare" },
  A11: {
    says: "SaveEmailFlow drops properties that it does not know",
    probe: "Save a flow with a property of your own and read it",
  },
  A12: {
    says: "A property that is missing or null in a saved flow gets its default",
    probe: "Save a flow without its description, and with null for its sender's name, and read it",
  },
  A13: {
    says: "An enum's name that the server does not know is refused with 400",
    probe: "Save a flow with a FromType of your own",
  },
  A14: {
    says: "An id that names no record of its list is refused with 400",
    probe: "Save a flow in a folder that does not exist, and a step with a mailing that does not exist",
  },
  A15: {
    says: "A node's id that the flow does not have is refused with 400",
    probe: "Save a new flow with a step that has the id of a step of another scratch flow",
  },
  A16: {
    says: "A new flow without owner, time zone or visibility gets the user, a guessed time zone and everybody",
    probe: "Save a flow with neither of them and read it",
  },
  A17: {
    says: "People on a step that a save removes go on to the next step that is left",
    probe: "Remove an e-mail step with one test participant before it and read the participant",
  },
  A18: {
    says: "SetStatusOnWorkflow with Stopped ends a flow and cancels its participants",
    probe: "Stop a flow with one test participant and read the participant",
  },
  A19: {
    says: "CopyEmailFlow copies everything but the id, the name, the status and the participants",
    probe: "Copy a flow that has triggers, goals and branches and compare",
  },
  A20: { says: "A flow that is not running cannot be paused", probe: "Set the status of a stopped flow to Paused" },
  A21: {
    says: "RemoveParticipantsFromEmailFlow is refused with 400 while the flow runs",
    probe: "Remove one test participant from a running flow",
  },
  A22: {
    says: "A call that an agent refuses is answered with 400, not with 200 and null",
    probe: "Start a flow whose e-mail step has no mailing",
  },
  A23: {
    says: "A new flow, step, branch, trigger, goal and action have the defaults of Flowform's table",
    probe: "Compare the answers of every CreateDefault method with the table",
  },
  A24: {
    says: "Folder, time zone, owner and subscription are taken by their id alone",
    probe: "Save a flow with the id of a time zone and nothing else of it, and read it",
  },
  A25: {
    says: "A save replaces what somebody else has saved meanwhile, without a word",
    probe: "Save a flow with an UpdatedDate that is an hour too old",
  },
  A26: {
    says: "Texts are kept as they are sent: not trimmed, not cut, not cleaned of markup",
    probe: "Save a description with spaces around it, a tag and a line break, and read it",
  },
  A27: {
    says: "Conditions keep every group and every line that is sent",
    probe: "Save a filter of two groups and read it",
  },
  A28: {
    says: "People who wait in a step have that step as the next one, and the step after it only when they have waited",
    probe: "Put one test participant into a wait and read workflowInstanceCurrentStepId",
  },
  A29: {
    says: "EmailFlowInstances has the column workflowInstanceCurrentStepId and can be filtered by workflowInstanceStatus 2",
    probe: "Read EmailFlowInstances of one flow so, and compare the number of rows with workflowInProgressCount",
  },
  A30: {
    says: "A licence without a limit of active flows has a Maximum of 0 that is not reached",
    probe: "Ask for GetWorkflowFencingInfo on a tenant with the plan Super",
  },
} as const;

export type Assumption = keyof typeof assumptions;

/** Whether a text is the id of an assumption: "A7". */
export function isAssumption(text: string): text is Assumption {
  return Object.hasOwn(assumptions, text);
}
