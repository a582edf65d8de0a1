import { describe, expect, test } from "vitest";
import { openAgent, wait } from "./workflow-agent.ts";

const plain = { Name: "Plain", Steps: [wait(1)] };

describe("the status of a flow", () => {
  test("goes from stopped to running, paused, running and stopped, and the answer is its name", async () => {
    const agent = openAgent();
    const { EmailFlowId } = await agent.save(plain);
    for (const status of ["Running", "Paused", "Running", "Stopped"]) {
      expect(await agent.setStatus(EmailFlowId, status)).toEqual({ status: 200, json: status });
      expect((await agent.read(EmailFlowId)).Status).toBe(status);
    }
  });

  test.each(["None", "Dancing", ""])("cannot be %j", async (status) => {
    const agent = openAgent();
    const { EmailFlowId } = await agent.save(plain);
    expect((await agent.setStatus(EmailFlowId, status)).status).toBe(400);
  });

  test("cannot be set on a flow that is not there", async () => {
    expect((await openAgent().setStatus(4, "Running")).status).toBe(400);
  });

  test("cannot be Paused before it runs", async () => {
    const agent = openAgent();
    const { EmailFlowId } = await agent.save(plain);
    expect((await agent.setStatus(EmailFlowId, "Paused")).status).toBe(400);
  });

  test("when it ends, cancels who is active, for good", async () => {
    const agent = openAgent();
    const flow = await agent.save(plain);
    const stepId = flow.Steps[0]?.WorkflowStepId ?? 0;
    await agent.setStatus(flow.EmailFlowId, "Running");
    const person = agent.stand(flow, stepId);
    await agent.setStatus(flow.EmailFlowId, "Paused");
    expect(agent.store.get("workflow_instance", person)).toMatchObject({ Status: "Active", CurrentStepId: stepId });
    await agent.setStatus(flow.EmailFlowId, "Stopped");
    expect(agent.store.get("workflow_instance", person)).toMatchObject({ Status: "Cancelled", CurrentStepId: 0 });
    await agent.setStatus(flow.EmailFlowId, "Running");
    expect(agent.store.get("workflow_instance", person)).toMatchObject({ Status: "Cancelled" });
  });
});

describe("a flow that is not ready", () => {
  test.each([
    ["an e-mail without mailing", { StepType: "SendEmail" }],
    ["a wait for no action", { StepType: "WaitForAction" }],
    ["a split without branches", { StepType: "Split" }],
    ["an update of no field", { StepType: "UpdateParticipant" }],
    ["a list step without list", { StepType: "AddToList" }],
    ["a distribution to nobody", { StepType: "DistributeToOwner" }],
  ])("can be saved with %s, but does not run", async (_what, step) => {
    const agent = openAgent();
    const { EmailFlowId } = await agent.save({ ...plain, FromAddr: "a@example.com", Steps: [step] });
    const { status, json } = await agent.setStatus(EmailFlowId, "Running");
    expect(status).toBe(400);
    expect(json).toMatchObject({ Message: expect.stringContaining(step.StepType) });
    expect((await agent.read(EmailFlowId)).Status).toBe("Stopped");
  });

  test("does not run without a sender of its mails", async () => {
    const agent = openAgent();
    const step = { StepType: "SendEmail", ShipmentId: agent.id("specifiedmailings", "We miss you") };
    const flow = await agent.save({ ...plain, Steps: [step] });
    expect((await agent.setStatus(flow.EmailFlowId, "Running")).json).toMatchObject({
      Message: expect.stringContaining("sender"),
    });
    await agent.save({ ...flow, FromAddr: "a@example.com" });
    expect((await agent.setStatus(flow.EmailFlowId, "Running")).json).toBe("Running");
  });
});

describe("the licence", () => {
  test("counts running and paused flows, and lets no further one start", async () => {
    const agent = openAgent({ maximumActiveFlows: 2 });
    const [one, two] = [await agent.save(plain), await agent.save(plain)];
    expect((await agent.ask("GetWorkflowFencingInfo")).json).toMatchObject({
      ActiveCount: 1,
      Maximum: 2,
      IsNearingMaximum: false,
      HasReachedMaximum: false,
      WarningMessage: "",
    });
    await agent.setStatus(one.EmailFlowId, "Running");
    await agent.setStatus(one.EmailFlowId, "Paused");
    expect((await agent.ask("GetWorkflowFencingInfo")).json).toMatchObject({
      ActiveCount: 2,
      IsNearingMaximum: true,
      HasReachedMaximum: true,
      WarningMessage: expect.stringMatching(/\d/),
    });
    expect((await agent.setStatus(two.EmailFlowId, "Running")).status).toBe(400);
    expect((await agent.setStatus(one.EmailFlowId, "Running")).json).toBe("Running");
    await agent.setStatus(one.EmailFlowId, "Stopped");
    expect((await agent.setStatus(two.EmailFlowId, "Running")).json).toBe("Running");
  });
});

describe("deleting", () => {
  test.each(["Running", "Paused"])("is refused while the flow is %s", async (status) => {
    const agent = openAgent();
    const { EmailFlowId } = await agent.save(plain);
    await agent.setStatus(EmailFlowId, "Running");
    await agent.setStatus(EmailFlowId, status);
    expect((await agent.ask(`DeleteEmailFlow?emailFlowId=${EmailFlowId}`)).status).toBe(400);
    expect((await agent.read(EmailFlowId)).Status).toBe(status);
  });

  test("takes the flow, its nodes and its participations away", async () => {
    const agent = openAgent();
    const flow = await agent.save(plain);
    const stepId = flow.Steps[0]?.WorkflowStepId ?? 0;
    const person = agent.stand(flow, stepId);
    expect(await agent.ask(`DeleteEmailFlow?EmailFlowId=${flow.EmailFlowId}`)).toEqual({
      status: 204,
      json: undefined,
    });
    expect(await agent.read(flow.EmailFlowId)).toBeNull();
    expect((await agent.ask("GetWorkflowStep", { WorkflowStepId: stepId })).json).toBeNull();
    expect(agent.store.get("workflow_instance", person)).toBeUndefined();
    expect(await agent.refusal({ Name: "Later", ExitFlowId: flow.EmailFlowId })).toContain("ExitFlowId");
  });
});
