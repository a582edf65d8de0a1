import { describe, expect, test } from "vitest";
import { emailFlowProperties } from "../../src/model/email-flow.ts";
import { workflowSplitOptionTypes, workflowStepTypes } from "../../src/model/enums.ts";
import { splitOptionProperties } from "../../src/model/split-option.ts";
import { stepProperties } from "../../src/model/step.ts";
import { workflowRoutes } from "../../src/sandbox/workflow/routes.ts";
import { openAgent, split, wait } from "./workflow-agent.ts";

test("all thirty-five methods of the agent are there", () => {
  expect(Object.keys(workflowRoutes)).toHaveLength(35);
});

describe("defaults", () => {
  test("of a flow are the documented ones", async () => {
    const { json } = await openAgent().ask("CreateDefaultEmailFlow");
    const defaults = Object.entries(emailFlowProperties).map(([name, property]) => [name, property.default]);
    expect(json).toEqual(Object.fromEntries(defaults));
  });

  test.each(workflowStepTypes)("of a %s step have every property of its carrier", async (StepType) => {
    const { json } = await openAgent().ask("CreateDefaultWorkflowStepFromType", { stepType: StepType });
    expect(json).toMatchObject({ StepType, WorkflowStepId: 0 });
    expect(Object.keys(json as object).toSorted()).toEqual(Object.keys(stepProperties[StepType]).toSorted());
  });

  test.each(workflowSplitOptionTypes)("of a %s branch have every property of its carrier", async (OptionType) => {
    const { json } = await openAgent().ask("CreateDefaultWorkflowStepOptionFromType", { OptionType });
    expect(json).toMatchObject({ OptionType, Steps: [] });
    expect(Object.keys(json as object).toSorted()).toEqual(Object.keys(splitOptionProperties[OptionType]).toSorted());
  });

  test("of a wait print no date, and those of a split hold everyone else", async () => {
    const agent = openAgent();
    const defaultOf = async (StepType: string) =>
      (await agent.ask("CreateDefaultWorkflowStepFromType", { StepType })).json;
    expect(await defaultOf("WaitForTime")).toMatchObject({ Until: null, IntervalType: "None" });
    expect(await defaultOf("Split")).toMatchObject({ Options: [{ OptionType: "None" }] });
  });

  test("of the other carriers are empty", async () => {
    const agent = openAgent();
    const defaultOf = async (name: string) => (await agent.ask(`CreateDefault${name}`)).json;
    expect(await defaultOf("WorkflowTrigger")).toEqual({
      WorkflowTriggerId: 0,
      WorkflowId: 0,
      TriggerType: "None",
      RestrictionGroups: [],
      TableRight: null,
      FieldProperties: {},
    });
    expect(await defaultOf("WorkflowGoal")).toMatchObject({ WorkflowGoalId: 0, GoalType: "None" });
    expect(await defaultOf("WorkflowWaitForAction")).toMatchObject({ ActionType: "None" });
    expect(await defaultOf("WorkflowFilter")).toMatchObject({ RestrictionGroups: [] });
    expect(await defaultOf("WorkflowEvent")).toMatchObject({ EventType: "None" });
    expect(await defaultOf("WorkflowEventResult")).toMatchObject({ EventType: "None" });
  });

  test.each(["CreateDefaultWorkflowStepFromType", "CreateDefaultWorkflowStepOptionFromType"])(
    "%s refuses a type that is none",
    async (method) => {
      expect((await openAgent().ask(method, { StepType: "Dance", OptionType: "Dance" })).status).toBe(400);
    },
  );
});

