import { enrol, participation } from "../participant.ts";
import { holdsIf, type Probe, unclear } from "../probe.ts";
import { notice, waitForEver } from "../scratch-steps.ts";

export const waitsOnStep: Probe = {
  id: "A28",
  needs: "person",
  async run(bench) {
    const flow = await bench.create({ Steps: [waitForEver(), notice()] });
    await bench.start(flow);
    await enrol(bench, flow);
    const person = await participation(bench, flow);
    const [waiting, after] = flow.Steps.map(({ WorkflowStepId }) => WorkflowStepId);
    if (person === undefined || ![waiting, after].includes(person.stepId))
      return unclear("The test person was not seen in the wait.");
    const place = person.stepId === waiting ? "the wait" : "the step after the wait";
    return holdsIf(person.stepId === waiting, `The test person, who waits, has ${place} as the next step.`);
  },
};
