import { describe, expect, test } from "vitest";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import { openAgent, split, wait } from "./workflow-agent.ts";

describe("a new flow", () => {
  test("gets ids, links and ranks for all of its nodes", async () => {
    const flow = await openAgent().save({
      Name: "New",
      Triggers: [{ TriggerType: "PersonCreated" }],
      Goals: [{ GoalType: "LinkClicked" }],
      Steps: [
        { StepType: "RunScript" },
        split([wait(1)]),
        { StepType: "WaitForAction", Actions: [{ ActionType: "LinkClicked" }] },
      ],
    });
    const [script, splitStep, waiting] = flow.Steps;
    expect(flow.Steps.map(({ Rank }) => Rank)).toEqual([1, 2, 3]);
    const workflowId = script?.WorkflowId;
    expect(workflowId).toBeGreaterThan(0);
    expect(workflowId).not.toBe(flow.EmailFlowId);
    expect(flow.Triggers[0]).toMatchObject({ WorkflowTriggerId: expect.any(Number), WorkflowId: workflowId });
    expect(flow.Goals[0]).toMatchObject({ WorkflowGoalId: expect.any(Number), WorkflowId: workflowId });
    expect(splitStep).toMatchObject({
      Options: [
        { Rank: 1, WorkflowId: workflowId, WorkflowStepId: splitStep?.WorkflowStepId, Steps: [{ Rank: 1 }] },
        { Rank: 2, OptionType: "None" },
      ],
    });
    expect(waiting).toMatchObject({ Actions: [{ Rank: 1, WorkflowStepId: waiting?.WorkflowStepId }] });
  });

  test("has the documented defaults, the user as owner, Oslo's time zone and everybody to see it", async () => {
    const flow = await openAgent().save({ Name: "Bare" });
    expect(flow).toMatchObject({
      Status: "Stopped",
      StartOnlyOnce: true,
      SelectedDays: "Unknown",
      TimeframeStart: "[DT:01/01/1970 00:00:00.0000000]",
      WorkflowStart: "[DT:01/01/0001 00:00:00.0000000]",
      Associate: { FullName: "Anna Berg" },
      CreatedBy: { FullName: "Anna Berg" },
      TzLocation: { TZLocationCities: "Oslo" },
      VisibleFor: [{ Visibility: "All" }],
      CreatedDate: "2026-11-24T08:00:00Z",
      UpdatedDate: "2026-11-24T08:00:00Z",
    });
  });

  test("is read back exactly as the save answered", async () => {
    const agent = openAgent();
    const flow = await agent.save({ Name: "Same", Steps: [split([wait(1)], [wait(2)])] });
    expect(await agent.read(flow.EmailFlowId)).toEqual(flow);
  });

  test.each([
    ["no name", {}],
    ["a blank name", { Name: "  " }],
    ["too long a name", { Name: "x".repeat(256) }],
    ["an unknown status of a choice", { Name: "A", FromType: "Nobody" }],
    ["an unknown step type", { Name: "A", Steps: [{ StepType: "Dance" }] }],
    ["a step without type", { Name: "A", Steps: [{ Rank: 1 }] }],
    ["a node id that it cannot have yet", { Name: "A", Steps: [{ StepType: "RunScript", WorkflowStepId: 1 }] }],
    ["an unknown EmailFlowId", { Name: "A", EmailFlowId: 77 }],
    ["a folder that is not there", { Name: "A", Folder: { HierarchyId: 5 } }],
    ["an owner who is not there", { Name: "A", Associate: { AssociateId: 5 } }],
    ["a time zone that is not there", { Name: "A", TzLocation: { TZLocationID: 5 } }],
    ["a mailing that is not there", { Name: "A", Steps: [{ StepType: "SendEmail", ShipmentId: 5 }] }],
    ["a flow that is not there", { Name: "A", ExitFlowId: 5 }],
    ["a list of flows with one that is not there", { Name: "A", RemoveFromFlows: [5] }],
    ["a date that does not exist", { Name: "A", WorkflowStart: "[DT:02/30/2026 08:00:00]" }],
    ["days that are none", { Name: "A", SelectedDays: "Monday, Someday" }],
    [
      "a restriction without operator",
      { Name: "A", Filter: { RestrictionGroups: [{ Restrictions: [{ Name: "x" }] }] } },
    ],
    ["something that is no list", { Name: "A", Steps: {} }],
  ])("is refused with %s", async (_what, flow) => {
    const { status, json } = await openAgent().ask("SaveEmailFlow", flow);
    expect(status).toBe(400);
    expect(json).toMatchObject({
      Error: true,
      ErrorType: "ArgumentException",
      Message: expect.stringMatching(/\w/),
      ErrorSource: "SuperOffice.Services.Implementation",
    });
  });

  test("that is refused leaves nothing behind", async () => {
    const agent = openAgent();
    const before = agent.store.ids("email_flow");
    await agent.refusal({ Name: "A", Steps: [wait(1), { StepType: "Dance" }] });
    expect(agent.store.ids("email_flow")).toEqual(before);
    expect((await agent.save({ Name: "B", Steps: [wait(1)] })).EmailFlowId).toBe((before.at(-1) ?? 0) + 1);
  });
});

