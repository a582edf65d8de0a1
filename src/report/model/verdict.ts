import { visible } from "../../diagnostic/frame.ts";
import type { Plan } from "../../model/plan.ts";
import { counted } from "../layout.ts";
import { insideText } from "./inside-text.ts";
import { newsText } from "./news-text.ts";
import type { ToldFlow } from "./told-flow.ts";

/** Whether anything will change, where, what is gravest of it, and for whom. */
export function verdict({ flows, target, unchanged, heldBack, takesBack }: Plan, told: readonly ToldFlow[]): string {
  const where = visible(target);
  if (flows.length > 0) {
    const sentences = [`${counted(flows.length, "flow")} on ${where}`, ...newsText(told), insideText(told)];
    return `WILL CHANGE: yes. ${sentences.join(". ")}.`;
  }
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
