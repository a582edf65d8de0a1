import { holdsIf, type Probe } from "../probe.ts";
import { farAway, wait } from "../scratch-steps.ts";

export const statusIgnored: Probe = {
  id: "A6",
  needs: "ending",
  async run(bench) {
    const flow = await bench.create({ ...farAway, Steps: [wait(1)] });
    const { Status } = await bench.save({ ...flow, Status: "Running" });
    return holdsIf(Status === flow.Status, `A flow that was ${flow.Status}, saved as Running, is ${Status}.`);
  },
};
