import type { EmailFlow } from "../../model/email-flow.ts";
import { nodesOf } from "../../model/node.ts";
import { holdsIf, type Probe } from "../probe.ts";
import { split, wait } from "../scratch-steps.ts";

const shape = (flow: EmailFlow) =>
  nodesOf(flow)
    .map(({ kind, type }) => `${kind} ${type}`.trim())
    .join(", ");

export const copiesAll: Probe = {
  id: "A19",
  needs: "nothing",
  async run(bench) {
    const flow = await bench.create({
      Triggers: [{ TriggerType: "PersonCreated" }],
      Goals: [{ GoalType: "RequestCreated" }],
      Steps: [split([wait(1)])],
    });
    const copy = await bench.copy(flow);
    const isWhole = shape(copy) === shape(flow) && copy.Status === "Stopped";
    return holdsIf(
      isWhole,
      isWhole ? "The copy is whole and stopped." : `The copy is ${copy.Status} and has ${shape(copy)}.`,
    );
  },
};
