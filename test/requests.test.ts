import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isRead } from "../src/live/read-operations.ts";
import type { HttpRequest } from "../src/model/http.ts";
import { stand } from "./support/people.ts";
import { type Workshop, workshop } from "./support/sandbox-project.ts";

const folder = new URL("../flows/", import.meta.url);
const isInput = /\.(yaml|txt|md|html)$/;

function withExamples(): Workshop {
  const shop = workshop();
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" }))
    if (isInput.test(path)) shop.files.set(`flows/${path}`, readFileSync(new URL(path, folder)));
  return shop;
}

function withTinyFlows(count: number): Workshop {
  const shop = workshop();
  for (let index = 0; index < count; index++) {
    const step = "  - id: only\n    addToList: { project: Trial customers }\n";
    shop.write(`tiny-${index}`, `flow: tiny-${index}\nname: Tiny ${index}\nsteps:\n${step}`);
  }
  return shop;
}

/** What a plan asks, by what the request is for; each with everything that it was asked for, in order. */
async function requestsOfPlan(shop: Workshop): Promise<Readonly<Record<string, readonly string[]>>> {
  shop.requests.length = 0;
  const { value: plan, diagnostics } = await shop.plan();
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics));
  expect(shop.requests.filter((request) => !isRead(request))).toEqual([]);
  const groups: Record<string, string[]> = {};
  for (const request of shop.requests) {
    const [purpose, about] = purposeOf(request);
    groups[purpose] = [...(groups[purpose] ?? []), about];
  }
  return groups;
}

const purposes: readonly (readonly [purpose: string, path: RegExp])[] = [
  ["list", /^\/v1\/Archive\/EmailFlows\?.*\$skip=(\d+)$/],
  ["bindings", /^\/v1\/Agents\/ForeignSystem\/(GetDeviceKeysOnDeviceIdentifier)$/],
  ["flow", /^\/v1\/Agents\/Workflow\/GetEmailFlow\?emailFlowId=(\d+)$/],
  ["people", /^\/v1\/Archive\/EmailFlowInstances\?.*\$skip=(\d+)$/],
  ["licence", /^\/v1\/Agents\/Workflow\/(GetWorkflowFencingInfo)$/],
  ["names", /^\/v1\/MDOList\/(.+)$/],
];

function purposeOf({ method, path }: HttpRequest): readonly [string, string] {
  for (const [purpose, pattern] of purposes) {
    const about = pattern.exec(path)?.[1];
    if (about !== undefined) return [purpose, about];
  }
  throw new Error(`a plan has no need for ${method} ${path}`);
}

const sorted = (texts: readonly string[] = []) => [...texts].sort();
const once = (texts: readonly string[] = []) => sorted([...new Set(texts)]);

/** Every list that the example flows write a name of; links are asked for per mailing. */
const listsOfExamples = [
  "associate attachment business category consentpurpose consentsource country crmscript currency",
  "ejcategory form hierarchy leadstatus legalbase position project salestage saletype selection",
  "serviceassociate shipmentlinks shipmenttype source specifiedmailings task ticketpriority",
  "ticketslevel ticketticketstatus tickettype timezoneiana usergroup",
].flatMap((line) => line.split(" "));

test("a plan of the examples reads the list, the bindings, each flow, and each list of names, all once", async () => {
  const shop = withExamples();
  await shop.apply();
  const { list, bindings, flow, names, ...others } = await requestsOfPlan(shop);
  const managed = [...shop.files.keys()].filter((path) => path.endsWith(".flow.yaml"));
  expect(others).toEqual({});
  expect(list).toEqual(["0"]);
  expect(bindings).toHaveLength(1);
  expect(flow).toHaveLength(managed.length);
  expect(once(flow)).toEqual(sorted(flow));
  expect(once(names)).toEqual(sorted(names));
  expect(once(names?.map((name) => name.split("?")[0] ?? ""))).toEqual(listsOfExamples);
});

