import { notBound } from "../../diagnostic/plan.ts";
import { bindingOf, nextSerial } from "../binding-of.ts";
import { ended, originOf, type Step } from "../flow-state.ts";
import { isBound } from "../is-wanted.ts";

/** Writes down which server ids belong to the file's ids, so that the next plan knows them. */
export const bind: Step = async (state, world) => {
  const { flow, live, already } = state;
  if (live === undefined) return state;
  if (already && isBound(flow, live, world.bindings.get(flow.key))) return ended(state, "alreadyApplied");
  const { hash, commit, bindings, store } = world;
  const serial = nextSerial(bindings.get(flow.key));
  const problem = await store.write(bindingOf(flow, live, { commit, serial, hash }));
  return problem === undefined ? state : ended(state, "failed", notBound(originOf(flow), flow.name, problem.detail));
};
