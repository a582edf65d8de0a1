import { stalePlan } from "../../diagnostic/plan.ts";
import { present } from "../../util/invariant.ts";
import { abandon } from "../abandon.ts";
import { originOf, type Step } from "../flow-state.ts";
import { goneReference } from "../gone-reference.ts";

/** Refuses a flow that is to refer to one which is gone: the plan holds only while both are there. */
export const checkReferences: Step = async (state, world) => {
  const { flow, live, already } = state;
  if (already) return state;
  const { value: why, diagnostics } = await goneReference(flow, live, world.connection);
  if (why === "") return state;
  const problem =
    why === undefined
      ? present(diagnostics[0], "the reason of a failed read")
      : stalePlan(originOf(flow), flow.name, why);
  return abandon(state, world, problem);
};
