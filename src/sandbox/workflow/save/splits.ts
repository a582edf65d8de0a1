import type { SandboxState } from "../../state.ts";
import type { Row } from "../../store.ts";
import { anyMailing } from "../carrier/record-id.ts";
import { defaultCarrier } from "../defaults.ts";

/** The steps with every split as the server keeps it, were it other than assumed (A3, A8). */
export function keepSplits(steps: readonly Row[], state: SandboxState): readonly Row[] {
  return steps.map((step) => {
    if (step.StepType !== "Split") return step;
    const options = (step.Options as readonly Row[]).map((option) => ({
      ...option,
      Steps: keepSplits(option.Steps as readonly Row[], state),
    }));
    const split = { ...step, Options: options };
    const withMailing = state.otherwise.has("A8") ? withAnyMailing(split) : split;
    return state.otherwise.has("A3") ? withEveryoneElse(withMailing) : withMailing;
  });
}

function withAnyMailing(split: Row): Row {
  const isForAny = split.SplitOptionType === "LinkClicked" && split.ShipmentId === 0;
  return isForAny ? { ...split, ShipmentId: anyMailing } : split;
}

/** ASSUMED (A3): a split without a branch for everyone else is kept so; the other way it gets one, the last in rank. */
function withEveryoneElse(split: Row): Row {
  const options = split.Options as readonly Row[];
  const missing = options.every(({ OptionType }) => OptionType !== "None");
  return missing ? { ...split, Options: [...options, defaultCarrier("option", "None")] } : split;
}
