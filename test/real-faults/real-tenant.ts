import { expect } from "vitest";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import { identityOf, nodesOf } from "../../src/model/node.ts";
import { createSandbox } from "../../src/sandbox/sandbox.ts";
import { serveSandbox } from "../../src/sandbox/server.ts";
import { openStore, type Store } from "../../src/sandbox/store.ts";
import { createProject, type Ended, type Running } from "../cli/flowform.ts";
import { overlayStore } from "../faults/overlay-store.ts";
import { workshop } from "../support/sandbox-project.ts";
import { type FaultProxy, type Passing, startFaultProxy, type Trouble } from "./fault-proxy.ts";
import type { RealScenario } from "./scenarios.ts";

const project = "real-faults";
const now = () => new Date();

/** The real program in a folder of its own, the sandbox over HTTP, and a proxy between the two. */
export interface RealTenant {
  readonly proxy: FaultProxy;
  readonly start: (line: string) => Running;
  readonly flowform: (line: string) => Promise<Ended>;
  /** Past every network: what the tenant really holds of the scenario. */
  readonly flows: () => readonly EmailFlow[];
  /** What is left to do, as the next plan says: "update a". */
  readonly left: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** What an apply of the scenario sends when nothing goes wrong, as "METHOD path". */
export async function requestsOf(scenario: RealScenario): Promise<readonly string[]> {
  const tenant = await openRealTenant(scenario, () => undefined);
  const { code, err } = await tenant.flowform("apply --auto-approve");
  expect([code, err], scenario.name).toMatchObject([0, expect.anything()]);
  await tenant.close();
  return tenant.proxy.seen;
}

const pasts = new Map<RealScenario, Promise<Store>>();

/** A tenant where everything before the scenario has happened, and a folder with the files of the scenario. */
export async function openRealTenant(
  scenario: RealScenario,
  troubleOf: (index: number, passing: Passing) => Trouble | undefined,
): Promise<RealTenant> {
  const past = pasts.get(scenario) ?? pastOf(scenario);
  pasts.set(scenario, past);
  const store = overlayStore(await past);
  const server = await serveSandbox(createSandbox({ store, now }), { port: 0 });
  const proxy = await startFaultProxy(server.url, troubleOf);
  const files = Object.entries(scenario.after).map(([key, text]) => [`flows/${key}.flow.yaml`, text]);
  const folder = createProject({
    "flowform.yaml": `project: ${project}\ntargets:\n  local:\n    url: ${proxy.url}\n    settleSeconds: 0\n`,
    ...Object.fromEntries(files),
  });
  const environment = { FLOWFORM_TOKEN: "token" };
  return {
    proxy,
    start: (line) => folder.start(`${line} --target local`, environment),
    flowform: (line) => folder.flowform(`${line} --target local`, environment),
    flows: () => flowsOf(store),
    left: async () => {
      const shop = workshop({ store, now }, project);
      for (const [key, text] of Object.entries(scenario.after)) shop.write(key, text);
      const { value, diagnostics } = await shop.plan();
      const open = value?.open.map((key) => `open ${key}`) ?? diagnostics.map(({ code }) => code);
      return [...open, ...(value?.flows.map(({ action, key }) => `${action} ${key}`) ?? [])];
    },
    close: async () => {
      await proxy.close();
      await server.close();
    },
  };
}

async function pastOf({ before, running }: RealScenario): Promise<Store> {
  const store = openStore();
  const shop = workshop({ store, now }, project);
  for (const [key, text] of Object.entries(before)) shop.write(key, text);
  if (Object.keys(before).length > 0) await shop.apply();
  for (const { EmailFlowId, Name } of flowsOf(store))
    if (running.includes(keyOf(Name)))
      await shop.api("/v1/Agents/Workflow/SetStatusOnWorkflow", { EmailFlowId, Status: "Running" });
  return store;
}

const prefix = "Real ";
const keyOf = (name: string) => name.slice(prefix.length);

function flowsOf(store: Store): readonly EmailFlow[] {
  const all = store.rows("email_flow") as unknown as readonly EmailFlow[];
  return all.filter(({ Name }) => Name.startsWith(prefix));
}

/** What must hold when a run has ended, however it did; then recovery and one more apply must put everything right. */
export async function checkRealRun(scenario: RealScenario, tenant: RealTenant, ran: RealRun): Promise<void> {
  const { before, ended } = ran;
  const names = tenant.flows().map(({ Name }) => Name);
  expect(names, "no duplicate").toEqual([...new Set(names)]);
  const left = await tenant.left();
  // A note that could not be crossed out is said, and is no work that is left.
  const said = ended.err.includes("warning FF724") ? left.filter((what) => !what.startsWith("open ")) : left;
  if (ended.code === 0) expect(said, "what is said to be done is done").toEqual([]);
  else if (ended.code !== null) expect(ended.err, "a failure says why").toMatch(/error FF\d+/);
  const wasRunning = before.filter(({ Status }) => Status === "Running").map(({ EmailFlowId }) => EmailFlowId);
  const paused = tenant
    .flows()
    .filter(({ EmailFlowId, Status }) => wasRunning.includes(EmailFlowId) && Status === "Paused");
  const unrecorded = paused.filter(({ Name }) => !left.includes(`open ${keyOf(Name)}`));
  expect(unrecorded, "nothing is left paused without a note").toEqual([]);
  const started = tenant
    .flows()
    .filter(({ Name, Status }) => Status === "Running" && scenario.end[keyOf(Name)] !== "Running");
  expect(started, "nothing is started by the way").toEqual([]);
  if (ended.code !== 0 || left.length > 0) await putRight(tenant, ran.recover);
  expect(await tenant.left(), "nothing is left to do").toEqual([]);
  const statuses = tenant.flows().map(({ Name, Status }) => [keyOf(Name), Status]);
  expect(Object.fromEntries(statuses), "every flow is there once, and as it should be").toEqual(scenario.end);
  expect(statuses).toHaveLength(Object.keys(scenario.end).length);
  expect(lostIds(before, tenant.flows()), "every part keeps its id").toEqual([]);
}

export interface RealRun {
  /** What the tenant held before the run. */
  readonly before: readonly EmailFlow[];
  readonly ended: Ended;
  /** Whether `recover` puts it right, or the next apply alone. */
  readonly recover: boolean;
}

async function putRight({ flowform }: RealTenant, recover: boolean): Promise<void> {
  if (recover) {
    const recovered = await flowform("recover --yes --take-over");
    expect([recovered.code, recovered.err], "recover settles it").toMatchObject([0, expect.anything()]);
  }
  const applied = await flowform("apply --auto-approve --take-over");
  expect([applied.code, applied.err], "and the next apply goes through").toMatchObject([0, expect.anything()]);
}

/** No scenario removes a part, so every id that was there must be there still. */
function lostIds(before: readonly EmailFlow[], after: readonly EmailFlow[]): readonly string[] {
  const there = new Set(after.flatMap((flow) => nodesOf(flow).map(identityOf)));
  return before.flatMap((flow) => nodesOf(flow).map(identityOf)).filter((identity) => !there.has(identity));
}

/** Works on all jobs, a few at a time. */
export async function atOnce<Job>(
  jobs: readonly Job[],
  width: number,
  work: (job: Job) => Promise<void>,
): Promise<void> {
  const left = [...jobs];
  const worker = async () => {
    for (let job = left.shift(); job !== undefined; job = left.shift()) await work(job);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
