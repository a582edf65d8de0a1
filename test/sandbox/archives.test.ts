import { describe, expect, test } from "vitest";
import { emailFlowProperties } from "../../src/model/email-flow.ts";
import { parseFilter } from "../../src/sandbox/archives/filter/parse.ts";
import { MalformedQuery } from "../../src/sandbox/archives/malformed.ts";
import { openStore } from "../../src/sandbox/store.ts";
import { seedWorld } from "../../src/sandbox/world/seed.ts";
import { memoryState, openSandbox } from "./support.ts";

const defaults = Object.fromEntries(
  Object.entries(emailFlowProperties).map(([name, { default: value }]) => [name, value]),
);

interface SeededFlow {
  readonly name: string;
  readonly status?: string;
  readonly folder?: number;
  readonly updated?: string;
}

/** A sandbox with these flows, ids 1000 and up, and people in the first of them. */
function openArchives(flows: readonly SeededFlow[], options: Parameters<typeof openSandbox>[0] = {}) {
  const store = openStore();
  seedWorld({ ...memoryState(), store }, 1);
  flows.forEach(({ name, status = "Stopped", folder = 19_000, updated = "2026-11-01T08:00:00Z" }, index) => {
    const id = 1000 + index;
    store.put("email_flow", id, {
      ...defaults,
      EmailFlowId: id,
      Name: name,
      Status: status,
      Folder: { HierarchyId: folder },
      Associate: { AssociateId: 10 + (index % 2) },
      ShipmentType: { Id: 100, Name: "Newsletter" },
      UpdatedDate: updated,
      UpdatedBy: { AssociateId: 11, Name: "lars.holm" },
    });
    store.put("workflow", 20_000 + index, { WorkflowId: 20_000 + index, EmailFlowId: id });
    store.put("email_flow_workflow", id, { WorkflowId: 20_000 + index });
  });
  const { ask } = openSandbox({ ...options, store });
  const get = (provider: string, query: Record<string, string>) =>
    ask(`GET /v1/Archive/${provider}?${new URLSearchParams(query)}`);
  const participate = (instance: Record<string, unknown>) => {
    const id = store.nextId("workflow_instance", 900_000);
    store.put("workflow_instance", id, {
      WorkflowInstanceId: id,
      EmailFlowId: 1000,
      WorkflowId: 20_000,
      PersonId: 30_000,
      Status: "Active",
      CurrentStepId: 300_000,
      WaitUntil: null,
      StepStarted: "2026-11-20T08:00:00Z",
      DropoutReason: "",
      ...instance,
    });
  };
  return { store, ask, get, participate };
}

const some: readonly SeededFlow[] = [
  { name: "Welcome", status: "Running", updated: "2026-11-03T08:00:00Z" },
  { name: "Anna's webinar", status: "Paused", folder: 19_002, updated: "2026-11-01T08:00:00Z" },
  { name: "welcome back", folder: 19_001, updated: "2026-11-02T08:00:00Z" },
  { name: "Renewal", folder: 19_001, updated: "2026-11-02T08:00:00Z" },
];

const keys = (json: { value: { PrimaryKey: string }[] }) =>
  json.value.map(({ PrimaryKey }) => Number(PrimaryKey) - 1000);

describe("the answer", () => {
  test("has the key as a text, the entity, and the columns that were asked for", async () => {
    const { get } = openArchives(some);
    const { json } = await get("EmailFlows", { $select: "emailFlowId,workflowName", $top: "1" });
    expect(json).toEqual({
      "odata.metadata": "/v1/Archive/EmailFlows/$metadata",
      "odata.nextLink": expect.any(String),
      value: [{ PrimaryKey: "1000", EntityName: "emailflow", emailFlowId: 1000, workflowName: "Welcome" }],
    });
  });

  test("has every column when none is asked for", async () => {
    const { get, participate } = openArchives(some);
    participate({ Status: "FinishedWithSuccess" });
    participate({ Status: "Finished" });
    participate({ Status: "Active" });
    participate({ Status: "Cancelled" });
    const [first, second, third] = (await get("EmailFlows", {})).json.value;
    expect(first).toMatchObject({
      workflowId: 20_000,
      workflowDefinitionStatus: "Running",
      workflowDefinitionStatusId: 3,
      workflowEnrolledCount: 4,
      workflowInProgressCount: 1,
      workflowCompletedCount: 2,
      workflowSucceededCount: 1,
      workflowSuccessRate: 50,
      shipmentType: "Newsletter",
      updatedBy: "lars.holm",
      updatedDate: "2026-11-03T08:00:00Z",
      "workflowAssociate/fullName": "Anna Berg",
      "workflowAssociate/usergroup": "Marketing",
    });
    expect(second).toMatchObject({ workflowInProgressCount: 0, workflowSuccessRate: 0 });
    expect(third).toMatchObject({ hierarchyFullname: "Onboarding/Trials", hierarchyFullpathIds: [19_000, 19_001] });
  });

  test("is 404 for an unknown archive and 400 for an unknown column", async () => {
    const { get } = openArchives(some);
    expect((await get("Nothing", {})).status).toBe(404);
    const { status, json } = await get("emailflows", { $select: "workflowNome" });
    expect([status, json.Message]).toEqual([400, "There is no column workflowNome."]);
  });
});

