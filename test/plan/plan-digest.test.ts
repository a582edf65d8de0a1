import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Change } from "../../src/model/change.ts";
import type { FlowPlan, Plan } from "../../src/model/plan.ts";
import { planDigest } from "../../src/plan/plan-digest.ts";
import type { Pointer } from "../../src/source/pointer.ts";
import { isObject } from "../../src/util/json.ts";
import { exampleProject } from "../support/example-project.ts";
import { emptyFlows, stand } from "../support/people.ts";
import { type Workshop, workshop } from "../support/sandbox-project.ts";
import { setValue } from "../support/set-value.ts";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const digestOf = (plan: Plan) => planDigest(plan, hash);

const trial = (wait: string) => `flow: trial
name: Trial
email: { from: { use: salesContact } }
steps:
  - { id: welcome, sendEmail: { mailing: Welcome to your trial } }
  - { id: settle, wait: ${wait} }
  - { id: spare, wait: 2 days }
  - { id: last, sendEmail: { mailing: Tips for your first week } }
`;
const spare = "  - { id: spare, wait: 2 days }\n";

async function planned(shop: Workshop): Promise<Plan> {
  const { value, diagnostics } = await shop.plan();
  if (value === undefined) throw new Error(JSON.stringify(diagnostics, null, 1));
  return value;
}

/** A paused flow with people before its first step, whose file loses a step and waits longer. */
async function changing(now?: () => Date): Promise<Workshop> {
  const shop = workshop(now === undefined ? {} : { now });
  shop.write("trial", trial("3 days"));
  await shop.apply();
  const { EmailFlowId } = await shop.live("Trial");
  for (const Status of ["Running", "Paused"])
    await shop.api("/v1/Agents/Workflow/SetStatusOnWorkflow", { EmailFlowId, Status });
  await stand(shop, "trial", { welcome: 5 });
  shop.write("trial", trial("5 days").replace(spare, ""));
  return shop;
}

/** That flow, and every example flow, to be created: with references to each other. */
async function everything(): Promise<Plan> {
  const shop = await changing();
  for (const [path, text] of (exampleProject().files as Workshop["memory"]).files) shop.files.set(path, text);
  return planned(shop);
}

/** What a digest does not stand for: it is told to people, or explains. */
const told: readonly (keyof FlowPlan)[] = [
  ...(["file", "people", "seen", "edited", "path", "text", "kept", "unknown"] as const),
  // Which of two steps that change places is told to move.
  "mustBeEmpty",
];
const toldOfChange = ["effect", "source", "places"];

const withoutTold = (change: Change) =>
  Object.fromEntries(Object.entries(change).filter(([name]) => !toldOfChange.includes(name))) as unknown as Change;

function leavesOf(value: unknown, pointer: Pointer = []): readonly Pointer[] {
  if (Array.isArray(value) && value.length > 0) return value.flatMap((item, at) => leavesOf(item, [...pointer, at]));
  if (isObject(value) && Object.keys(value).length > 0)
    return Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...pointer, key]));
  return [pointer];
}

const valueAt = (root: unknown, pointer: Pointer): unknown =>
  pointer.reduce((value, part) => (value as Readonly<Record<string, unknown>>)[part], root);

const stamps = ["CreatedBy", "CreatedDate", "UpdatedBy", "UpdatedDate"];

const isTold = ([, , part, name, detail]: Pointer) =>
  told.includes(part as keyof FlowPlan) ||
  (part === "payload" && stamps.includes(String(name))) ||
  (part === "changes" && toldOfChange.includes(String(detail)));