describe("single steps", () => {
  test("and branches can be read, also inside branches", async () => {
    const agent = openAgent();
    const { Steps } = await agent.save({ Name: "Steps", Steps: [split([wait(7)])] });
    const [branch] = Steps[0]?.StepType === "Split" ? Steps[0].Options : [];
    const inner = branch?.Steps[0];
    expect((await agent.ask("GetWorkflowStep", { WorkflowStepId: inner?.WorkflowStepId })).json).toEqual(inner);
    expect(
      (await agent.ask("GetWorkflowStepOption", { WorkflowStepOptionId: branch?.WorkflowStepOptionId })).json,
    ).toEqual(branch);
    expect((await agent.ask("GetWorkflowStepOption", { WorkflowStepOptionId: 4 })).json).toBeNull();
  });

  test("can be added after another one, and the rest moves down", async () => {
    const agent = openAgent();
    const flow = await agent.save({ Name: "Add", Steps: [wait(1), wait(2)] });
    const body = { WorkflowStepId: flow.Steps[0]?.WorkflowStepId, SubStep: { StepType: "SendSMS", Text: "Hi" } };
    const { json } = await agent.ask("AddAfterWorkflowStep", body);
    expect(json).toMatchObject({ StepType: "SendSMS", Text: "Hi", Rank: 2, WorkflowStepId: expect.any(Number) });
    const after = await agent.read(flow.EmailFlowId);
    expect(after.Steps).toMatchObject([flow.Steps[0], json, { ...flow.Steps[1], Rank: 3 }]);
    await agent.setStatus(flow.EmailFlowId, "Running");
    expect((await agent.ask("AddAfterWorkflowStep", body)).status).toBe(400);
    expect((await agent.ask("AddAfterWorkflowStep", { ...body, WorkflowStepId: 4 })).status).toBe(400);
  });

  test("show only the selected fields", async () => {
    const agent = openAgent();
    const flow = await agent.save({ Name: "Select", Description: "d" });
    const { json } = await agent.ask(`GetEmailFlow?emailFlowId=${flow.EmailFlowId}&$select=name`);
    expect(json).toMatchObject({ Name: "Select", Description: null, Steps: null });
  });
});

describe("parts", () => {
  test("are saved alone, changed and deleted", async () => {
    const agent = openAgent();
    const flow = await agent.save({ Name: "Parts", Steps: [wait(1)], Triggers: [{ TriggerType: "PersonCreated" }] });
    const WorkflowId = flow.Steps[0]?.WorkflowId;
    const { json } = await agent.ask("SaveWorkflowTrigger", { WorkflowId, TriggerType: "SaleSold" });
    const trigger = json as { WorkflowTriggerId: number };
    expect(trigger).toMatchObject({ WorkflowTriggerId: expect.any(Number), WorkflowId, TriggerType: "SaleSold" });
    const path = `WorkflowTrigger?workflowTriggerId=${trigger.WorkflowTriggerId}`;
    expect((await agent.ask(`Get${path}`)).json).toEqual(trigger);
    const groups = [{ Name: "g", Restrictions: [{ Name: "name", Operator: "is", Values: ["x"] }] }];
    const changed = await agent.ask("SaveWorkflowTrigger", { ...trigger, RestrictionGroups: groups });
    expect(changed.json).toMatchObject({ ...trigger, RestrictionGroups: [{ Name: "g" }] });
    expect((await agent.read(flow.EmailFlowId)).Triggers).toEqual([flow.Triggers[0], changed.json]);
    expect((await agent.ask(`Delete${path}`)).status).toBe(204);
    expect((await agent.ask(`Get${path}`)).json).toBeNull();
    expect((await agent.read(flow.EmailFlowId)).Triggers).toEqual(flow.Triggers);
  });

  test("of a wait belong to their step", async () => {
    const agent = openAgent();
    const flow = await agent.save({ Name: "Actions", Steps: [{ StepType: "WaitForAction" }, wait(1)] });
    const action = { WorkflowStepId: flow.Steps[0]?.WorkflowStepId, ActionType: "FormSubmitted" };
    const { json } = await agent.ask("SaveWorkflowWaitForAction", action);
    expect(json).toMatchObject({ ...action, Rank: 1, WorkflowWaitForActionId: expect.any(Number) });
    expect((await agent.read(flow.EmailFlowId)).Steps[0]).toMatchObject({ Actions: [json] });
    const elsewhere = { ...action, WorkflowStepId: flow.Steps[1]?.WorkflowStepId };
    expect((await agent.ask("SaveWorkflowWaitForAction", elsewhere)).status).toBe(400);
  });

  test.each(["Trigger", "Goal"])("a %s needs a flow that is there and does not run", async (name) => {
    const agent = openAgent();
    const flow = await agent.save({ Name: "Parts", Steps: [wait(1)] });
    const part = { WorkflowId: flow.Steps[0]?.WorkflowId, [`${name}Type`]: "AddedToProject" };
    expect((await agent.ask(`SaveWorkflow${name}`, { ...part, WorkflowId: flow.EmailFlowId })).status).toBe(400);
    const saved = await agent.ask(`SaveWorkflow${name}`, part);
    expect(saved.status).toBe(200);
    await agent.setStatus(flow.EmailFlowId, "Running");
    expect((await agent.ask(`SaveWorkflow${name}`, part)).status).toBe(400);
    const id = (saved.json as Readonly<Record<string, number>>)[`Workflow${name}Id`];
    expect((await agent.ask(`DeleteWorkflow${name}?workflow${name}Id=${id}`)).status).toBe(400);
  });
});