describe("pages", () => {
  const many = Array.from({ length: 1005 }, (_, index) => ({ name: `Flow ${index}` }));

  test("have a thousand rows, whatever is asked, and lead to the next one", async () => {
    const { get, ask } = openArchives(many);
    for (const more of [{}, { $top: "5000" }]) {
      const { json } = await get("EmailFlows", { $select: "emailFlowId", ...more });
      expect(json.value).toHaveLength(1000);
      const next = (await ask(`GET ${json["odata.nextLink"]}`)).json;
      expect(keys(next)).toEqual([1000, 1001, 1002, 1003, 1004]);
      expect(next["odata.nextLink"]).toBeNull();
    }
  });

  test("begin after the rows that are skipped", async () => {
    const { get } = openArchives(some);
    expect(keys((await get("EmailFlows", { $top: "2", $skip: "1" })).json)).toEqual([1, 2]);
    expect(keys((await get("EmailFlows", { $skip: "9" })).json)).toEqual([]);
    expect((await get("EmailFlows", { $top: "-1" })).status).toBe(400);
  });
});

describe("a question that is asked again", () => {
  const names = async ({ get }: ReturnType<typeof openArchives>) =>
    (await get("EmailFlows", { $select: "workflowName", $filter: "workflowName startswith 'A'" })).json.value.map(
      ({ workflowName }: { workflowName: string }) => workflowName,
    );

  test("is answered anew after a write, and after one that was taken back", async () => {
    const archives = openArchives([]);
    const save = (flow: object) => archives.ask("POST /v1/Agents/Workflow/SaveEmailFlow", flow);
    for (const [flow, expected] of [
      [{ Name: "A1" }, ["A1"]],
      [{ Name: "B1" }, ["A1"]],
      [{ Name: "A2" }, ["A1", "A2"]],
      [{ Name: "A3", Folder: { HierarchyId: 5 } }, ["A1", "A2"]],
    ] as const) {
      await save(flow);
      expect(await names(archives)).toEqual(expected);
    }
  });
});

describe("order", () => {
  test.each([
    ["workflowName", [1, 3, 0, 2]],
    ["workflowName desc", [2, 0, 3, 1]],
    ["updatedDate desc, workflowName", [0, 3, 2, 1]],
    ["updatedDate, emailFlowId desc", [1, 3, 2, 0]],
  ])("%s", async ($orderBy, expected) => {
    const { get } = openArchives(some);
    expect(keys((await get("EmailFlows", { $orderBy })).json)).toEqual(expected);
  });

  test.each(["workflowInProgressCount", "workflowName up", "nothing"])("%s is refused", async ($orderBy) => {
    const { get } = openArchives(some);
    expect((await get("EmailFlows", { $orderBy })).status).toBe(400);
  });
});

