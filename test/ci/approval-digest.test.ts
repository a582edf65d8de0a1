import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import type { Plan } from "../../src/model/plan.ts";
import { approvalDigest } from "../../src/plan/approval-digest.ts";
import { createProject, smallFlow } from "../cli/flowform.ts";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");

/** A plan for a flow that is there already, with people in it as far as the plan says. */
async function planOf(): Promise<Plan> {
  const { flowform, write, read } = createProject({ "flows/a.flow.yaml": smallFlow("a", "Alpha") });
  await flowform("apply --auto-approve");
  write({ "flows/a.flow.yaml": smallFlow("a", "Alpha", "5 days") });
  await flowform("plan --out plan.json");
  return JSON.parse(read("plan.json"));
}

it("what is approved stays when people come and go and the commit is another, and changes with everything that is done", async () => {
  const plan = await planOf();
  const digest = approvalDigest(plan, hash);
  const eachFlow = (change: object): Plan => ({ ...plan, flows: plan.flows.map((flow) => ({ ...flow, ...change })) });
  const people = { total: 7, byStep: { 3: 7 }, readAt: "2026-11-24T08:00:00Z" };
  const changes =
    plan.flows[0]?.changes.map((change) => ({
      ...change,
      effect: { here: 7 },
      source: { file: "b.flow.yaml", line: 90, column: 1 },
    })) ?? [];
  expect(changes).not.toEqual([]);
  const same = [
    { ...plan, commit: "another" },
    { ...plan, flowform: "9.9.9" },
    eachFlow({ people }),
    eachFlow({ text: "# moved\n" }),
    eachFlow({ changes }),
  ];
  expect(same.map((other) => approvalDigest(other, hash))).toEqual(same.map(() => digest));
  const others = [
    { ...plan, target: "other" },
    { ...plan, released: ["b"] },
    { ...plan, flows: [] },
    eachFlow({ fingerprint: "another" }),
    eachFlow({ payload: { ...plan.flows[0]?.payload, Name: "Beta" } }),
    eachFlow({ setStatus: 3 }),
    eachFlow({ cancels: 12 }),
    eachFlow({ pause: true }),
    eachFlow({ mustBeEmpty: [4] }),
    eachFlow({ changes: changes.slice(1) }),
  ].map((other) => approvalDigest(other, hash));
  expect(new Set([digest, ...others]).size).toBe(others.length + 1);
});
