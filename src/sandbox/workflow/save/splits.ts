import type { SandboxState } from "../../state.ts";
import type { Row } from "../../store.ts";
import { anyMailing } from "../carrier/record-id.ts";

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
    return state.otherwise.has("A3") ? everyoneElseFirst(withMailing) : withMailing;
  });
}

function withAnyMailing(split: Row): Row {
  const isForAny = split.SplitOptionType === "LinkClicked" && split.ShipmentId === 0;
  return isForAny ? { ...split, ShipmentId: anyMailing } : split;
}

/** ASSUMED (A3): everyone else is the last option; the other way it is the first. */
function everyoneElseFirst(split: Row): Row {
  const options = split.Options as readonly Row[];
  return { ...split, Options: options.toSorted((a, b) => Number(isBranch(a)) - Number(isBranch(b))) };
}

const isBranch = ({ OptionType }: Row) => OptionType !== "None";
