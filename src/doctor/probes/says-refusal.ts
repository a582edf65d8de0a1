import { defaultsOf } from "../../model/defaults.ts";
import { doesNotHold, type Probe } from "../probe.ts";
import { refusedOrNot } from "../refused-or-not.ts";
import { farAway } from "../scratch-steps.ts";

export const saysRefusal: Probe = {
  id: "A22",
  needs: "ending",
  async run(bench) {
    const flow = await bench.create({ ...farAway, Steps: [defaultsOf("step", "SendEmail")] });
    const answer = await bench.setStatus(flow, "Running");
    if ("refused" in answer) return refusedOrNot("Starting a flow whose e-mail step has no mailing", answer);
    const { Status } = await bench.read(flow.EmailFlowId);
    return doesNotHold(
      `Starting a flow whose e-mail step has no mailing was answered with ${JSON.stringify(answer.json)}; it is ${Status}.`,
    );
  },
};
