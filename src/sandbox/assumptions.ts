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
} as const;

export type Assumption = keyof typeof assumptions;
