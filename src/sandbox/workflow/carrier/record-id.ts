import type { SandboxState } from "../../state.ts";
import { associateById, listItemById } from "../../world/lookup.ts";

/** ASSUMED (A8): a link split for any mailing has ShipmentId 0; the other way "any" is a number of its own. */
export const anyMailing = -1;

type Has = (state: SandboxState, id: number) => boolean;

/** Rows that stand for no record of their own (superoffice-api.md E2). */
const autoAssign = 2_147_483_647;
const soldAndLost: readonly number[] = [-2, -1];

/** The lists whose ids are not simply the rows of a stored list. */
const lists: Readonly<Record<string, Has>> = {
  associate: (state, id) => associateById(state, id) !== undefined,
  serviceassociate: (state, id) => id === autoAssign || associateById(state, id) !== undefined,
  salestage: (state, id) => soldAndLost.includes(id) || listItemById(state, "salestage", id) !== undefined,
};

/**
 * Whether an id names a record of a list. ASSUMED (A4): flows are named by their EmailFlowId, the other way by their
 * WorkflowId; ASSUMED (A14): an id that names nothing is refused, the other way it is kept.
 */
export function namesRecord(state: SandboxState, list: string, id: number): boolean {
  if (list === "flow") return state.store.get(state.otherwise.has("A4") ? "workflow" : "email_flow", id) !== undefined;
  if (state.otherwise.has("A14")) return true;
  if (list === "specifiedmailings" && id === anyMailing) return state.otherwise.has("A8");
  return lists[list]?.(state, id) ?? listItemById(state, list, id) !== undefined;
}
