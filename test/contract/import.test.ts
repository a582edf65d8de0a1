import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  workflowGoalTypes,
  workflowSplitOptionTypes,
  workflowStepTypes,
  workflowTriggerTypes,
} from "../../src/model/enums.ts";
import { createSandbox } from "../../src/sandbox/sandbox.ts";
import { type RunningServer, serveSandbox } from "../../src/sandbox/server.ts";
import { openStore } from "../../src/sandbox/store.ts";
import { createProject } from "../cli/flowform.ts";
import { clientSettings, conditions, type Settings } from "../support/client-settings.ts";
import { WebApi } from "../support/official-client.ts";

/** Flows that Flowform never saw: the official client makes them over HTTP, and the real program imports them. */
const token = "8A:Cust00001.import";
const signedIn = { FLOWFORM_TOKEN: token };
const store = openStore();
const { id, stepSettings, optionSettings } = clientSettings(store);
let server: RunningServer;

beforeAll(async () => {
  const transport = createSandbox({ store, now: () => new Date("2026-11-24T08:00:00Z"), token });
  server = await serveSandbox(transport, { port: 0 });
  await seed();
});
afterAll(() => server.close());

const inner = { stepType: "SendSMS", text: "Inside" };

/** What one flow each is made of: everything that a carrier can hold, fresh from its default and filled in. */
const contents: Readonly<Record<string, (made: readonly number[]) => Settings>> = {
  "Every step: as it comes / and filled in": () => ({
    steps: workflowStepTypes.flatMap((stepType) => [
      { stepType },
      ...(stepType === "Split" ? [] : [{ stepType, ...stepSettings[stepType]() }]),
    ]),
  }),
  'Every "branch"': () => ({
    steps: workflowSplitOptionTypes.slice(1).map((optionType) => ({
      stepType: "Split",
      splitOptionType: optionType,
      splitName: `By ${optionType}`,
      options: [
        { optionType, name: `Is ${optionType}`, steps: [inner], ...optionSettings[optionType]() },
        { optionType: "None", name: "The rest", steps: [inner] },
      ],
    })),
  }),
  "Every event 🎉": () => ({
    triggers: workflowTriggerTypes.slice(1).map((triggerType) => ({ triggerType, restrictionGroups: conditions })),
    goals: workflowGoalTypes.slice(1).map((goalType) => ({ goalType, restrictionGroups: [] })),
  }),
  "🎉 🎉": () => ({ steps: [] }),
  con: () => ({ steps: [inner, inner, inner] }),
  "Every event!": () => ({ description: "Its key is taken: the name differs in letters that a key has not." }),
  "Settings, and where people go": ([first = 0, second = 0]) => ({
    description: `A long description. ${"It says much, and it says it twice. ".repeat(6)}\nAnd on two lines.`,
    jumpToFinish: true,
    startOnlyOnce: false,
    fromType: "FromSalesContact",
    fromName: "Anna: 'the one'",
    useGoogleAnalytics: true,
    gaSource: "flow",
    useTimeframe: true,
    selectedDays: "Monday, Friday",
    timeframeStart: "[DT:01/01/1970 08:00:00.0000000]",
    timeframeEnd: "[DT:01/01/1970 16:00:00.0000000]",
    useWorkflowStart: true,
    workflowStart: "[DT:05/31/2027 14:24:23.0000000]",
    removeFromFlows: [first, second],
    folder: { hierarchyId: store.ids("hierarchy")[0] },
    shipmentType: { id: id("shipmenttype", "Events") },
    filter: { restrictionGroups: conditions },
    blockLists: [id("selection", "Competitors")],
    exitFlowId: first,
    exitSuccessFlowId: second,
    steps: [
      { stepType: "SendSMS", text: "Dear friend,\n\nmany lines.\n".repeat(12) },
      { stepType: "WaitForTime", timeWaitAlgorithm: "NumIntervals", numIntervals: 3, intervalType: "Days" },
    ],
  }),
};

async function seed(): Promise<void> {
  const client = new WebApi(server.url);
  client.authenticateWithToken(token);
  const agent = client.getWorkflowAgent();
  const made: number[] = [];
  for (const [name, make] of Object.entries(contents)) {
    const flow = await agent.createDefaultEmailFlowAsync();
    const saved = await agent.saveEmailFlowAsync({ ...flow, name, ...make(made) } as typeof flow);
    made.push(saved.emailFlowId ?? 0);
  }
}