test("a copy has ids of its own, a new name, and is stopped", async () => {
  const agent = openAgent();
  const flow = await agent.save({ Name: "Original", Description: "d", Steps: [split([wait(1)])] });
  await agent.setStatus(flow.EmailFlowId, "Running");
  const { json } = await agent.ask("CopyEmailFlow", { EmailFlowId: flow.EmailFlowId, NewName: "Copy" });
  const copy = await agent.read(Number(json));
  expect(copy).toMatchObject({ Name: "Copy", Description: "d", Status: "Stopped" });
  expect(copy.Steps).toMatchObject([{ Options: [{ Steps: [{ NumIntervals: 1 }] }, { OptionType: "None" }] }]);
  expect(copy.Steps[0]?.WorkflowStepId).not.toBe(flow.Steps[0]?.WorkflowStepId);
  expect(copy.Steps[0]?.WorkflowId).not.toBe(flow.Steps[0]?.WorkflowId);
  expect((await agent.ask("CopyEmailFlow", { EmailFlowId: flow.EmailFlowId, NewName: " " })).status).toBe(400);
  expect((await agent.ask("CopyEmailFlow", { EmailFlowId: 4, NewName: "x" })).status).toBe(400);
});

test("content is created, connected and copied", async () => {
  const agent = openAgent();
  const { EmailFlowId } = await agent.save({ Name: "Content" });
  const { json: MessageId } = await agent.ask("CreateEmailFlowContent", { EmailFlowId, ContentName: "Mail" });
  expect(MessageId).toEqual(expect.any(Number));
  expect((await agent.ask("ConnectEmailFlowContent", { EmailFlowId, MessageId })).status).toBe(204);
  expect((await agent.ask("ConnectEmailFlowContent", { EmailFlowId, MessageId: 4 })).status).toBe(400);
  const original = agent.id("specifiedmailings", "We miss you");
  const { json: ShipmentId } = await agent.ask("CopyEmailFlowContent", { EmailFlowId, ShipmentId: original });
  expect(ShipmentId).not.toBe(original);
  await agent.save({ Name: "Uses the copy", Steps: [{ StepType: "SendEmail", ShipmentId }] });
  expect((await agent.ask("UpdateFormSubmissions", { MaxCount: 10 })).json).toBe(0);
});

test("the world has two flows from the window, one with twelve people on its way", () => {
  const { store } = openAgent();
  expect(store.rows("email_flow")).toMatchObject([
    { Name: "Old newsletter welcome", Status: "Running" },
    { Name: "Summer campaign 2026", Status: "Stopped" },
  ]);
  const people = store.rows("workflow_instance");
  expect(people).toHaveLength(12);
  expect(new Set(people.map(({ PersonId }) => PersonId)).size).toBe(12);
  expect(store.rows("workflow_instance")).toEqual(openAgent().store.rows("workflow_instance"));
});
