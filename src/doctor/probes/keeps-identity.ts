import type { EmailFlow } from "../../model/email-flow.ts";
import { nodesOf } from "../../model/node.ts";
import { holdsIf, type Probe } from "../probe.ts";
import { split, wait } from "../scratch-steps.ts";

/** The waits of a flow: their length tells which is which, wherever they stand. */
const idsByDays = (flow: EmailFlow) =>
  nodesOf(flow)
    .filter(({ type }) => type === "WaitForTime")
    .map(({ value, serverId }) => `${value.NumIntervals}: ${serverId}`)
    .sort()
    .join(", ");

export const keepsIdentity: Probe = {
  id: "A2",
  needs: "nothing",
  async run(bench) {
    const flow = await bench.create({ Steps: [wait(1), wait(2), split([wait(3)])] });
    const [first, second, last] = flow.Steps;
    const { Options = [] } = last?.StepType === "Split" ? last : {};
    const [branch, ...others] = Options;
    const Steps = [second, { ...last, Options: [{ ...branch, Steps: [...(branch?.Steps ?? []), first] }, ...others] }];
    const moved = await bench.save({ ...flow, Steps });
    const [before, after] = [idsByDays(flow), idsByDays(moved)];
    return holdsIf(before === after, `Three waits had the ids ${before}, and after moving two of them ${after}.`);
  },
};