/** The rows of a plan, without the way before and after that follows them. */
const changesIn = (out: string) => out.split("\n    Before")[0]?.match(/^ +(?:[A-Z]+ +)?[+~>-] .*$/gm) ?? [];

test("a tenant is imported whole, plans empty, and survives edit, plan, apply and pull in both directions", async () => {
  const {
    flowform: run,
    read,
    write,
    path,
  } = createProject({
    "flowform.yaml": `project: acme\ntargets:\n  production:\n    url: ${server.url}\n`,
  });
  const flowform = (line: string) => run(`${line} --target production`, signedIn);

  const imported = await flowform("import --all --format json");
  expect(imported.code).toBe(0);
  expect(imported.err).not.toContain("error");
  const { imported: flows } = JSON.parse(imported.out) as {
    imported: { name: string; key: string; file: string; emailFlowId: number }[];
  };
  expect(flows.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(contents)));
  const keys = Object.fromEntries(flows.map(({ name, key }) => [name, key]));
  expect(keys).toMatchObject({
    'Every "branch"': "every-branch",
    "Every event 🎉": "every-event",
    "Every event!": "every-event-2",
    con: "flow-con",
  });
  expect(keys["🎉 🎉"]).toMatch(/^flow-\d+$/);
  const written = readdirSync(join(path, "flows"), { recursive: true, encoding: "utf8" });
  expect(written.filter((file) => file.endsWith(".flow.yaml"))).toHaveLength(flows.length);
  expect(written.filter((file) => !/^[a-z0-9/.-]+$/.test(file))).toEqual([]);

  const settings = flows.find(({ key }) => key === keys["Settings, and where people go"])?.file ?? "";
  expect(settings).toMatch(/^flows\/[a-z0-9-]+\/settings-and-where-people-go\.flow\.yaml$/);
  const text = read(settings);
  expect(text).toContain("leave: [every-step-as-it-comes-and-filled-in, every-branch]");
  expect(text).toContain("text: { file: texts/settings-and-where-people-go-sms.txt }");
  expect(text).toContain('sendWindow: { days: [monday, friday], from: "08:00", to: "16:00" }');
  expect(text).toContain("- category: { oneOf: [{ id: 1 }, { id: 2 }] }");
  expect(text).not.toContain("status");

  expect((await run("validate")).code).toBe(0);
  expect(await run("fmt --check")).toMatchObject({ code: 0 });
  expect(await flowform("plan --detailed-exitcode")).toMatchObject({ code: 0, err: "" });

  write({ [settings]: text.replace("wait: 3 days", "wait: 5 days") });
  const planned = await flowform("plan --detailed-exitcode");
  expect(planned.code).toBe(2);
  expect(planned.out).toContain("Plan: 0 to create, 1 to update, 0 to adopt");
  expect(changesIn(planned.out)).toHaveLength(1);
  expect(planned.out).toContain("Wait wait-3-days: 3 days -> 5 days");
  expect(await flowform("apply --auto-approve")).toMatchObject({ code: 0 });
  expect((await flowform("plan --detailed-exitcode")).code).toBe(0);

  const client = new WebApi(server.url);
  client.authenticateWithToken(token);
  const agent = client.getWorkflowAgent();
  const { emailFlowId = 0 } = flows.find(({ key }) => key === keys["Settings, and where people go"]) ?? {};
  const live = await agent.getEmailFlowAsync(emailFlowId);
  const edited = { ...live, description: "Edited in SuperOffice", steps: [...(live.steps ?? []), inner] };
  await agent.saveEmailFlowAsync(edited as unknown as typeof live);
  expect((await flowform("plan --detailed-exitcode")).code).toBe(2);
  const pulled = await flowform("pull");
  expect(pulled).toMatchObject({ code: 0, err: "" });
  expect(pulled.out).toContain("1 flow changed");
  expect(read(settings)).toContain("Edited in SuperOffice");
  expect(read(settings)).toContain("wait: 5 days");
  expect(read(settings)).toContain("- id: sms-2\n    sendSms: { text: Inside }\n");
  expect(await flowform("plan --detailed-exitcode")).toMatchObject({ code: 0, err: "" });

  const again = await flowform("import --all");
  expect(again).toMatchObject({ code: 0, err: "" });
  expect(again.out).toContain("Nothing to import from production.");
});
