import { enrol, isActive, participation } from "../participant.ts";
import { CannotTell, doesNotHold, holdsIf, type Probe } from "../probe.ts";
import { farAway, notice } from "../scratch-steps.ts";

export const movesOn: Probe = {
  id: "A17",
  needs: "person",
  async run(bench) {
    const flow = await bench.create({ ...farAway, Steps: [notice(), notice()] });
    await bench.start(flow);
    await bench.setStatus(flow, "Paused");
    await enrol(bench, flow);
    const after = await bench.save({ ...flow, Status: "Paused", Steps: flow.Steps.slice(1) });
    const next = flow.Steps[1]?.WorkflowStepId;
    const left = after.Steps.map(({ WorkflowStepId }) => WorkflowStepId);
    if (left.length !== 1 || left[0] !== next)
      throw new CannotTell(`Saved with step ${next} alone, the flow has the steps ${left.join(", ")}.`);
    const person = await participation(bench, flow);
    if (person === undefined) return doesNotHold("The test person's participation was gone with the step.");
    return holdsIf(
      isActive(person) && person.stepId === next,
      `The test person is ${person.status} and stands before ${person.stepId === next ? "the next step" : `step ${person.stepId}`}.`,
    );
  },
};
