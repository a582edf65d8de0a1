import { expect, test } from "vitest";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import { nodesOf } from "../../src/model/node.ts";
import { idProperty } from "../../src/model/properties-of.ts";
import type { SplitStep, Step } from "../../src/model/step.ts";
import { type Agent, openAgent, split, wait } from "./workflow-agent.ts";

const idsOf = (flow: EmailFlow) =>
  nodesOf(flow)
    .map(({ value, kind }) => Number(value[idProperty[kind]]))
    .sort();

/** A wait, a split with one wait in its branch, and another wait. */
async function openFlow(agent: Agent) {
  const flow = await agent.save({ Name: "Moves", Steps: [wait(1), split([wait(2)]), wait(3)] });
  const [first, middle, last] = flow.Steps as [Step, SplitStep, Step];
  const [branch, everyoneElse] = middle.Options as [SplitStep["Options"][number], SplitStep["Options"][number]];
  return { flow, first, middle, last, branch, everyoneElse, inner: branch.Steps[0] as Step };
}

test("a step that moves into a branch keeps its id", async () => {
  const agent = openAgent();
  const { flow, first, middle, last, branch, everyoneElse } = await openFlow(agent);
  const moved = { ...middle, Options: [{ ...branch, Steps: [last, ...branch.Steps] }, everyoneElse] };
  const after = await agent.save({ ...flow, Steps: [first, moved] });
  expect(idsOf(after)).toEqual(idsOf(flow));
  expect(after.Steps[1]).toMatchObject({
    Options: [{ Steps: [{ WorkflowStepId: last.WorkflowStepId, NumIntervals: 3, Rank: 1 }, { Rank: 2 }] }, {}],
  });
});

test("a step that moves out of a branch keeps its id", async () => {
  const agent = openAgent();
  const { flow, first, middle, last, branch, everyoneElse, inner } = await openFlow(agent);
  const emptied = { ...middle, Options: [{ ...branch, Steps: [] }, everyoneElse] };
  const after = await agent.save({ ...flow, Steps: [inner, first, emptied, last] });
  expect(idsOf(after)).toEqual(idsOf(flow));
  expect(after.Steps[0]).toMatchObject({ WorkflowStepId: inner.WorkflowStepId, Rank: 1 });
});

test("branches that change places keep their ids and their steps", async () => {
  const agent = openAgent();
  const { flow, first, middle, last, branch, everyoneElse } = await openFlow(agent);
  const after = await agent.save({
    ...flow,
    Steps: [first, { ...middle, Options: [everyoneElse, branch] }, last],
  });
  expect((after.Steps[1] as SplitStep).Options.map((option) => option.WorkflowStepOptionId)).toEqual([
    everyoneElse.WorkflowStepOptionId,
    branch.WorkflowStepOptionId,
  ]);
  expect(idsOf(after)).toEqual(idsOf(flow));
});

test("an id that was given once is never given again", async () => {
  const agent = openAgent();
  const { flow, first } = await openFlow(agent);
  await agent.save({ ...flow, Steps: [first] });
  const after = await agent.save({ ...flow, Steps: [first, wait(9)] });
  expect(idsOf(flow)).not.toContain(after.Steps[1]?.WorkflowStepId);
});