describe("the digest of a plan", () => {
  it("is another one when anything that would be done is", async () => {
    const plan = await everything();
    expect(plan.flows.map(({ action }) => action)).toEqual(expect.arrayContaining(["create", "update"]));
    expect(plan.flows.some(({ references }) => references.length > 0)).toBe(true);
    const digest = digestOf(plan);
    const { project, target, url, flows } = plan;
    const leaves = leavesOf({ project, target, url, flows }).filter((pointer) => !isTold(pointer));
    const another = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
    fc.assert(
      fc.property(fc.constantFrom(...leaves), another, (pointer, value) => {
        fc.pre(!Object.is(valueAt(plan, pointer), value));
        expect(digestOf(setValue(plan, pointer, value)), pointer.join("/")).not.toBe(digest);
      }),
      { numRuns: 1000 },
    );
  });

  it("is another one for every leaf of one flow, and when a flow is added, left out or applied at another time", async () => {
    const { flows, ...plan } = await everything();
    const [update] = flows.filter(({ action }) => action === "update");
    if (update === undefined) throw new Error("nothing is updated");
    const alone = { ...plan, flows: [update] };
    const leaves = leavesOf(alone.flows, ["flows"]).filter((pointer) => !isTold(pointer));
    const digests = leaves.map((pointer) => digestOf(setValue(alone, pointer, "something else")));
    expect(leaves.length).toBeGreaterThan(60);
    expect(new Set([digestOf(alone), ...digests]).size).toBe(leaves.length + 1);
    const others = [flows, flows.slice(1), flows.slice(0, -1), flows.toReversed(), [...flows, update], []];
    expect(new Set(others.map((some) => digestOf({ ...plan, flows: some }))).size).toBe(others.length);
  });

  it("stays when only the commit, the version, times, people, and places of files and lines are others", async () => {
    let time = Date.parse("2026-11-24T08:00:00Z");
    const shop = await changing(() => new Date(time));
    const first = await planned(shop);
    const told: string[] = [JSON.stringify(first)];
    const tellSame = async () => {
      const plan = await planned(shop);
      expect(plan.digest).toBe(first.digest);
      told.push(JSON.stringify(plan));
    };
    time += 3_600_000;
    await tellSame();
    await stand(shop, "trial", { welcome: 7, last: 1 });
    await tellSame();
    emptyFlows(shop);
    await tellSame();
    shop.write("trial", `# Somebody explains it.\n\n${trial("5 days").replace(spare, "")}`);
    await tellSame();
    shop.files.set("flows/old/customers.flow.yaml", shop.files.get("flows/trial.flow.yaml") ?? "");
    shop.files.delete("flows/trial.flow.yaml");
    await tellSame();
    Object.assign(shop.project, { commit: "c0ffee".repeat(6).padEnd(40, "0"), version: "9.9.9" });
    await tellSame();
    expect(new Set(told).size).toBe(told.length);
  });

  it("stays when somebody saves the flow in SuperOffice as it is, and is another one when it is changed there", async () => {
    let time = Date.parse("2026-11-24T08:00:00Z");
    const shop = await changing(() => new Date(time));
    const { digest } = await planned(shop);
    const live = await shop.live("Trial");
    time += 3_600_000;
    await shop.api("/v1/Agents/Workflow/SaveEmailFlow", live);
    expect((await planned(shop)).digest).toBe(digest);
    await shop.api("/v1/Agents/Workflow/SaveEmailFlow", { ...live, Description: "Changed by hand" });
    expect((await planned(shop)).digest).not.toBe(digest);
  });

  it("stays when people decide which of two steps that change places is told to move", async () => {
    const shop = await changing();
    const mail = "  - { id: last, sendEmail: { mailing: Tips for your first week } }\n";
    shop.write("trial", trial("3 days").replace(mail, "").replace(spare, `${mail}${spare}`));
    const moved = async () => {
      const { digest, flows } = await planned(shop);
      const [flow] = flows;
      return {
        digest,
        ids: flow?.changes.map(({ action, node }) => `${action} ${node.id}`),
        must: flow?.mustBeEmpty.length,
      };
    };
    await stand(shop, "trial", { last: 2 });
    const free = await moved();
    await stand(shop, "trial", { spare: 3 });
    const held = await moved();
    expect([free, held]).toMatchObject([
      { ids: ["move spare"], must: 1 },
      { ids: ["move last"], must: 0 },
    ]);
    expect(held.digest).toBe(free.digest);
  });

  it("leaves out nothing that a write of an apply depends on", async () => {
    const sent = async (change: (flow: FlowPlan) => FlowPlan) => {
      const shop = await changing();
      for (const [path, text] of (exampleProject().files as Workshop["memory"]).files) shop.files.set(path, text);
      const plan = await planned(shop);
      const changed = { ...plan, flows: plan.flows.map(change) };
      expect(digestOf(changed)).toBe(plan.digest);
      shop.requests.length = 0;
      const { flows } = await shop.apply(changed);
      expect(new Set(flows.map(({ outcome }) => outcome))).toEqual(new Set(["applied"]));
      return shop.requests.map(({ method, path, body }) => `${method} ${path} ${body}`);
    };
    const bare = (flow: FlowPlan): FlowPlan => ({
      ...{ ...flow, file: "elsewhere.flow.yaml", people: null, seen: null, edited: null, text: "", kept: [] },
      path: { before: [], after: [] },
      unknown: [],
      changes: flow.changes.map(withoutTold),
    });
    expect(await sent(bare)).toEqual(await sent((flow) => flow));
  });
});
