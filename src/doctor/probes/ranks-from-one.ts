import { holdsIf, type Probe } from "../probe.ts";
import { wait } from "../scratch-steps.ts";

export const ranksFromOne: Probe = {
  id: "A7",
  needs: "nothing",
  async run(bench) {
    const withoutRank = (days: number) => ({ ...wait(days), Rank: undefined });
    const { Steps } = await bench.create({ Steps: [withoutRank(1), withoutRank(2)] });
    const ranks = Steps.map((step) => `${step.StepType === "WaitForTime" ? step.NumIntervals : "?"}:${step.Rank}`);
    return holdsIf(
      ranks.toSorted().join(" ") === "1:1 2:2",
      `Two waits of 1 and 2 days came back with the ranks ${ranks.join(", ")}.`,
    );
  },
};