describe("what is posted", () => {
  test("may have any letter case, and the later of two spellings counts", async () => {
    const flow = await openAgent().save({
      name: "client",
      Name: "Server",
      steps: [{ StepType: "SendSMS", Text: "old", text: "new", unknown: 1 }],
    });
    expect(flow.Name).toBe("Server");
    expect(flow.Steps[0]).toMatchObject({ StepType: "SendSMS", Text: "new" });
    expect(flow.Steps[0]).not.toHaveProperty("unknown");
  });

  test.each([
    [3, "Monday, Tuesday"],
    [0, "Unknown"],
    ["tuesday,MONDAY", "Monday, Tuesday"],
    [null, "Unknown"],
  ])("gives days as %j and gets them as %s", async (SelectedDays, stored) => {
    expect((await openAgent().save({ Name: "Days", SelectedDays })).SelectedDays).toBe(stored);
  });

  test("gets dates with all seven places, and ISO dates in UTC", async () => {
    const flow = await openAgent().save({
      Name: "Dates",
      WorkflowStart: "[DT:05/31/2024 14:24:23]",
      Steps: [{ StepType: "CreateSale", Date: "2026-12-01T02:00:00+02:00" }],
    });
    expect(flow.WorkflowStart).toBe("[DT:05/31/2024 14:24:23.0000000]");
    expect(flow.Steps[0]).toMatchObject({ Date: "2026-12-01T00:00:00Z" });
  });

  test("names records by their id alone and gets them whole", async () => {
    const agent = openAgent();
    const folder = agent.store.ids("hierarchy")[1] ?? 0;
    const flow = await agent.save({
      Name: "References",
      Folder: { hierarchyId: folder, Name: "a lie" },
      ShipmentType: { Id: agent.id("shipmenttype", "Events") },
      VisibleFor: [{ Visibility: "Group", VisibleId: agent.id("usergroup", "Sales") }],
    });
    expect(flow).toMatchObject({
      Folder: { HierarchyId: folder, Name: "Trials", Fullname: "Onboarding/Trials" },
      ShipmentType: { Name: "Events" },
      VisibleFor: [{ Visibility: "Group", DisplayValue: "Sales" }],
    });
  });

  test("has its conditions described as in the documented sample", async () => {
    const Restrictions = [{ Name: "request/slevel", Operator: "oneOf", Values: ["[I:1]"] }];
    const groups = [{ Name: "Any name", Description: "kept", Rank: 0, Restrictions }];
    const flow = await openAgent().save({
      Name: "Conditions",
      Triggers: [{ TriggerType: "CreatedRequest", RestrictionGroups: groups }],
    });
    expect(flow.Triggers[0]?.RestrictionGroups).toMatchObject([
      {
        Name: "Any name",
        Description: "kept",
        Restrictions: [
          {
            Name: "request/slevel",
            Operator: "oneOf",
            Values: ["[I:1]"],
            DisplayValues: ["Internal"],
            ColumnInfo: { Name: "request/slevel", RestrictionType: "listAny", RestrictionListName: "ticketslevel" },
            IsActive: true,
            SubRestrictions: null,
            InterParenthesis: 0,
            InterOperator: "And",
          },
        ],
      },
    ]);
  });

  test("has one hash per column, whatever is asked of it", async () => {
    const line = (Name: string, value: string) => ({ Name, Operator: "is", Values: [value] });
    const flow = await openAgent().save({
      Name: "Hashes",
      Filter: {
        RestrictionGroups: [{ Restrictions: [line("firstName", "B"), line("firstName", "R"), line("lastName", "B")] }],
      },
    });
    const [first, second, third] = flow.Filter.RestrictionGroups[0]?.Restrictions ?? [];
    expect(first?.UniqueHash).toBe(second?.UniqueHash);
    expect(first?.UniqueHash).not.toBe(third?.UniqueHash);
  });

  test("lists the mailings, forms and links that the flow uses, each once", async () => {
    const agent = openAgent();
    const ShipmentId = agent.id("specifiedmailings", "We miss you");
    const flow = await agent.save({
      Name: "Content",
      Steps: [
        { StepType: "SendEmail", ShipmentId },
        { StepType: "SendEmail", ShipmentId },
      ],
    });
    expect(flow.ContentInfo).toMatchObject([{ WorkflowContentType: "Message", Id: ShipmentId }]);
  });
});

