import { notBound } from "../../diagnostic/plan.ts";
import { content } from "../../diff/content.ts";
import { bindingOf } from "../binding-of.ts";
import { ended, originOf, type Step } from "../flow-state.ts";
import { isBound } from "../is-wanted.ts";

/** Writes down which server ids belong to the file's ids, so that the next plan knows them. */
export const bind: Step = async (state, world) => {
  const { flow, live, already } = state;
  if (live === undefined) return state;
  if (already && isBound(flow, live, world.bindings.get(flow.key))) return ended(state, "alreadyApplied");
  const applied = world.hash(content(live)).slice(0, 16);
  const problem = await world.store.write(bindingOf(flow, live, { applied, commit: world.commit, hash: world.hash }));
  return problem === undefined ? state : ended(state, "failed", notBound(originOf(flow), flow.name, problem.detail));
};
