import { holdsIf, type Probe } from "../probe.ts";
import { wait } from "../scratch-steps.ts";

export const replacesMissing: Probe = {
  id: "A1",
  needs: "nothing",
  async run(bench) {
    const flow = await bench.create({ Steps: [wait(1), wait(2)], Goals: [{ GoalType: "RequestCreated" }] });
    const { Steps, Goals } = await bench.save({ ...flow, Steps: flow.Steps.slice(0, 1), Goals: [] });
    const saw = `Two steps and a goal, saved with one step and no goal: ${Steps.length} of 2 and ${Goals.length} of 1 are there.`;
    return holdsIf(Steps.length === 1 && Goals.length === 0, saw);
  },
};
