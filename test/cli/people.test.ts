import { join } from "node:path";
import { expect, test } from "vitest";
import { openStore } from "../../src/sandbox/store.ts";
import { nodeStoreFile } from "../../src/sandbox/store-file.ts";
import { createProject, smallFlow } from "./flowform.ts";

const settings = "project: acme\nflows: flows\n";
const running = `${smallFlow("a", "Flow A")}status: running\n`;
const ended = `${smallFlow("a", "Flow A")}status: stopped\n`;

test("a flow with people in it is ended only with their number, and a saved plan keeps that word", async () => {
  const project = createProject({ "flowform.yaml": settings, "flows/a.flow.yaml": running });
  const { flowform } = project;
  expect((await flowform("apply --auto-approve")).code).toBe(0);
  const people = (count: number) => {
    const store = openStore(nodeStoreFile(join(project.path, ".flowform/sandbox.json")));
    const flow = store.rows("email_flow").find(({ Name }) => Name === "Flow A") as { EmailFlowId: number };
    for (let id = 800_000; id < 800_000 + count; id++)
      store.put("workflow_instance", id, { WorkflowInstanceId: id, ...flow, Status: "Active", CurrentStepId: 0 });
    store.commit();
    return store;
  };
  people(2);
  project.write({ "flows/a.flow.yaml": ended });

  const refused = await flowform("plan");
  expect([refused.code, refused.out]).toEqual([6, ""]);
  expect(refused.err).toContain("error FF604: Ending a flow would cancel everyone in it\nflows/a.flow.yaml:9:9");
  expect(refused.err).toContain("say so with --cancel-people 2.");
  for (const other of [1, 99_999]) {
    const { code, err } = await flowform(`apply --auto-approve --cancel-people ${other}`);
    expect([code, err.replaceAll(/\s+/g, " ")]).toEqual([
      6,
      expect.stringContaining(`--cancel-people says ${other}, and this plan cancels 2.`),
    ]);
  }
  expect((await flowform("plan --cancel-people all")).err).toContain("--cancel-people is a whole number from 0");

  expect((await flowform("plan --cancel-people 2 --out plan.json")).code).toBe(0);
  expect((await flowform("show plan.json")).out).toContain("\n2 people are cancelled for good.\nDigest");
  expect(await flowform("apply plan.json --cancel-people 2")).toMatchObject({
    code: 3,
    err: expect.stringContaining("--cancel-people are for planning"),
  });
  people(3);
  const stale = await flowform("apply plan.json");
  expect([stale.code, stale.err]).toEqual([5, expect.stringContaining("error FF624")]);

  expect((await flowform("apply --auto-approve --cancel-people 3")).code).toBe(0);
  const left = people(0)
    .rows("workflow_instance")
    .filter(({ Status, WorkflowInstanceId }) => Status === "Active" && Number(WorkflowInstanceId) < 900_000);
  expect(left).toEqual([]);
});
