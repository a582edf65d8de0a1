import { enrol, isCancelled, participation } from "../participant.ts";
import { doesNotHold, holdsIf, type Probe, unclear } from "../probe.ts";
import { farAway, wait } from "../scratch-steps.ts";

export const endsFlow: Probe = {
  id: "A18",
  needs: "nothing",
  async run(bench) {
    const flow = await bench.create({ ...farAway, Steps: [wait(1)] });
    await bench.start(flow);
    if (bench.person !== undefined) await enrol(bench, flow);
    const answer = await bench.setStatus(flow, "Stopped");
    if ("refused" in answer) return doesNotHold(`Ending a running flow was refused: ${answer.refused}`);
    const { Status } = await bench.read(flow.EmailFlowId);
    if (Status !== "Stopped") return doesNotHold(`A running flow that was ended is ${Status}.`);
    if (bench.person === undefined)
      return unclear(
        "The flow ended; whether people in it are cancelled was not probed: needs a person (--probe-person).",
      );
    const person = await participation(bench, flow);
    if (person === undefined) return doesNotHold("The flow ended, and the participation of the test person is gone.");
    return holdsIf(isCancelled(person), `The flow ended, and the test person is ${person.status}.`);
  },
};
