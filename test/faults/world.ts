import { createHash } from "node:crypto";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import type { HttpRequest } from "../../src/model/http.ts";
import type { Memory } from "../../src/model/intent.ts";
import { planProject } from "../../src/pipeline/plan-project.ts";
import type { Project } from "../../src/pipeline/project.ts";
import { createSandbox } from "../../src/sandbox/sandbox.ts";
import { openStore, type Store } from "../../src/sandbox/store.ts";
import { type MemoryFiles, memoryFiles } from "../parse/memory-files.ts";
import { type Moment, type Surroundings, targetOf } from "./follow.ts";
import { type OverlayStore, overlayStore } from "./overlay-store.ts";
import { atOnce, type Interference, type Plant, type Run, runOnNetworks, runQuietly } from "./run.ts";
import type { Scenario } from "./scenarios.ts";
import { createTrace, type Trace } from "./trace.ts";
import { type VirtualClock, virtualClock } from "./virtual-clock.ts";

const start = Date.parse("2026-11-24T08:00:00Z");

/** A flow that no file speaks of. */
export const bystander = "Fault bystander";

/** The files of a repository, by flow key. */
export type Texts = Readonly<Record<string, string>>;

/** One of several runs at once. */
export interface Runner extends Interference {
  /** Its repository; left out, the one of the world. */
  readonly texts?: Texts;
}

/** A tenant with a past, a repository, and a clock; nothing of it outlives the test. */
export interface World {
  readonly scenario: Scenario;
  readonly clock: VirtualClock;
  /** All that the tenant has done. */
  readonly trace: Trace;
  /** Who holds the lease now. */
  lease(): Promise<Memory["lease"]>;
  api(path: string, body?: unknown): Promise<unknown>;
  /** A method of the Workflow agent as somebody in the window uses it, who may be refused. */
  tryApi(method: string, body?: unknown): Promise<void>;
  /** Every live flow of the tenant that the scenario speaks of, by name, in the order of their ids. */
  flows(): Promise<readonly EmailFlow[]>;
  /** One plan and apply of the whole repository, as `flowform apply` does it; without anything that may go wrong, no network is needed. */
  run(interference?: Interference): Promise<Run>;
  /** The same where nothing goes wrong but a bug. */
  runQuietly(plant: Plant | undefined): Promise<Run>;
  /** Several of them at once on this tenant. */
  runTogether(runners: readonly Runner[]): Promise<readonly Run[]>;
  /** Another runner's whole plan and apply in the middle of a run, without a fault. */
  runBeside(): Promise<void>;
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
    const { codes, result } = await before.run();
    if (result?.flows.some(({ outcome }) => outcome !== "applied") ?? true) throw new Error(codes.join());
  }
  await scenario.prepare?.(before);
  await before.api("/v1/Agents/Workflow/SaveEmailFlow", {
    Name: bystander,
    Description: "By hand",
    StartOnlyOnce: true,
  });
  store.commit();
  // A rehearsal without a network: modules that are loaded late are loaded now, for that takes real time.
  await worldOn(overlayStore(store), scenario, scenario.after).run();
  return store;
}

const rehearsals = new Map<Scenario, Promise<readonly HttpRequest[]>>();

/** What a run of the scenario sends when nothing goes wrong. */
export function requestsIn(scenario: Scenario): Promise<readonly HttpRequest[]> {
  const requests =
    rehearsals.get(scenario) ??
    openWorld(scenario)
      .then((world) => world.run())
      .then(({ network }) => network.arrivals.map(({ request }) => request));
  rehearsals.set(scenario, requests);
  return requests;
}

const repositories = new Map<Texts, MemoryFiles>();

/** The files of a repository; what the tool keeps in its cache is the same in every world. */
function filesOf(texts: Texts): MemoryFiles {
  const known = repositories.get(texts);
  if (known !== undefined) {
    known.reads.length = 0;
    return known;
  }
  const paths = Object.entries(texts).map(([key, text]) => [`flows/${key}.flow.yaml`, text]);
  const files = memoryFiles(Object.fromEntries(paths));
  repositories.set(texts, files);
  return files;
}

function projectOf(texts: Texts): Project {
  return {
    name: "faults",
    flows: "flows",
    files: filesOf(texts),
    cacheFolder: ".flowform/cache",
    version: "0.0.0",
    commit: "0123abc",
    hash: (text) => createHash("sha256").update(text).digest("hex"),
  };
}

function worldOn(store: Store | OverlayStore, scenario: Scenario, texts: Texts): World {
  const clock = virtualClock(start);
  const serverOn = (on: Store, now: () => number) =>
    createSandbox({ store: on, now: () => new Date(now()), ...scenario.sandbox });
  const server = serverOn(store, clock.now);
  const trace = createTrace(server, clock.now);
  const { prune } = scenario;
  let runs = 0;
  const remember = (project: Project): Moment => {
    const then = "copy" in store ? store.copy() : overlayStore(store);
    const stopped = virtualClock(clock.now());
    return {
      turn: trace.turn(),
      async plan() {
        const connection = serverOn(then, stopped.now);
        const target = targetOf({ project, clock: stopped, connection });
        return (await planProject(project, target, { prune })).value;
      },
    };
  };
  const around = (own: Texts = texts): Surroundings => {
    const project = projectOf(own);
    return { clock, trace, project, owner: `runner-${++runs}`, prune, remember: () => remember(project) };
  };
  const outside = (path: string, body: unknown) => {
    const request: HttpRequest = { method: "POST", path, headers: {}, body: JSON.stringify(body ?? null) };
    return trace.serve(request, { by: "outside", left: trace.turn() });
  };
  return {
    scenario,
    clock,
    trace,
    lease: async () => {
      const target = targetOf({ project: projectOf(texts), clock, connection: server });
      return (await target.bindings.readLease()).value;
    },
    async api(path, body) {
      const answer = await outside(path, body);
      if (answer.status > 299) throw new Error(answer.body);
      return answer.body === "" ? undefined : JSON.parse(answer.body);
    },
    async tryApi(method, body) {
      await outside(`/v1/Agents/Workflow/${method}`, body);
    },
    flows: async () =>
      (store.rows("email_flow") as unknown as readonly EmailFlow[]).filter(({ Name }) => Name.startsWith("Fault ")),
    async run(interference) {
      if (interference === undefined) return runQuietly(around(), atOnce(clock));
      const [run] = await runOnNetworks([{ around: around(), interference }]);
      if (run === undefined) throw new Error("one run was begun");
      return run;
    },
    runQuietly: (plant) => runQuietly(around(), atOnce(clock), plant),
    runTogether: (runners) =>
      runOnNetworks(runners.map(({ texts: own, ...interference }) => ({ around: around(own), interference }))),
    async runBeside() {
      await runQuietly(around(), atOnce(clock));
    },
  };
}
