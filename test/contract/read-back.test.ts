import { afterAll, beforeAll, expect, test } from "vitest";
import { readBackDifferences } from "../../src/apply/read-back.ts";
import { decodeEmailFlow } from "../../src/live/decode.ts";
import { tenantBindings } from "../../src/live/tenant-bindings.ts";
import type { CompiledFlow } from "../../src/model/compiled-flow.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import { applyPlan } from "../../src/pipeline/apply-plan.ts";
import { compileFlows } from "../../src/pipeline/compile-flows.ts";
import { planProject } from "../../src/pipeline/plan-project.ts";
import { createSandbox } from "../../src/sandbox/sandbox.ts";
import { serveSandbox } from "../../src/sandbox/server.ts";
import { openStore } from "../../src/sandbox/store.ts";
import { examplePaths } from "../support/example-flows.ts";
import { exampleProject } from "../support/example-project.ts";
import { fromClient } from "../support/from-client.ts";
import { WebApi, WorkflowAgent } from "../support/official-client.ts";
import { testRun } from "../support/run.ts";

/** The example flows are applied by us and read back by the official client over HTTP: it sees what the YAML says. */
const token = "contract-token";
const transport = createSandbox({ store: openStore(), now: () => new Date("2026-11-24T08:00:00Z"), token });
const connection: typeof transport = (request) =>
  transport({ ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } });

let server: Awaited<ReturnType<typeof serveSandbox>>;
let compiled: readonly CompiledFlow[] = [];
const ids = new Map<string, number>();

beforeAll(async () => {
  const project = exampleProject();
  const target = {
    name: "sandbox",
    url: "",
    connection,
    now: () => new Date(),
    parallelism: 4,
    settleTime: 0,
    bindings: tenantBindings(connection, project.name),
  };
  const { value: plan } = await planProject(project, target);
  if (plan === undefined) throw new Error("no plan");
  for (const { key, emailFlowId } of (await applyPlan(plan, { project, target }, testRun())).flows)
    ids.set(key, emailFlowId ?? 0);
  compiled = (await compileFlows(project, target)).value ?? [];
  server = await serveSandbox(transport, { port: 0 });
});

afterAll(async () => server.close());

test("there are the example flows", () => {
  expect(compiled).toHaveLength(examplePaths.length);
  expect(examplePaths.length).toBeGreaterThanOrEqual(12);
});

test.each(examplePaths)("%s", async (path) => {
  const flow = compiled.find(({ file }) => file === `flows/${path}`);
  const api = new WebApi(server.url);
  api.authenticateWithToken(token);
  const read = await new WorkflowAgent().getEmailFlowAsync(ids.get(flow?.key ?? "") ?? 0);
  const { value: live } = decodeEmailFlow(fromClient(read), 0);
  expect(live?.Name).toBe(flow?.carrier.Name);
  expect(readBackDifferences(flow?.carrier as EmailFlow, live as EmailFlow)).toEqual([]);
});
