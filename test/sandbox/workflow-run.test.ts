import { expect, test } from "vitest";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import type { SplitStep } from "../../src/model/step.ts";
import { type Agent, openAgent, split, wait } from "./workflow-agent.ts";

async function start(agent: Agent, Steps: readonly unknown[], settings: object = {}): Promise<EmailFlow> {
  const flow = await agent.save({ Name: "Engine", FromAddr: "a@example.com", ...settings, Steps });
  const { status, json } = await agent.setStatus(flow.EmailFlowId, "Running");
  if (status !== 200) throw new Error(JSON.stringify(json));
  return flow;
}

async function enter(agent: Agent, flow: EmailFlow, index = 0): Promise<void> {
  const PersonIds = [agent.store.ids("person")[index]];
  await agent.ask("TryAddPersonsToEmailFlow", { EmailFlowId: flow.EmailFlowId, PersonIds });
}

async function runAt(agent: Agent, now: string): Promise<void> {
  agent.clock.now = now;
  await agent.ask("Run");
}

const wayOf = (agent: Agent, { EmailFlowId }: EmailFlow) =>
  agent.store.rows("workflow_instance").find((row) => row.EmailFlowId === EmailFlowId);

test("people pass what does not wait, wait as long as they shall, and finish", async () => {
  const agent = openAgent();
  const script = { StepType: "NotifyByEmail", Subject: "s", Text: "t" };
  const flow = await start(agent, [script, wait(3), script]);
  await enter(agent, flow);
  await runAt(agent, "2026-11-24T09:00:00Z");
  const standing = { CurrentStepId: flow.Steps[1]?.WorkflowStepId, WaitUntil: "2026-11-27T09:00:00Z" };
  expect(wayOf(agent, flow)).toMatchObject({ Status: "Active", ...standing });
  await runAt(agent, "2026-11-27T08:59:59Z");
  expect(wayOf(agent, flow)).toMatchObject(standing);
  await runAt(agent, "2026-11-27T09:00:00Z");
  expect(wayOf(agent, flow)).toMatchObject({ Status: "Finished", CurrentStepId: 0 });
});

test("working days leave out Saturday and Sunday", async () => {
  const agent = openAgent();
  const flow = await start(agent, [{ ...wait(2), IntervalType: "WorkingDays" }]);
  await enter(agent, flow);
  await runAt(agent, "2026-11-27T08:00:00Z"); // a Friday; the wait began on Tuesday
  expect(wayOf(agent, flow)).toMatchObject({ Status: "Finished" });
  const later = await start(agent, [{ ...wait(2), IntervalType: "WorkingDays" }]);
  await enter(agent, later);
  await runAt(agent, "2026-11-27T08:00:01Z");
  expect(wayOf(agent, later)).toMatchObject({ WaitUntil: "2026-12-01T08:00:00Z" });
});

test("a wait until a moment is read in the flow's time zone", async () => {
  const agent = openAgent();
  const until = { StepType: "WaitForTime", TimeWaitAlgorithm: "UntilSpecified", Until: "[DT:07/01/2027 08:00:00]" };
  const flow = await start(agent, [until]);
  await enter(agent, flow);
  await runAt(agent, "2026-11-24T09:00:00Z");
  expect(wayOf(agent, flow)).toMatchObject({ WaitUntil: "2027-07-01T06:00:00Z" });
});

test("before the flow's start, people only wait, and the first step begins then", async () => {
  const agent = openAgent();
  const flow = await start(agent, [wait(1)], { UseWorkflowStart: true, WorkflowStart: "[DT:12/01/2026 09:00:00]" });
  await enter(agent, flow);
  await runAt(agent, "2026-11-30T08:00:00Z");
  expect(wayOf(agent, flow)).toMatchObject({ WaitUntil: "2026-12-01T08:00:00.000Z" });
  await runAt(agent, "2026-12-01T08:00:00Z");
  expect(wayOf(agent, flow)).toMatchObject({ Status: "Active", WaitUntil: "2026-12-02T08:00:00Z" });
});

test("a wait for action ends in time, and may lead out to another flow and a list", async () => {
  const agent = openAgent();
  const target = await start(agent, [wait(1)]);
  const flow = await start(agent, [
    {
      StepType: "WaitForAction",
      Actions: [{ ActionType: "LinkClicked" }],
      WaitForTimeout: true,
      ActionTimeout: 1,
      TimeoutIntervalType: "Weeks",
      ExitFlow: true,
      ExitToFlowId: target.EmailFlowId,
    },
  ]);
  await enter(agent, flow);
  await runAt(agent, "2026-11-24T08:00:00Z");
  expect(wayOf(agent, flow)).toMatchObject({ WaitUntil: "2026-12-01T08:00:00Z" });
  await runAt(agent, "2026-12-01T08:00:00Z");
  expect(wayOf(agent, flow)).toMatchObject({ Status: "DropOut" });
  expect(wayOf(agent, target)).toMatchObject({ Status: "Active" });
});

