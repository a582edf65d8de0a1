import { createHash } from "node:crypto";
import { connectTenant } from "../../src/live/connect-tenant.ts";
import { bearer } from "../../src/live/credentials.ts";
import { tenantBindings } from "../../src/live/tenant-bindings.ts";
import type { ApplyResult } from "../../src/model/apply-result.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import type { Connection, HttpRequest, Transport } from "../../src/model/http.ts";
import type { Plan } from "../../src/model/plan.ts";
import { applyPlan } from "../../src/pipeline/apply-plan.ts";
import { planProject } from "../../src/pipeline/plan-project.ts";
import type { Run as ApplyRun, Project, Target } from "../../src/pipeline/project.ts";
import { settleLeftOver } from "../../src/pipeline/recover.ts";
import { createSandbox } from "../../src/sandbox/sandbox.ts";
import { openStore, type Store } from "../../src/sandbox/store.ts";
import { memoryFiles } from "../parse/memory-files.ts";
import { createNetwork, type Network, type NetworkOptions, tenantUrl } from "./network.ts";
import { overlayStore } from "./overlay-store.ts";
import type { Scenario } from "./scenarios.ts";
import { type VirtualClock, virtualClock } from "./virtual-clock.ts";

const start = Date.parse("2026-11-24T08:00:00Z");

/** What one run of the tool came to. */
export interface Run {
  readonly network: Network;
  /** Undefined when the plan was refused, or the process was killed. */
  readonly plan: Plan | undefined;
  readonly result: ApplyResult | undefined;
  /** The codes of all findings, in order. */
  readonly codes: readonly string[];
  readonly killed: boolean;
}

/** What goes wrong on a run's network, and what others do meanwhile. */
export type Interference = Pick<NetworkOptions, "fault" | "meanwhile">;

/** A tenant with a past, a repository, and a clock; nothing of it outlives the test. */
export interface World {
  readonly scenario: Scenario;
  readonly clock: VirtualClock;
  /** Past every network: what the tenant really holds. */
  readonly server: Transport;
  readonly project: Project;
  api(path: string, body?: unknown): Promise<unknown>;
  /** A method of the Workflow agent as somebody in the window uses it, who may be refused. */
  tryApi(method: string, body?: unknown): Promise<void>;
  /** Every live flow of the tenant that the scenario speaks of, by name, in the order of their ids. */
  flows(): Promise<readonly EmailFlow[]>;
  /** What a plan says when nothing goes wrong; undefined when it is refused. */
  planQuietly(): Promise<Plan | undefined>;
  /** One plan and apply of the whole repository, as `flowform apply` does it; or a saved plan, applied. */
  run(faults?: Interference, saved?: Plan): Promise<Run>;
}

const pasts = new Map<Scenario, Promise<Store>>();

/** A world in which what was before the scenario has happened. */
export async function openWorld(scenario: Scenario): Promise<World> {
  const past = pasts.get(scenario) ?? live(scenario);
  pasts.set(scenario, past);
  return worldOn(overlayStore(await past), scenario, scenario.after);
}

async function live(scenario: Scenario): Promise<Store> {
  const store = openStore();
  const before = worldOn(store, scenario, scenario.before);
  // The flows that a sandbox begins with only make its answers longer.
  for (const id of store.ids("email_flow")) store.remove("email_flow", id);
  if (Object.keys(scenario.before).length > 0) {
    const { codes, result } = await planAndApply(atOnce(before), before.server);
    if (result?.flows.some(({ outcome }) => outcome !== "applied") ?? true) throw new Error(codes.join());
  }
  await scenario.prepare?.(before);
  store.commit();
  // A rehearsal without a network: modules that are loaded late are loaded now, for that takes real time.
  const rehearsal = worldOn(overlayStore(store), scenario, scenario.after);
  await planAndApply(atOnce(rehearsal), rehearsal.server);
  return store;
}

/** The same world where nobody drives its clock: who sleeps lets time pass alone. */
function atOnce({ project, clock }: World): Pick<World, "project" | "clock"> {
  return { project, clock: { ...clock, sleep: async (milliseconds) => clock.pass(milliseconds) } };
}

/** How long a write whose answer was lost may still arrive: longer than any delay of the network here. */
const settleTime = 300_000;

function targetOf({ project, clock }: Pick<World, "project" | "clock">, connection: Connection): Target {
  return {
    name: "tenant",
    url: tenantUrl,
    connection,
    parallelism: 1,
    settleTime,
    now: () => new Date(clock.now()),
    bindings: tenantBindings(connection, project.name),
  };
}

