import { describe, expect, test } from "vitest";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import type { Row } from "../../src/sandbox/store.ts";
import { type Agent, openAgent, wait } from "./workflow-agent.ts";

async function openFlow(agent: Agent, settings: Row = {}): Promise<EmailFlow> {
  const flow = await agent.save({ Name: "Enrolment", Steps: [wait(1)], ...settings });
  await agent.setStatus(flow.EmailFlowId, "Running");
  return flow;
}

const enrol = async (agent: Agent, { EmailFlowId }: EmailFlow, ...PersonIds: readonly number[]) =>
  (await agent.ask("TryAddPersonsToEmailFlow", { EmailFlowId, PersonIds })).json;

const person = (agent: Agent, index: number) => agent.store.ids("person")[index] ?? 0;

const waysOf = (agent: Agent, { EmailFlowId }: EmailFlow) =>
  agent.store.rows("workflow_instance").filter((row) => row.EmailFlowId === EmailFlowId);

describe("people enter", () => {
  test("before the first step, each with an answer of their own", async () => {
    const agent = openAgent();
    const flow = await openFlow(agent);
    expect(await enrol(agent, flow, person(agent, 0), 4, person(agent, 1))).toEqual([true, false, true]);
    expect(waysOf(agent, flow)).toMatchObject([
      { PersonId: person(agent, 0), Status: "Active", CurrentStepId: flow.Steps[0]?.WorkflowStepId },
      { PersonId: person(agent, 1), WorkflowId: flow.Steps[0]?.WorkflowId },
    ]);
  });

  test("a paused flow, but not one that is stopped", async () => {
    const agent = openAgent();
    const flow = await openFlow(agent);
    await agent.setStatus(flow.EmailFlowId, "Paused");
    expect(await enrol(agent, flow, person(agent, 0))).toEqual([true]);
    await agent.setStatus(flow.EmailFlowId, "Stopped");
    expect(await enrol(agent, flow, person(agent, 1))).toEqual([false]);
  });

  test("only once, where the flow says so", async () => {
    const agent = openAgent();
    const flow = await openFlow(agent);
    await enrol(agent, flow, person(agent, 0));
    agent.clock.now = "2026-11-30T08:00:00Z";
    await agent.ask("Run");
    await agent.ask("Run");
    agent.clock.now = "2026-12-10T08:00:00Z";
    await agent.ask("Run");
    expect(waysOf(agent, flow)).toMatchObject([{ Status: "Finished" }]);
    expect(await enrol(agent, flow, person(agent, 0))).toEqual([false]);
  });

  test("again, where the flow does not, but never twice at one time", async () => {
    const agent = openAgent();
    const flow = await openFlow(agent, { StartOnlyOnce: false, Steps: [] });
    expect(await enrol(agent, flow, person(agent, 0))).toEqual([true]);
    expect(await enrol(agent, flow, person(agent, 0))).toEqual([false]);
    await agent.ask("Run");
    expect(await enrol(agent, flow, person(agent, 0))).toEqual([true]);
  });

  test("until enrolment ends, read in the flow's time zone", async () => {
    const agent = openAgent();
    const flow = await openFlow(agent, { UseEnrollmentEnd: true, EnrollmentEnd: "[DT:11/24/2026 10:00:00]" });
    expect(await enrol(agent, flow, person(agent, 0))).toEqual([true]);
    agent.clock.now = "2026-11-24T09:30:00Z";
    expect(await enrol(agent, flow, person(agent, 1))).toEqual([false]);
  });

  test("not while they are on an exclusion list", async () => {
    const agent = openAgent();
    const Selection = agent.id("selection", "Competitors");
    const marking = await openFlow(agent, { Steps: [{ StepType: "AddToList", Selection }] });
    await enrol(agent, marking, person(agent, 0));
    await agent.ask("Run");
    const flow = await openFlow(agent, { BlockLists: [Selection] });
    expect(await enrol(agent, flow, person(agent, 0), person(agent, 1))).toEqual([false, true]);
  });

  test("and drop out of the flows that this one takes them from", async () => {
    const agent = openAgent();
    const left = await openFlow(agent);
    const flow = await openFlow(agent, { RemoveFromFlows: [left.EmailFlowId] });
    await enrol(agent, left, person(agent, 0), person(agent, 1));
    await enrol(agent, flow, person(agent, 0));
    expect(waysOf(agent, left)).toMatchObject([{ Status: "DropOut", CurrentStepId: 0 }, { Status: "Active" }]);
  });
});

describe("participants", () => {
  test("can be removed while the flow is paused, and leave no trace", async () => {
    const agent = openAgent();
    const flow = await openFlow(agent);
    await enrol(agent, flow, person(agent, 0), person(agent, 1));
    const [first] = waysOf(agent, flow);
    const removal = { EmailFlowId: flow.EmailFlowId, WorkflowInstanceIds: [first?.WorkflowInstanceId] };
    expect((await agent.ask("RemoveParticipantsFromEmailFlow", removal)).status).toBe(400);
    await agent.setStatus(flow.EmailFlowId, "Paused");
    expect((await agent.ask("RemoveParticipantsFromEmailFlow", removal)).status).toBe(204);
    expect(waysOf(agent, flow)).toHaveLength(1);
    expect((await agent.ask("RemoveParticipantsFromEmailFlow", removal)).status).toBe(400);
  });
});
