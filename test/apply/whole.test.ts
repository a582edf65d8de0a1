import { expect, test } from "vitest";
import { apply } from "../../src/apply/apply.ts";
import type { HttpResponse } from "../../src/model/http.ts";
import type { Plan } from "../../src/model/plan.ts";
import { worldOf } from "../../src/pipeline/apply-plan.ts";
import type { Run } from "../../src/pipeline/project.ts";
import { testRun, virtualClock } from "../support/run.ts";
import { type Workshop, workshop } from "../support/sandbox-project.ts";
import { leftNote } from "./left-note.ts";
import { after, answer, down, instead, letHappen, type Mishaps, refused, said } from "./mishaps.ts";
import { purpose } from "./purpose.ts";

const text = (key: string, more = "") =>
  `flow: ${key}\nname: ${key}\n${more}steps:\n  - { id: settle, wait: 3 days }\n`;
const to = (key: string) => `finish: { success: { toFlow: ${key} } }\n`;

const intent = leftNote("one", "one");

/** A plan that makes flows, none of which is there yet. */
async function planned(...texts: readonly (readonly [key: string, text: string])[]) {
  const shop = workshop();
  for (const [key, content] of texts) shop.write(key, content);
  const { value: plan, diagnostics } = await shop.plan();
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics));
  return { shop, plan };
}

const three = () => planned(["one", text("one")], ["two", text("two")], ["three", text("three")]);
/** Two flows that lead to each other: the first one is saved twice. */
const circle = () => planned(["one", text("one", to("two"))], ["two", text("two", to("one"))]);

/** Applies; gives each flow in a line, the findings of the whole, and the order in which flows were told to be done. */
async function applied(shop: Workshop, plan: Plan, run: Partial<Run> = {}) {
  const told: string[] = [];
  const result = await shop.apply(plan, {
    ...run,
    onProgress: (flow) => {
      told.push(flow.key);
      run.onProgress?.(flow);
    },
  });
  const flows = result.flows.map(({ key, outcome, saves, diagnostics }) =>
    [key, outcome, saves, ...said(diagnostics)].join(" "),
  );
  return { flows, findings: said(result.diagnostics), told, settled: result.settled };
}

test("a plan without flows asks nothing and says so", async () => {
  const { shop, plan } = await three();
  shop.requests.length = 0;
  expect(await apply({ ...plan, flows: [] }, worldOf(shop.workplace(), testRun()))).toEqual({
    format_version: "1.0",
    project: "workshop",
    target: "sandbox",
    digest: plan.digest,
    settled: [],
    flows: [],
    diagnostics: [],
  });
  expect(shop.requests).toEqual([]);
});

test("what a flow comes to is told in full, with its id and the time between its last reading and its save", async () => {
  const { shop, plan } = await planned(["one", text("one")]);
  const whole = { key: "one", action: "create", emailFlowId: 1002, diagnostics: [] };
  expect((await shop.apply(plan, { clock: virtualClock(0, 5) })).flows).toEqual([
    { ...whole, outcome: "applied", saves: 1, lastReadToSave: 5 },
  ]);
  expect((await shop.apply(plan)).flows).toEqual([
    { ...whole, outcome: "alreadyApplied", saves: 0, lastReadToSave: null },
  ]);
  expect(
    (await shop.apply({ ...plan, flows: [...plan.flows, { ...plan.flows[0], key: "two", name: "two" }] } as Plan))
      .flows[0],
  ).toEqual({ ...whole, outcome: "alreadyApplied", saves: 0, lastReadToSave: null });
});

test("flows are told one after the other, in the order of the plan", async () => {
  const { shop, plan } = await three();
  expect(await applied(shop, plan)).toEqual({
    flows: ["one applied 1", "three applied 1", "two applied 1"],
    findings: [],
    told: ["one", "three", "two"],
    settled: [],
  });
  expect(await applied(shop, plan)).toMatchObject({
    flows: ["one alreadyApplied 0", "three alreadyApplied 0", "two alreadyApplied 0"],
    told: ["one", "three", "two"],
  });
});

test("the first flow that does not come out as planned is the last one that is begun", async () => {
  const { shop, plan } = await three();
  letHappen(shop, { "SaveEmailFlow 2": refused });
  expect(await applied(shop, plan)).toEqual({
    flows: [
      "one applied 1",
      'three failed 0 FF704 "three": saving "three" was answered with 400: No. Not now.',
      "two skipped 0",
    ],
    findings: [],
    told: ["one", "three", "two"],
    settled: [],
  });
});

test("a flow that was not bound any more is bound again, and nothing is saved", async () => {
  const { shop, plan } = await planned(["one", text("one", "status: running\n")]);
  await shop.apply(plan);
  const store = shop.workplace().target.bindings;
  await store.write({ key: "one", emailFlowId: 1002, ids: {}, applied: "", commit: "" });
  const sent = letHappen(shop, { "lease:apply 1": after(async () => undefined) });
  expect(await applied(shop, plan)).toMatchObject({ flows: ["one applied 0"], findings: [] });
  expect(sent.slice(2, -2)).toEqual(["GetEmailFlow", "one"]);
  expect((await store.read()).value?.get("one")?.ids).toEqual({ settle: expect.stringMatching(/^s\d+$/) });
});

