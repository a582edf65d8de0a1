import { notReleased } from "../../diagnostic/way-back.ts";
import { ended, originOf, type Step } from "../flow-state.ts";

/** Crosses out what was remembered of a flow that has no file any more. */
export const release: Step = async (state, world) => {
  const { flow } = state;
  const binding = world.bindings.get(flow.key);
  if (binding === undefined) return state.live === undefined ? ended(state, "alreadyApplied") : state;
  const problem = await world.store.forget(flow.key);
  return problem === undefined ? state : ended(state, "failed", notReleased(originOf(flow), flow.name, problem.detail));
};
