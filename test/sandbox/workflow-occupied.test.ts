import { describe, expect, test } from "vitest";
import type { SplitStep, Step } from "../../src/model/step.ts";
import { type Agent, openAgent, split, wait } from "./workflow-agent.ts";

async function openFlow(agent: Agent) {
  const Steps = [{ StepType: "RunScript" }, wait(1), split([wait(2)], [{ StepType: "RunScript" }]), wait(3)];
  const flow = await agent.save({ Name: "Occupied", Steps });
  const [script, first, middle, last] = flow.Steps as [Step, Step, SplitStep, Step];
  const [branch, everyoneElse] = middle.Options as [SplitStep["Options"][number], SplitStep["Options"][number]];
  return { flow, script, first, middle, last, branch, everyoneElse };
}

describe("while people stand on a wait", () => {
  test("it cannot be removed", async () => {
    const agent = openAgent();
    const { flow, script, first, middle, last } = await openFlow(agent);
    agent.stand(flow, first.WorkflowStepId);
    expect(await agent.refusal({ ...flow, Steps: [script, middle, last] })).toContain("cannot be removed");
  });

  test("it cannot be moved into a branch", async () => {
    const agent = openAgent();
    const { flow, script, first, middle, last, branch, everyoneElse } = await openFlow(agent);
    agent.stand(flow, first.WorkflowStepId);
    const moved = { ...middle, Options: [{ ...branch, Steps: [first] }, everyoneElse] };
    expect(await agent.refusal({ ...flow, Steps: [script, moved, last] })).toContain("cannot be moved");
  });

  test("it cannot change places with another one that people stand on", async () => {
    const agent = openAgent();
    const { flow, script, first, middle, last } = await openFlow(agent);
    agent.stand(flow, first.WorkflowStepId);
    agent.stand(flow, last.WorkflowStepId);
    expect(await agent.refusal({ ...flow, Steps: [script, last, middle, first] })).toContain("cannot be moved");
  });

  test("other steps can come, go and move around it", async () => {
    const agent = openAgent();
    const { flow, script, first, middle } = await openFlow(agent);
    const person = agent.stand(flow, first.WorkflowStepId);
    const after = await agent.save({ ...flow, Steps: [wait(9), first, script, middle] });
    expect(after.Steps).toHaveLength(4);
    expect(agent.store.get("workflow_instance", person)).toMatchObject({ CurrentStepId: first.WorkflowStepId });
  });

  test("its settings can change", async () => {
    const agent = openAgent();
    const { flow, script, first, middle, last } = await openFlow(agent);
    agent.stand(flow, first.WorkflowStepId);
    const after = await agent.save({ ...flow, Steps: [script, { ...first, NumIntervals: 5 }, middle, last] });
    expect(after.Steps[1]).toMatchObject({ NumIntervals: 5 });
  });
});

test("a split cannot be removed while people stand on it", async () => {
  const agent = openAgent();
  const { flow, script, first, middle, last } = await openFlow(agent);
  agent.stand(flow, middle.WorkflowStepId);
  expect(await agent.refusal({ ...flow, Steps: [script, first, last] })).toContain("Split");
});

test("a branch cannot be removed while people are anywhere in it", async () => {
  const agent = openAgent();
  const { flow, script, first, middle, last, branch, everyoneElse } = await openFlow(agent);
  agent.stand(flow, branch.Steps[0]?.WorkflowStepId ?? 0);
  const without = { ...middle, Options: [everyoneElse] };
  expect(await agent.refusal({ ...flow, Steps: [script, first, without, last] })).toContain(
    `Branch ${branch.WorkflowStepOptionId} cannot be removed`,
  );
});

test("the branch for everyone else can never be removed, but with its split", async () => {
  const agent = openAgent();
  const { flow, script, first, middle, last, branch } = await openFlow(agent);
  const without = { ...middle, Options: [branch] };
  expect(await agent.refusal({ ...flow, Steps: [script, first, without, last] })).toContain("everyone else");
  expect((await agent.save({ ...flow, Steps: [script, first, last] })).Steps).toHaveLength(3);
});

test("people before another step that is removed go on to the next one that is left", async () => {
  const agent = openAgent();
  const { flow, script, first, middle, last, branch, everyoneElse } = await openFlow(agent);
  const early = agent.stand(flow, script.WorkflowStepId);
  const inner = agent.stand(flow, everyoneElse.Steps[0]?.WorkflowStepId ?? 0);
  const emptied = { ...middle, Options: [branch, { ...everyoneElse, Steps: [] }] };
  await agent.save({ ...flow, Steps: [first, emptied, last] });
  expect(agent.store.get("workflow_instance", early)).toMatchObject({ CurrentStepId: first.WorkflowStepId });
  expect(agent.store.get("workflow_instance", inner)).toMatchObject({ CurrentStepId: last.WorkflowStepId });
});