test("a plan of flows that the target does not have reads none of them", async () => {
  const { list, bindings, flow, names, licence, ...others } = await requestsOfPlan(withExamples());
  expect(others).toEqual({});
  expect([list, bindings?.length, flow]).toEqual([["0"], 1, undefined]);
  expect(licence).toHaveLength(1);
  expect(once(names)).toEqual(sorted(names));
});

test("a plan of 1,500 flows reads two pages of the list and each flow once", { timeout: 60_000 }, async () => {
  const shop = withTinyFlows(1500);
  await shop.apply();
  const { list, bindings, flow, names, ...others } = await requestsOfPlan(shop);
  expect(others).toEqual({});
  expect(list).toEqual(["0", "1000"]);
  expect(bindings).toHaveLength(1);
  expect(flow).toHaveLength(1500);
  expect(new Set(flow).size).toBe(1500);
  expect(names).toEqual(["project"]);
});

test("a flow of the target that no file speaks of is not read", async () => {
  const shop = withExamples();
  await shop.apply();
  shop.files.delete("flows/service/chat-follow-up.flow.yaml");
  const { flow } = await requestsOfPlan(shop);
  expect(flow).toHaveLength([...shop.files.keys()].filter((path) => path.endsWith(".flow.yaml")).length);
});

const later = (shop: Workshop, key: string) => {
  const text = String(shop.files.get(`flows/${key}.flow.yaml`));
  shop.write(key, text.replace("steps:\n", "steps:\n  - { id: pause, wait: 1 day }\n"));
};

test("who is inside is asked once per changed flow, and for no other, new or unchanged", async () => {
  const shop = withTinyFlows(8);
  await shop.apply();
  for (const key of ["tiny-2", "tiny-5"]) later(shop, key);
  shop.write("new", "flow: new\nname: New\nsteps: [{ id: wait, wait: 1 day }]\n");
  const { people, licence } = await requestsOfPlan(shop);
  expect([people, licence]).toEqual([["0", "0"], undefined]);
});

test("2,500 people in a changed flow are read in three pages", async () => {
  const shop = withTinyFlows(2);
  await shop.apply();
  await stand(shop, "tiny-0", { only: 2500 });
  await stand(shop, "tiny-1", { only: 10 });
  later(shop, "tiny-0");
  const { people } = await requestsOfPlan(shop);
  expect(people).toEqual(["0", "1000", "2000"]);
  expect((await shop.plan()).value?.flows[0]?.people?.total).toBe(2500);
});

test("the licence is asked for when a flow is started, and not when one that is active goes on", async () => {
  const shop = withTinyFlows(2);
  await shop.apply();
  const text = String(shop.files.get("flows/tiny-0.flow.yaml"));
  shop.write("tiny-0", `${text}status: running\n`);
  expect((await requestsOfPlan(shop)).licence).toHaveLength(1);
  await shop.apply();
  shop.write("tiny-0", `${text}status: paused\n`);
  expect((await requestsOfPlan(shop)).licence).toBeUndefined();
});

const meeting = (id: string) =>
  `  - { id: ${id}, createFollowUp: { title: Visit, type: Meeting, project: Trial customers, when: today, assignTo: nobody } }\n`;

test("the list of what goes away is asked for once, however many flows it goes from, and never for what stays", async () => {
  const shop = workshop();
  const flow = (key: string, steps: string) => shop.write(key, `flow: ${key}\nname: ${key}\nsteps:\n${steps}`);
  const wait = "  - { id: pause, wait: 1 day }\n";
  for (const key of ["a", "b"]) flow(key, `${wait}${meeting("visit")}${meeting("visit-again")}`);
  flow("c", wait);
  await shop.apply();
  for (const key of ["a", "b"]) flow(key, wait);
  expect((await requestsOfPlan(shop)).names).toEqual(["task", "project"]);
  await shop.apply();
  expect((await requestsOfPlan(shop)).names).toBeUndefined();
  flow("c", wait.replace("1 day", "2 days"));
  expect((await requestsOfPlan(shop)).names).toBeUndefined();
});