describe("filters", () => {
  test.each([
    ["emailFlowId eq 1001", [1]],
    ["emailFlowId = [I:1001]", [1]],
    ["emailFlowId ne 1001", [0, 2, 3]],
    ["emailFlowId gt 1000 and emailFlowId lt 1003", [1, 2]],
    ["emailFlowId >= 1002", [2, 3]],
    ["emailFlowId le 1000 or emailFlowId ge 1003", [0, 3]],
    ["emailFlowId in (1000, 1003)", [0, 3]],
    ["emailFlowId in ['1000','1003']", [0, 3]],
    ["not emailFlowId eq 1001", [0, 2, 3]],
    ["not (emailFlowId eq 1001 or emailFlowId eq 1002)", [0, 3]],
    ["workflowName eq 'WELCOME'", [0]],
    ["workflowName eq 'Anna''s webinar'", [1]],
    ["startswith(workflowName, 'wel')", [0, 2]],
    ["endswith(workflowName,'BACK')", [2]],
    ["contains(workflowName,'e')", [0, 1, 2, 3]],
    ["substringof('bin', workflowName)", [1]],
    ["substringof('bin', workflowName) eq true", [1]],
    ["workflowName contains 'newa'", [3]],
    ["workflowDefinitionStatus eq 'Running'", [0]],
    ["workflowDefinitionStatus eq 3", [0]],
    ["workflowDefinitionStatusId oneOf (2,3)", [0, 1]],
    ["workflowDefinitionStatus notOneOf (Running, Paused)", [2, 3]],
    ["hierarchyFullname eq 'Onboarding/Trials'", [2, 3]],
    ["startOnlyOnce eq true", [0, 1, 2, 3]],
    ["startOnlyOnce eq 1", [0, 1, 2, 3]],
    ["startOnlyOnce eq 0", []],
    ["updatedDate gt '2026-11-02T08:00:00Z'", [0]],
    ["updatedDate le datetime'2026-11-01T09:00:00+01:00'", [1]],
    ["updatedBy eq 11 and workflowAssociate/associateDbId eq 10", [0, 2]],
    ["getNoRows eq true", []],
    ["getAllRows eq true", [0, 1, 2, 3]],
    /** `and` binds tighter than `or`, brackets tighter than both. */
    ["emailFlowId eq 1000 or emailFlowId gt 1001 and workflowName eq 'Renewal'", [0, 3]],
    ["(emailFlowId eq 1000 or emailFlowId gt 1001) and workflowName eq 'Renewal'", [3]],
  ])("%s", async ($filter, expected) => {
    const { get } = openArchives(some);
    const { status, json } = await get("EmailFlows", { $filter });
    expect([status, status === 200 ? keys(json) : json.Message]).toEqual([200, expected]);
  });

  test.each([
    ["workflowInProgressCount gt 0", "The column workflowInProgressCount cannot be filtered by."],
    ["nothing eq 1", "There is no column nothing."],
    ["emailFlowId eq x", '"x" is no number.'],
    ["emailFlowId resembles 1", '"resembles" is no operator.'],
    ["emailFlowId eq", "The filter ends too early."],
    ["(emailFlowId eq 1", 'The filter needs ")" before "".'],
    ["emailFlowId eq 1)", 'The filter goes on with ")" where it should end.'],
    ["workflowName eq 'open", 'The filter cannot be read from "'],
    ["'text' eq 1", '"text" is no column.'],
  ])("%s is refused", async ($filter, message) => {
    const { get } = openArchives(some);
    const { status, json } = await get("EmailFlows", { $filter });
    expect([status, json.ErrorType]).toEqual([400, "ArgumentException"]);
    expect(json.Message).toContain(message);
  });

  test("are read into a tree", () => {
    expect(parseFilter("a eq 1 and not (b in (2,3) or startswith(c,'x'))")).toEqual({
      all: [
        { column: "a", operator: "eq", values: ["1"] },
        {
          not: {
            any: [
              { column: "b", operator: "in", values: ["2", "3"] },
              { column: "c", operator: "startswith", values: ["x"] },
            ],
          },
        },
      ],
    });
    expect(() => parseFilter("   ")).toThrow(MalformedQuery);
  });
});

