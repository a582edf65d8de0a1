import { abandon } from "../abandon.ts";
import type { Step } from "../flow-state.ts";
import { peopleCameIn } from "../people-came-in.ts";

/** Stops where people stand by now on a place that the plan saw empty. A flow that was paused keeps them where they are. */
export const checkPeople: Step = async (state, world) => {
  if (state.already) return state;
  const newcomers = await peopleCameIn(state.flow, state.live, world.connection);
  return newcomers === undefined ? state : abandon(state, world, newcomers);
};
