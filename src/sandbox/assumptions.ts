/** How the server is assumed to behave where nobody documents it (design §6), with the probe that settles it. */
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
    probe: "Ask for the default Split step and look at its options",
  },
  A4: {
    says: "ExitFlowId, ExitSuccessFlowId, ExitToFlowId and RemoveFromFlows hold EmailFlowIds",
    probe: "Save both candidates and read back; compare with workflow.exit_flow_id of the dynamic provider",
  },
  A5: { says: "Saving a running flow is refused with 400", probe: "Start a flow and save it" },
  A6: {
    says: "Status inside SaveEmailFlow changes nothing for a flow that exists",
    probe: "Save a stopped flow with Status Running and read it",
  },
  A7: { says: "Rank starts at 1 and follows the order of the array", probe: "Save steps without ranks and read them" },
  A8: {
    says: "A link split for any mailing has ShipmentId 0",
    probe: "Read a split for any mailing that the window made",
  },
  A9: {
    says: "The key store takes keys that are bound to no table",
    probe: "Save a foreign key without table and record",
  },
  A10: { says: "UpdatedDate changes with every save", probe: "Save an unchanged flow twice and compare" },
  A11: {
    says: "SaveEmailFlow drops properties that it does not know",
    probe: "Save a flow with a property of your own and read it",
  },
  A12: {
    says: "A property that is missing or null in a saved flow gets its default",
    probe: "Save a flow without its description, and with null triggers, and read it",
  },
  A13: {
    says: "An enum's name that the server does not know is refused with 400",
    probe: "Save a flow with FromType Nobody",
  },
  A14: {
    says: "An id that names no record of its list is refused with 400",
    probe: "Save a flow in a folder that does not exist, and a step with a mailing that does not exist",
  },
  A15: {
    says: "A node's id that the flow does not have is refused with 400",
    probe: "Save a new flow with a step whose WorkflowStepId is 1",
  },
  A16: {
    says: "A new flow without owner, time zone or visibility gets the user, Europe/Oslo and everybody",
    probe: "Save a flow with nothing but a name and read it",
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
} as const;

export type Assumption = keyof typeof assumptions;
