import { createRequire } from "node:module";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  workflowGoalTypes,
  workflowSplitOptionTypes,
  workflowStepTypes,
  workflowTriggerTypes,
  workflowWaitForActionTypes,
} from "../../src/model/enums.ts";
import { createSandbox } from "../../src/sandbox/sandbox.ts";
import { type RunningServer, serveSandbox } from "../../src/sandbox/server.ts";
import { openStore } from "../../src/sandbox/store.ts";
import { clientSettings, conditions, type Settings } from "../support/client-settings.ts";
import type * as official from "./official-types.cts";

/** The client is CommonJS: its ES build has types that Node's resolution does not find. */
const { WebApi, WorkflowStepType, WorkflowSplitOptionType, WorkflowDefinitionStatus, Weekday } = createRequire(
  import.meta.url,
)("@superoffice/webapi") as typeof official;

const token = "8A:Cust00001.contract";
const store = openStore();
let server: RunningServer;
let agent: ReturnType<official.WebApi["getWorkflowAgent"]>;

function connect(bearer: string) {
  const client = new WebApi(server.url);
  client.authenticateWithToken(bearer);
  return client.getWorkflowAgent();
}

beforeAll(async () => {
  const transport = createSandbox({ store, now: () => new Date("2026-11-24T08:00:00Z"), token });
  server = await serveSandbox(transport, { port: 0 });
});
beforeEach(() => {
  agent = connect(token);
});
afterAll(() => server.close());

const { id, associates, stepSettings, optionSettings } = clientSettings(store);

/** A flow with these parts, made from the client's own default. */
async function flowWith(parts: Settings): Promise<official.EmailFlow> {
  const flow = await agent.createDefaultEmailFlowAsync();
  return agent.saveEmailFlowAsync({ ...flow, name: "Contract", ...parts } as official.EmailFlow);
}

async function read(flow: official.EmailFlow): Promise<official.EmailFlow> {
  return agent.getEmailFlowAsync(flow.emailFlowId ?? 0);
}

describe.each(workflowStepTypes)("a %s step", (type) => {
  test("is created from its default, read back, changed and read back again", async () => {
    const fresh = await agent.createDefaultWorkflowStepFromTypeAsync(WorkflowStepType[type]);
    const settings = stepSettings[type]();
    const flow = await read(await flowWith({ steps: [{ ...fresh, ...settings }] }));
    expect(flow.steps).toMatchObject([{ stepType: type, rank: 1, ...settings }]);
    const [step] = flow.steps ?? [];
    expect(step?.workflowStepId).toBeGreaterThan(0);

    const first = await agent.createDefaultWorkflowStepFromTypeAsync(WorkflowStepType.RunScript);
    flow.steps = [first, step] as official.WorkflowStepBase[];
    flow.description = "changed";
    await agent.saveEmailFlowAsync(flow);
    const after = await read(flow);
    expect(after.description).toBe("changed");
    expect(after.steps?.[1]).toMatchObject({ workflowStepId: step?.workflowStepId, rank: 2, ...settings });
    expect(await agent.getWorkflowStepAsync(step?.workflowStepId ?? 0)).toMatchObject({ stepType: type, ...settings });
  });
});

describe.each(workflowSplitOptionTypes)("a %s branch", (type) => {
  test("is created from its default, with a step in it, and read back", async () => {
    const split = await agent.createDefaultWorkflowStepFromTypeAsync(WorkflowStepType.Split);
    const fresh = await agent.createDefaultWorkflowStepOptionFromTypeAsync(WorkflowSplitOptionType[type]);
    const option = { ...fresh, ...optionSettings[type](), name: `The ${type}`, steps: [inner] };
    const flow = await read(await flowWith({ steps: [{ ...split, options: [option] }] }));
    const expected = { ...optionSettings[type](), optionType: type, name: `The ${type}`, rank: 1, steps: [inner] };
    expect(flow.steps).toMatchObject([{ options: [expected] }]);
    const [step] = (flow.steps ?? []) as readonly official.WorkflowStepSplit[];
    const [saved] = step?.options ?? [];
    expect(await agent.getWorkflowStepOptionAsync(saved?.workflowStepOptionId ?? 0)).toMatchObject(expected);
  });
});

const inner = { stepType: "SendSMS", text: "Inside" };