test.each([["cannot be read", down, "FF507 reading what is remembered of the flows was answered with 503."]] as const)(
  "nothing is begun when what is remembered %s",
  async (_, mishap, finding) => {
    const { shop, plan } = await three();
    const sent = letHappen(shop, { "GetDeviceKeysOnDeviceIdentifier 1": mishap });
    expect(await applied(shop, plan)).toEqual({
      flows: ["one skipped 0", "three skipped 0", "two skipped 0"],
      findings: [finding],
      told: [],
      settled: [],
    });
    expect(sent).toEqual(["GetDeviceKeysOnDeviceIdentifier"]);
  },
);

test.each([
  [
    "does not take it",
    refused,
    "FF563 The target's key store does not take what Flowform must remember: remembering flowform was answered with 400: No. Not now. Nothing was saved.",
  ],
  [
    "answers with something else",
    instead({ status: 200, headers: {}, body: "<html>" }),
    "FF563 The target's key store does not take what Flowform must remember: remembering flowform was answered with a page (HTML) instead of JSON. Nothing was saved.",
  ],
  [
    "is not allowed",
    instead(answer(403, { Message: "No right." })),
    "FF505 remembering flowform was answered with 403: No right.",
  ],
] as const)("no flow is saved that could not be remembered: the key store %s", async (_, mishap, finding) => {
  const { shop, plan } = await three();
  const sent = letHappen(shop, { "flowform 1": mishap });
  expect(await applied(shop, plan)).toEqual({
    flows: [`one failed 0 ${finding}`, "three skipped 0", "two skipped 0"],
    findings: [],
    told: [],
    settled: [],
  });
  expect(sent).toEqual(["flowform"]);
});

test("what is wrong under the lease is said after what was said of the lease, which is given back", async () => {
  const { shop, plan } = await planned(["one", text("one")]);
  const store = shop.workplace().target.bindings;
  await store.writeLease({ owner: "ci-7/42/f00", until: 0 });
  const sent = letHappen(shop, { "GetDeviceKeysOnDeviceIdentifier 2": down });
  expect(await applied(shop, plan)).toMatchObject({
    flows: ["one skipped 0"],
    findings: [
      "FF716 ci-7/42/f00 held this target, until 1970-01-01 00:00:00 UTC, and did not give it back.",
      "FF507 reading what is remembered of the flows was answered with 503.",
    ],
  });
  expect(sent.slice(1)).toEqual(["GetKeyOnDeviceIdentifier", "no lease:apply"]);
});

test("the lease is given back even when something of ours breaks", async () => {
  const { shop, plan } = await planned(["one", text("one")]);
  const broken = () => {
    throw new Error("bug");
  };
  await expect(shop.apply(plan, { backUp: broken })).rejects.toThrow("bug");
  expect((await shop.workplace().target.bindings.readLease()).value).toBeUndefined();
});

test("what an earlier run left is settled first, and what is settled is known then", async () => {
  const { shop, plan } = await planned(["one", text("one")]);
  letHappen(shop, { "GetEmailFlow 1": down });
  expect((await applied(shop, plan)).flows[0]).toMatch(/^one unknown 1 FF703/);
  shop.intercept((request, send) => send(request));
  await shop.workplace().target.bindings.forget("one");
  const told: string[] = [];
  const again = await applied(shop, plan, { onSettled: ({ key, outcome }) => void told.push(`${key} ${outcome}`) });
  const settlement = { key: "one", outcome: "done", emailFlowId: 1002, resumed: false, diagnostics: [] };
  expect(again).toEqual({ flows: ["one alreadyApplied 0"], findings: [], told: ["one"], settled: [settlement] });
  expect(told).toEqual(["one done"]);
});

test.each([
  ["of the plan stops it", "one", ["one skipped 0"]],
  ["of another flow does not", "other", ["one applied 1"]],
])("what stays open %s", async (_, key, flows) => {
  const { shop, plan } = await planned(["one", text("one")]);
  const store = shop.workplace().target.bindings;
  await shop.api("/v1/Agents/Workflow/SaveEmailFlow", { Name: "other" });
  await store.writeIntent({ ...intent, key, name: "other" });
  expect(await applied(shop, plan)).toMatchObject({
    flows,
    findings: [`FF718 "${key}": it was being created, and flow 1002 has its name but another content.`],
    settled: [{ key, outcome: "open" }],
  });
});

