import { doesNotHold, type Probe } from "../probe.ts";
import { refusedOrNot } from "../refused-or-not.ts";
import { wait } from "../scratch-steps.ts";

export const foreignNode: Probe = {
  id: "A15",
  needs: "nothing",
  async run(bench) {
    const owner = await bench.create({ Steps: [wait(1)] });
    const WorkflowStepId = owner.Steps[0]?.WorkflowStepId;
    const saved = await bench.tryCreate({ Steps: [{ ...wait(1), WorkflowStepId }] });
    if ("refused" in saved) return refusedOrNot("A step with the id of another flow's step", saved);
    const got = saved.flow.Steps[0]?.WorkflowStepId;
    const left = (await bench.read(owner.EmailFlowId)).Steps.length;
    const taken = left === 0 ? "was taken from its flow" : got === WorkflowStepId ? "is in both flows" : "got a new id";
    return doesNotHold(`A step with the id of another flow's step was accepted and ${taken}.`);
  },
};