function worldOn(store: Store, scenario: Scenario, texts: Readonly<Record<string, string>>): World {
  const clock = virtualClock(start);
  const server = createSandbox({ store, now: () => new Date(clock.now()), ...scenario.sandbox });
  const files = memoryFiles(
    Object.fromEntries(Object.entries(texts).map(([key, text]) => [`flows/${key}.flow.yaml`, text])),
  );
  const project: Project = {
    name: "faults",
    flows: "flows",
    files,
    cacheFolder: ".flowform/cache",
    version: "0.0.0",
    commit: "0123abc",
    hash: (text) => createHash("sha256").update(text).digest("hex"),
  };
  const api: World["api"] = async (path, body) => {
    const answer = await server({ method: "POST", path, headers: {}, body: JSON.stringify(body ?? null) });
    if (answer.status > 299) throw new Error(answer.body);
    return answer.body === "" ? undefined : JSON.parse(answer.body);
  };
  return {
    scenario,
    clock,
    server,
    project,
    api,
    tryApi: async (method, body) => {
      const path = `/v1/Agents/Workflow/${method}`;
      await server({ method: "POST", path, headers: {}, body: JSON.stringify(body ?? null) });
    },
    flows: async () =>
      (store.rows("email_flow") as unknown as readonly EmailFlow[]).filter(({ Name }) => Name.startsWith("Fault ")),
    planQuietly: async () => (await planProject(project, targetOf({ project, clock }, server))).value,
    run: (faults = { fault: () => undefined }, saved) => runOnce({ server, clock, project, saved }, faults),
  };
}

/** Another runner's whole plan and apply, at once and without a fault. */
export async function openRunner(world: World): Promise<void> {
  await planAndApply(world, world.server);
}

type Inside = Pick<World, "server" | "clock" | "project"> & { readonly saved?: Plan | undefined };

async function runOnce({ server, clock, project, saved }: Inside, faults: Interference): Promise<Run> {
  const network = createNetwork({ server, clock, ...faults });
  const { send, close } = connectTenant({
    url: tenantUrl,
    credentials: bearer("token"),
    limits: { parallelism: 1, perSecond: undefined },
    clock,
    connector: network.connector,
  });
  const world = { project, clock };
  // A broken connection makes errors by the dozen; their stacks, which nobody reads, would cost a third of the time.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  const outcome = await clock.drive(
    saved === undefined ? planAndApply(world, send) : applySaved(saved, world, send),
    network.killed,
  );
  Error.stackTraceLimit = stackTraceLimit;
  await close();
  return { network, killed: outcome === undefined, plan: undefined, result: undefined, codes: [], ...outcome };
}

let runs = 0;

/** Plans, settles what was left open, plans again, and applies, as `flowform apply --auto-approve` does. */
async function planAndApply(
  world: Pick<World, "project" | "clock">,
  connection: Connection,
): Promise<Omit<Run, "network" | "killed">> {
  const { project, clock } = world;
  const target = targetOf(world, connection);
  const run = runOf(clock);
  const first = await planProject(project, target);
  const open = first.value?.open ?? [];
  const settled = open.length === 0 ? undefined : await settleLeftOver({ project, target }, run);
  const left = settled?.value?.flatMap(({ diagnostics }) => diagnostics) ?? settled?.diagnostics ?? [];
  if (left.some(({ severity }) => severity === "error"))
    return { plan: undefined, result: undefined, codes: left.map(({ code }) => code) };
  const planned = settled === undefined ? first : await planProject(project, target);
  const codes = [...left, ...planned.diagnostics].map(({ code }) => code);
  if (planned.value === undefined) return { plan: undefined, result: undefined, codes };
  const result = await applyPlan(planned.value, { project, target }, run);
  return { plan: planned.value, result, codes: [...codes, ...codesOf(result)] };
}

async function applySaved(plan: Plan, world: Pick<World, "project" | "clock">, connection: Connection) {
  const target = targetOf(world, connection);
  const result = await applyPlan(plan, { project: world.project, target }, runOf(world.clock));
  return { plan, result, codes: codesOf(result) };
}

function runOf(clock: VirtualClock): ApplyRun {
  return {
    owner: `runner-${++runs}`,
    clock,
    stopping: () => false,
    takeOver: false,
    backUp: () => undefined,
    onProgress: () => {},
    onSettled: () => {},
    onWait: () => {},
  };
}

function codesOf({ flows, diagnostics }: ApplyResult): readonly string[] {
  return [...diagnostics, ...flows.flatMap((flow) => flow.diagnostics)].map(({ code }) => code);
}

/** What a request is for, in the words of the test. */
export function purposeOf({ method, path }: HttpRequest): string {
  const [, name = ""] = /\/Agents\/\w+\/(\w+)/.exec(path) ?? /\/v1\/(\w+\/\w+)/.exec(path) ?? [];
  return name === "" ? `${method} ${path}` : name;
}
