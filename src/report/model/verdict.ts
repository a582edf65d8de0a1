import { visible } from "../../diagnostic/frame.ts";
import type { Plan } from "../../model/plan.ts";
import { counted } from "../layout.ts";

/** Whether anything will change, where, and for whom. */
export function verdict({ flows, target, unchanged, heldBack, takesBack }: Plan): string {
  const where = visible(target);
  if (flows.length > 0) return `WILL CHANGE: yes. ${counted(flows.length, "flow")} on ${where}. ${whom({ flows })}`;
  if (heldBack.length > 0) {
    const left = heldBack.length === 1 ? "is" : "are";
    return `WILL CHANGE: no. ${counted(heldBack.length, "flow")} would have to be paused and ${left} left out.`;
  }
  if (takesBack !== undefined) return nothingToTakeBack({ unchanged });
  if (unchanged.length === 0) return "WILL CHANGE: no. There are no flows.";
  const all = unchanged.length === 1 ? "The flow is" : `All ${unchanged.length} flows are`;
  return `WILL CHANGE: no. ${all} on ${where} as the files say.`;
}

/** Of the files a plan of the way back knows nothing. */
function nothingToTakeBack({ unchanged }: Pick<Plan, "unchanged">): string {
  if (unchanged.length === 0) return "WILL CHANGE: no. There is nothing to go back to: that apply only created.";
  const what = unchanged.length === 1 ? "The flow is" : `All ${unchanged.length} flows are`;
  return `WILL CHANGE: no. ${what} as before that apply already.`;
}

/** Who is in the flows that change; a number that nobody knows is said to be not known. */
function whom({ flows }: Pick<Plan, "flows">): string {
  const where = flows.length === 1 ? "it" : "them";
  if (flows.every(({ action }) => action === "create")) return `Nobody is in ${where} yet.`;
  const asked = flows.flatMap(({ people }) => people ?? []);
  const known = asked.reduce((sum, { total }) => sum + (total ?? 0), 0);
  if (asked.length === 0) return `Who is in ${where} was not asked.`;
  if (asked.some(({ total }) => total === null)) return `How many people are in ${where} now is not known.`;
  const people = known === 0 ? "Nobody is" : known === 1 ? "1 person is" : `${known} people are`;
  return `${people} in ${where} now.`;
}

/** How many people are cancelled for good at most. */
export function cancelledBy({ flows }: Pick<Plan, "flows">): number {
  return flows.reduce((sum, { cancels }) => sum + (cancels ?? 0), 0);
}