describe.each(workflowTriggerTypes.slice(1))("a %s trigger", (triggerType) => {
  test("is saved with the flow, alone, read and deleted", async () => {
    const fresh = await agent.createDefaultWorkflowTriggerAsync();
    const trigger = { ...fresh, triggerType, restrictionGroups: conditions };
    const flow = await read(await flowWith({ triggers: [trigger] }));
    expect(flow.triggers).toMatchObject([{ triggerType, restrictionGroups: conditions }]);
    const [saved] = flow.triggers ?? [];
    const alone = await agent.saveWorkflowTriggerAsync({ ...saved, restrictionGroups: [] } as official.WorkflowTrigger);
    expect(alone).toMatchObject({ workflowTriggerId: saved?.workflowTriggerId, triggerType, restrictionGroups: [] });
    expect(await agent.getWorkflowTriggerAsync(alone.workflowTriggerId ?? 0)).toMatchObject({ triggerType });
    await agent.deleteWorkflowTriggerAsync(alone.workflowTriggerId ?? 0);
    expect((await read(flow)).triggers).toEqual([]);
  });
});

describe.each(workflowGoalTypes.slice(1))("a %s goal", (goalType) => {
  test("is saved with the flow, alone, read and deleted", async () => {
    const fresh = await agent.createDefaultWorkflowGoalAsync();
    const flow = await read(await flowWith({ goals: [{ ...fresh, goalType, restrictionGroups: conditions }] }));
    expect(flow.goals).toMatchObject([{ goalType, restrictionGroups: conditions }]);
    const [saved] = flow.goals ?? [];
    const alone = await agent.saveWorkflowGoalAsync({ ...saved, restrictionGroups: [] } as official.WorkflowGoal);
    expect(alone).toMatchObject({ workflowGoalId: saved?.workflowGoalId, goalType, restrictionGroups: [] });
    expect(await agent.getWorkflowGoalAsync(alone.workflowGoalId ?? 0)).toMatchObject({ goalType });
    await agent.deleteWorkflowGoalAsync(alone.workflowGoalId ?? 0);
    expect((await read(flow)).goals).toEqual([]);
  });
});

describe.each(workflowWaitForActionTypes.slice(1))("a wait for %s", (actionType) => {
  test("is saved with its step, alone, read and deleted", async () => {
    const step = await agent.createDefaultWorkflowStepFromTypeAsync(WorkflowStepType.WaitForAction);
    const fresh = await agent.createDefaultWorkflowWaitForActionAsync();
    const action = { ...fresh, actionType, restrictionGroups: conditions };
    const flow = await read(await flowWith({ steps: [{ ...step, actions: [action] }] }));
    expect(flow.steps).toMatchObject([{ actions: [{ actionType, rank: 1, restrictionGroups: conditions }] }]);
    const saved = { ...fresh, actionType, workflowStepId: flow.steps?.[0]?.workflowStepId };
    const alone = await agent.saveWorkflowWaitForActionAsync(saved as official.WorkflowWaitForAction);
    expect(alone).toMatchObject({ actionType, rank: 2, workflowStepId: saved.workflowStepId });
    const actionId = alone.workflowWaitForActionId ?? 0;
    expect(await agent.getWorkflowWaitForActionAsync(actionId)).toMatchObject({ actionType });
    await agent.deleteWorkflowWaitForActionAsync(actionId);
    expect((await read(flow)).steps).toMatchObject([{ actions: [{ actionType }] }]);
  });
});