test("a split takes the first branch that fits, everyone else otherwise, and its end leads on", async () => {
  const agent = openAgent();
  const Selection = agent.id("selection", "VIP customers");
  const divided = split([wait(2)], [wait(4)]);
  const [members, others] = divided.Options as readonly [object, object];
  const flow = await start(agent, [{ ...divided, Options: [{ ...members, SelectionId: Selection }, others] }, wait(6)]);
  const marking = await start(agent, [{ StepType: "AddToList", Selection }]);
  await enter(agent, marking);
  await runAt(agent, agent.clock.now);
  await enter(agent, flow, 0);
  await enter(agent, flow, 1);
  await runAt(agent, agent.clock.now);
  const [branch, everyoneElse] = (flow.Steps[0] as SplitStep).Options;
  const standing = () =>
    agent.store.rows("workflow_instance").filter(({ EmailFlowId }) => EmailFlowId === flow.EmailFlowId);
  expect(standing().map(({ CurrentStepId }) => CurrentStepId)).toEqual([
    branch?.Steps[0]?.WorkflowStepId,
    everyoneElse?.Steps[0]?.WorkflowStepId,
  ]);
  await runAt(agent, "2026-11-28T08:00:00Z");
  const after = flow.Steps[1]?.WorkflowStepId;
  expect(standing().map(({ CurrentStepId }) => CurrentStepId)).toEqual([after, after]);
});

test("everyone else leaves where the split says so", async () => {
  const agent = openAgent();
  const flow = await start(agent, [{ ...split([wait(1)]), ExitFlow: true }, wait(1)]);
  await enter(agent, flow);
  await runAt(agent, agent.clock.now);
  expect(wayOf(agent, flow)).toMatchObject({ Status: "DropOut" });
});

test("who comes onto an exclusion list leaves at the next step", async () => {
  const agent = openAgent();
  const Selection = agent.id("selection", "Do not contact");
  const flow = await start(agent, [wait(1)], { BlockLists: [Selection] });
  const marking = await start(agent, [{ StepType: "AddToList", Selection }]);
  await enter(agent, flow);
  await enter(agent, marking);
  await runAt(agent, agent.clock.now);
  await runAt(agent, agent.clock.now);
  expect(wayOf(agent, flow)).toMatchObject({ Status: "DropOut", DropoutReason: expect.stringContaining("exclusion") });
});

test("who finishes goes on to the flow that comes after", async () => {
  const agent = openAgent();
  const next = await start(agent, [wait(1)]);
  const flow = await start(agent, [], { ExitFlowId: next.EmailFlowId });
  await enter(agent, flow);
  await runAt(agent, agent.clock.now);
  expect(wayOf(agent, next)).toMatchObject({ Status: "Active" });
});

test("nobody moves in a paused flow, and everybody goes on from where they were", async () => {
  const agent = openAgent();
  const flow = await start(agent, [wait(1)]);
  await enter(agent, flow);
  await runAt(agent, agent.clock.now);
  await agent.setStatus(flow.EmailFlowId, "Paused");
  await runAt(agent, "2026-12-24T08:00:00Z");
  expect(wayOf(agent, flow)).toMatchObject({ Status: "Active", CurrentStepId: flow.Steps[0]?.WorkflowStepId });
  await agent.setStatus(flow.EmailFlowId, "Running");
  await runAt(agent, "2026-12-24T08:00:00Z");
  expect(wayOf(agent, flow)).toMatchObject({ Status: "Finished" });
});

test("an event is acknowledged, and Run is one that runs", async () => {
  const agent = openAgent();
  const flow = await start(agent, []);
  await enter(agent, flow);
  expect((await agent.ask("SendEvent", { WorkflowEvent: { EventType: "LinkClicked" } })).json).toMatchObject({
    EventType: "LinkClicked",
  });
  expect(wayOf(agent, flow)).toMatchObject({ Status: "Active" });
  await agent.ask("SendEvent", { WorkflowEvent: { EventType: "Run" } });
  expect(wayOf(agent, flow)).toMatchObject({ Status: "Finished" });
  expect((await agent.ask("SendEvent", { WorkflowEvent: { EventType: "Party" } })).status).toBe(400);
});
