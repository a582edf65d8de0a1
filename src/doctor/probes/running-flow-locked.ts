import { doesNotHold, type Probe } from "../probe.ts";
import { refusedOrNot } from "../refused-or-not.ts";
import { farAway, wait } from "../scratch-steps.ts";

export const runningFlowLocked: Probe = {
  id: "A5",
  needs: "ending",
  async run(bench) {
    const flow = await bench.create({ ...farAway, Steps: [wait(1)] });
    await bench.start(flow);
    const saved = await bench.trySave({ ...flow, Status: "Running", Description: "changed" });
    if ("refused" in saved) return refusedOrNot("Saving a running flow", saved);
    return doesNotHold(
      `Saving a running flow was accepted; its description is now ${JSON.stringify(saved.flow.Description)}.`,
    );
  },
};