describe("participants", () => {
  function openParticipants() {
    const sandbox = openArchives(some);
    sandbox.participate({ CurrentStepId: 300_001 });
    sandbox.participate({ PersonId: 30_001, WaitUntil: "2026-12-01T08:00:00Z" });
    sandbox.participate({ PersonId: 30_002, Status: "DropOut", CurrentStepId: 0, DropoutReason: "No consent" });
    sandbox.participate({ EmailFlowId: 1001, PersonId: 30_002 });
    return sandbox;
  }

  test("are those of one flow that are active, with the step that they stand before", async () => {
    const { get } = openParticipants();
    const { json } = await get("EmailFlowInstances", {
      $select: "workflowInstanceId,workflowInstanceCurrentStepId,person/personId",
      $filter: "emailFlow/emailFlowId eq 1000 and workflowInstanceStatus eq 2",
    });
    expect(json.value).toEqual([
      {
        PrimaryKey: "900000",
        EntityName: "emailflowinstance",
        workflowInstanceId: 900_000,
        workflowInstanceCurrentStepId: 300_001,
        "person/personId": 30_000,
      },
      expect.objectContaining({ workflowInstanceCurrentStepId: 300_000, "person/personId": 30_001 }),
    ]);
  });

  test.each([
    ["workflowInstanceStatus eq 'Active'", 3],
    ["workflowInstanceStatus oneOf (5, 6)", 1],
    ["emailFlow/workflowId eq 20001", 1],
    ["emailFlow/workflowDefinitionStatus eq 'Paused'", 1],
    ["person/personId eq 30002", 2],
    ["workflowInstanceWaitUntil gt '2026-11-30T00:00:00Z'", 1],
  ])("%s", async ($filter, count) => {
    const { get } = openParticipants();
    expect((await get("EmailFlowInstances", { $filter })).json.value).toHaveLength(count);
  });

  test("can be neither filtered nor sorted by their step", async () => {
    const { get } = openParticipants();
    expect((await get("EmailFlowInstances", { $filter: "workflowInstanceCurrentStepId eq 300001" })).status).toBe(400);
    expect((await get("EmailFlowInstances", { $orderBy: "workflowInstanceCurrentStepId" })).status).toBe(400);
  });

  test("have a name and a reason", async () => {
    const { get, store } = openParticipants();
    const { json } = await get("EmailFlowInstances", { $filter: "workflowInstanceStatus eq 5" });
    const person = store.get("person", 30_002);
    expect(json.value[0]).toMatchObject({
      workflowInstanceDropoutReason: "No consent",
      "person/fullName": `${person?.FirstName} ${person?.LastName}`,
      "emailFlow/workflowName": "Welcome",
    });
  });
});

describe("the agents", () => {
  const { ask } = openArchives(some);

  test("list the archives", async () => {
    const names = (await ask("POST /v1/Agents/Archive/GetProviderNames", {})).json;
    expect(names).toEqual(["EmailFlows", "EmailFlowInstances", "ContactPersonDynamicSelectionV2"]);
    expect((await ask("GET /v1/Archive")).json).toEqual(names);
  });

  test("list an archive's rows, cells as encoded texts", async () => {
    const { json } = await ask("POST /v1/Agents/Archive/GetArchiveListByColumns2", {
      providerName: "EmailFlows",
      columns: "emailFlowId,workflowName,startOnlyOnce",
      sortOrder: "workflowName desc",
      restrictions: "emailFlowId gt 1000",
      page: 1,
      pageSize: 2,
    });
    expect(json).toMatchObject([
      {
        PrimaryKey: 1001,
        EntityName: "emailflow",
        ColumnData: {
          emailFlowId: { DisplayValue: "[I:1001]" },
          workflowName: { DisplayValue: "Anna's webinar" },
          startOnlyOnce: { DisplayValue: "[I:1]" },
        },
      },
    ]);
  });

  test("tell what a person's columns are, and which of them conditions may use", async () => {
    const body = { ProviderName: "ContactPersonDynamicSelectionV2" };
    const all = (await ask("POST /v1/Agents/Archive/GetAvailableColumns", body)).json;
    expect(all).toContainEqual(
      expect.objectContaining({
        Name: "request/slevel",
        RestrictionType: "listAny",
        RestrictionListName: "ticketslevel",
        CanRestrictBy: true,
      }),
    );
    const flows = { StorageType: "Criteria", ProviderName: "EmailFlows" };
    const usable = (await ask("POST /v1/Agents/Find/GetAvailableRestrictionColumns", flows)).json;
    const names = usable.map(({ Name }: { Name: string }) => Name);
    expect(names).toContain("workflowName");
    expect(names).not.toContain("workflowSuccessRate");
    expect((await ask("POST /v1/Agents/Archive/GetAvailableColumns", { ProviderName: "Nothing" })).status).toBe(400);
  });
});

test("the list of flows follows the archive, in the id space of A4", async () => {
  const names = async (options: Parameters<typeof openSandbox>[0], query = "") => {
    const { ask } = openArchives(some, options);
    const { json } = await ask(`GET /v1/MDOList/emailflow${query}`);
    return json.map(({ Id, Name }: { Id: number; Name: string }) => [Id, Name]);
  };
  expect(await names({})).toContainEqual([1003, "Renewal"]);
  expect(await names({}, "?additional=statuses%3DRunning,Paused")).toEqual([
    [1000, "Welcome"],
    [1001, "Anna's webinar"],
  ]);
  expect(await names({ otherwise: new Set(["A4"]) })).toContainEqual([20_003, "Renewal"]);
});