describe("a whole flow", () => {
  test("has its settings read back, and no other", async () => {
    const settings = {
      description: "All of it",
      jumpToFinish: true,
      startOnlyOnce: false,
      fromType: "FromSalesContact",
      fromName: "Anna",
      fromAddr: "anna@example.com",
      replyToType: "ReplyToEmpty",
      smsSender: "Example",
      useGoogleAnalytics: true,
      gaSource: "flow",
      useTimeframe: true,
      selectedDays: Weekday.Monday | Weekday.Friday,
      timeframeStart: "[DT:01/01/1970 08:00:00.0000000]",
      timeframeEnd: "[DT:01/01/1970 16:00:00.0000000]",
      useWorkflowStart: true,
      workflowStart: "[DT:05/31/2027 14:24:23.0000000]",
      removeFromFlows: store.ids("email_flow").slice(0, 2),
      folder: { hierarchyId: store.ids("hierarchy")[0] },
      associate: { associateId: associates()[2] },
      shipmentType: { id: id("shipmenttype", "Events") },
      filter: { restrictionGroups: conditions },
      blockLists: [id("selection", "Competitors")],
      exitFlowId: store.ids("email_flow")[0],
      exitSuccessFlowId: store.ids("email_flow")[1],
    };
    const flow = await read(await flowWith(settings));
    expect(flow).toMatchObject(settings);
    expect(flow.associate?.fullName).toBe("Ingrid Vik");
    await agent.saveEmailFlowAsync(flow);
    expect(await read(flow)).toEqual(flow);
  });

  test("is started, refused to change, paused, changed, ended, copied and deleted", async () => {
    const step = await agent.createDefaultWorkflowStepFromTypeAsync(WorkflowStepType.SendSMS);
    const flow = await flowWith({ name: "Lifecycle", steps: [step] });
    const flowId = flow.emailFlowId ?? 0;
    const people = store.ids("person").slice(0, 2);
    expect(await agent.tryAddPersonsToEmailFlowAsync(flowId, [...people])).toEqual([false, false]);
    expect(await agent.setStatusOnWorkflowAsync(flowId, WorkflowDefinitionStatus.Running)).toBe("Running");
    expect(await agent.tryAddPersonsToEmailFlowAsync(flowId, [...people])).toEqual([true, true]);
    await expect(agent.saveEmailFlowAsync(flow)).rejects.toMatchObject({
      response: { status: 400, data: { Error: true, Message: expect.stringContaining("running") } },
    });
    expect(await agent.setStatusOnWorkflowAsync(flowId, WorkflowDefinitionStatus.Paused)).toBe("Paused");
    expect(await agent.saveEmailFlowAsync({ ...flow, description: "new" })).toMatchObject({ status: "Paused" });
    await expect(agent.deleteEmailFlowAsync(flowId)).rejects.toMatchObject({ response: { status: 400 } });
    expect(await agent.setStatusOnWorkflowAsync(flowId, WorkflowDefinitionStatus.Stopped)).toBe("Stopped");

    const copyId = await agent.copyEmailFlowAsync(flowId, "Lifecycle, again");
    const copy = await agent.getEmailFlowAsync(copyId);
    expect(copy).toMatchObject({ name: "Lifecycle, again", description: "new", status: "Stopped" });
    expect(copy.steps).toMatchObject([{ stepType: "SendSMS" }]);
    await agent.deleteEmailFlowAsync(flowId);
    expect(await agent.getEmailFlowAsync(flowId)).toBeNull();
    expect(await agent.getEmailFlowAsync(copyId)).not.toBeNull();
  });

  test("takes a step after another one, and answers about the licence and the engine", async () => {
    const [wait, sms] = [
      await agent.createDefaultWorkflowStepFromTypeAsync(WorkflowStepType.WaitForTime),
      await agent.createDefaultWorkflowStepFromTypeAsync(WorkflowStepType.SendSMS),
    ];
    const flow = await flowWith({ steps: [wait] });
    const added = await agent.addAfterWorkflowStepAsync(flow.steps?.[0]?.workflowStepId ?? 0, sms);
    expect(added).toMatchObject({ stepType: "SendSMS", rank: 2 });
    expect((await read(flow)).steps).toHaveLength(2);
    expect(await agent.getWorkflowFencingInfoAsync()).toMatchObject({ activeCount: 1, hasReachedMaximum: false });
    expect(String(await agent.runAsync())).toBe("2026-11-24T08:00:00Z");
    const event = await agent.createDefaultWorkflowEventAsync();
    expect(await agent.sendEventAsync(event)).toMatchObject({ eventType: "None" });
  });

  test("gets content of its own", async () => {
    const flowId = (await flowWith({})).emailFlowId ?? 0;
    const messageId = await agent.createEmailFlowContentAsync(flowId, "Mail");
    await agent.connectEmailFlowContentAsync(flowId, messageId);
    expect(await agent.copyEmailFlowContentAsync(flowId, id("specifiedmailings", "We miss you"))).toBeGreaterThan(0);
    expect(await agent.updateFormSubmissionsAsync(10)).toBe(0);
  });
});

test("a wrong token is refused", async () => {
  await expect(connect("8A:Cust00001.wrong").getEmailFlowAsync(1)).rejects.toMatchObject({
    response: { status: 401 },
  });
});