describe("a flow that exists", () => {
  const three = { Name: "Three", Steps: [wait(1), wait(2), wait(3)], Triggers: [{ TriggerType: "PersonCreated" }] };

  test("is replaced: what is missing is gone, what is left out has its default", async () => {
    const agent = openAgent();
    const before = await agent.save({ ...three, Description: "old" });
    const { EmailFlowId, Name, Steps } = before;
    const after = await agent.save({ EmailFlowId, Name, Steps: [Steps[2], Steps[0]], Triggers: null });
    expect(after.Steps.map(({ WorkflowStepId }) => WorkflowStepId)).toEqual([
      Steps[2]?.WorkflowStepId,
      Steps[0]?.WorkflowStepId,
    ]);
    expect(after.Steps.map(({ Rank }) => Rank)).toEqual([1, 2]);
    expect(after.Triggers).toEqual([]);
    expect(after.Description).toBe("");
    const gone = await agent.ask("GetWorkflowStep", { WorkflowStepId: Steps[1]?.WorkflowStepId });
    expect(gone).toEqual({ status: 200, json: null });
  });

  test("comes back unchanged when it is sent back unchanged, but for its date", async () => {
    const agent = openAgent();
    const before = await agent.save({ ...three, Filter: { RestrictionGroups: [] } });
    agent.clock.now = "2026-11-25T08:00:00Z";
    expect(await agent.save(before)).toEqual({ ...before, UpdatedDate: "2026-11-25T08:00:00Z" });
  });

  test("keeps its status and the day it was created, whatever is posted", async () => {
    const agent = openAgent();
    const before = await agent.save(three);
    agent.clock.now = "2026-11-25T08:00:00Z";
    const after = await agent.save({ ...before, Status: "Running", CreatedDate: "2000-01-01T00:00:00Z" });
    expect(after).toMatchObject({ Status: "Stopped", CreatedDate: before.CreatedDate });
  });

  test.each<[string, (flow: EmailFlow) => unknown]>([
    ["of another type", (flow) => ({ StepType: "RunScript", WorkflowStepId: flow.Steps[0]?.WorkflowStepId })],
    ["of another kind", (flow) => ({ ...wait(1), WorkflowStepId: flow.Triggers[0]?.WorkflowTriggerId })],
  ])("refuses a node id %s", async (_what, step) => {
    const agent = openAgent();
    const flow = await agent.save(three);
    expect(await agent.refusal({ ...flow, Steps: [step(flow)] })).toContain("WorkflowStepId");
  });

  test("refuses a node of another flow, and one that is there twice", async () => {
    const agent = openAgent();
    const other = await agent.save(three);
    const flow = await agent.save(three);
    expect(await agent.refusal({ ...flow, Steps: other.Steps })).toContain("This flow has no WorkflowStepId");
    expect(await agent.refusal({ ...flow, Steps: [flow.Steps[0], flow.Steps[0]] })).toContain("twice");
  });

  test("cannot be saved while it runs", async () => {
    const agent = openAgent();
    const flow = await agent.save(three);
    await agent.setStatus(flow.EmailFlowId, "Running");
    expect(await agent.refusal({ ...flow, Description: "new" })).toContain("running");
    await agent.setStatus(flow.EmailFlowId, "Paused");
    expect((await agent.save({ ...flow, Description: "new" })).Status).toBe("Paused");
  });
});

test("a flow that is not there is null, not an error", async () => {
  expect(await openAgent().ask("GetEmailFlow?emailFlowId=4")).toEqual({ status: 200, json: null });
});

test("a question without id, or with one that is no number, is answered as documented", async () => {
  const agent = openAgent();
  expect(await agent.ask("GetEmailFlow")).toEqual({
    status: 200,
    json: {
      Message: "The request is invalid.",
      MessageDetail: "The parameters dictionary contains a null entry for parameter 'emailFlowId'.",
    },
  });
  expect((await agent.ask("GetEmailFlow?emailFlowId=glops")).status).toBe(400);
});