test("a flow that leads to a later one is saved once more, backed up once, and told when it is whole", async () => {
  const { shop, plan } = await circle();
  const kept: string[] = [];
  const sent = letHappen(shop, { "lease:apply 1": after(async () => undefined) });
  expect(await applied(shop, plan, { backUp: ({ key }) => void kept.push(key) })).toEqual({
    flows: ["one applied 2", "two applied 1"],
    findings: [],
    told: ["two", "one"],
    settled: [],
  });
  expect(kept).toEqual(["one", "two"]);
  expect(sent.filter((what) => what === "SaveEmailFlow")).toHaveLength(3);
  const [one, two] = [await shop.live("one"), await shop.live("two")];
  expect([one.ExitSuccessFlowId, two.ExitSuccessFlowId]).toEqual([two.EmailFlowId, one.EmailFlowId]);
  expect((await shop.apply(plan)).flows.map(({ action, outcome }) => [action, outcome])).toEqual([
    ["create", "alreadyApplied"],
    ["create", "alreadyApplied"],
  ]);
});

test("the action of a flow that is saved twice is the planned one", async () => {
  const { shop, plan } = await circle();
  expect((await shop.apply(plan)).flows.map(({ action }) => action)).toEqual(["create", "create"]);
});

/** A run of which somebody wants the end once a request has gone out. */
function stoppingAt(shop: Workshop, mishaps: Mishaps, at: string) {
  let stopped = false;
  letHappen(shop, {
    ...mishaps,
    [at]: after(async () => {
      stopped = true;
    }),
  });
  return { stopping: () => stopped };
}

test("FF714 a wish to end is heard before the second save, and the flow has failed", async () => {
  const { shop, plan } = await circle();
  expect(await applied(shop, plan, stoppingAt(shop, {}, "SaveEmailFlow 2"))).toEqual({
    flows: ["one failed 1", "two applied 1"],
    findings: ["FF714 1 of 2 flows were finished; not begun or not finished: one."],
    told: ["two", "one"],
    settled: [],
  });
});

test("FF714 a wish to end that comes when all is done is not spoken of", async () => {
  const { shop, plan } = await planned(["one", text("one")]);
  expect(await applied(shop, plan, stoppingAt(shop, {}, "SaveEmailFlow 1"))).toMatchObject({
    flows: ["one applied 1"],
    findings: [],
  });
});

/** The lease goes to somebody else at a request, long enough after it was seen last. */
function losingLease(shop: Workshop, at: string) {
  const clock = virtualClock();
  letHappen(shop, {
    [at]: after(async () => {
      clock.skip(20_000);
      await shop.workplace().target.bindings.writeLease({ owner: "ci-7/42/f00", until: Date.parse("2027-01-01") });
    }),
  });
  return { clock };
}

const heldByOther =
  "FF715 ci-7/42/f00 applies to this target, and holds it until 2027-01-01 00:00:00 UTC unless it ends before. Nothing was changed.";

test("FF715 who loses the lease begins no other flow", async () => {
  const { shop, plan } = await three();
  expect(await applied(shop, plan, losingLease(shop, "one 1"))).toEqual({
    flows: ["one applied 1", "three skipped 0", "two skipped 0"],
    findings: [heldByOther],
    told: ["one", "three", "two"],
    settled: [],
  });
});

test("FF715 who loses the lease before the second save has a flow that failed, and says why", async () => {
  const { shop, plan } = await circle();
  expect(await applied(shop, plan, losingLease(shop, "two 1"))).toEqual({
    flows: [`one failed 1 ${heldByOther}`, "two applied 1"],
    findings: [],
    told: ["two", "one"],
    settled: [],
  });
});

test("no second save is begun after a flow that did not come out as planned", async () => {
  const { shop, plan } = await circle();
  letHappen(shop, { "SaveEmailFlow 2": refused });
  expect(await applied(shop, plan)).toMatchObject({
    flows: ["one failed 1", 'two failed 0 FF704 "two": saving "two" was answered with 400: No. Not now.'],
    told: ["two", "one"],
  });
});

test("a second save that fails is told with both, and the next one is not begun", async () => {
  const { shop, plan } = await planned(
    ["hub", text("hub", to("one"))],
    ["one", text("one", to("one"))],
    ["two", text("two", to("two"))],
  );
  const saves: string[] = [];
  shop.intercept(async (request, send): Promise<HttpResponse | Awaited<ReturnType<typeof send>>> => {
    if (purpose(request) !== "SaveEmailFlow") return send(request);
    const { Name, EmailFlowId } = JSON.parse(request.body);
    saves.push(`${Name} ${EmailFlowId === 0 ? "new" : "again"}`);
    return Name === "one" && EmailFlowId > 0 ? { status: 400, headers: {}, body: '{"Message":"No."}' } : send(request);
  });
  expect(await applied(shop, plan)).toMatchObject({
    flows: ['one failed 1 FF704 "one": saving "one" was answered with 400: No.', "two failed 1", "hub applied 1"],
    told: ["hub", "one", "two"],
  });
  expect(saves).toEqual(["one new", "two new", "hub new", "one again"]);
});
