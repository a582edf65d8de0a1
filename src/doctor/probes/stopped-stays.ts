import { holdsIf, type Probe } from "../probe.ts";
import { refusedOrNot } from "../refused-or-not.ts";
import { farAway, wait } from "../scratch-steps.ts";

export const stoppedStays: Probe = {
  id: "A20",
  needs: "ending",
  async run(bench) {
    const flow = await bench.create({ ...farAway, Steps: [wait(1)] });
    const answer = await bench.setStatus(flow, "Paused");
    if ("refused" in answer) return refusedOrNot("Pausing a stopped flow", answer);
    const { Status } = await bench.read(flow.EmailFlowId);
    return holdsIf(Status === "Stopped", `A stopped flow that was paused is ${Status}.`);
  },
};
