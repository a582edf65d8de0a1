import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { connectTenant } from "../../src/live/connect-tenant.ts";
import { bearer } from "../../src/live/credentials.ts";
import type { Clock } from "../../src/live/limit.ts";
import type { ApplyResult } from "../../src/model/apply-result.ts";
import type { Connection, HttpRequest } from "../../src/model/http.ts";
import type { Plan } from "../../src/model/plan.ts";
import { follow, type Moment, type Planning, type Progress, type Surroundings, saidOf } from "./follow.ts";
import { createNetwork, type Network, type NetworkOptions, tenantUrl } from "./network.ts";
import { clockUntil, type VirtualClock } from "./virtual-clock.ts";

/** What signs the requests of every run in; it must never be told to anybody. */
export const token = "CANARY-52d1f0";

/** What one run of the tool came to. */
export interface Run {
  /** Who it is to others. */
  readonly owner: string;
  readonly network: Pick<Network, "arrivals" | "connections">;
  /** The plan that was applied, or was to be when the process was killed; undefined when it was refused. */
  readonly plan: Plan | undefined;
  /** When that plan was made; undefined for a saved one. */
  readonly planned: Planning | undefined;
  /** Undefined when the plan was refused, or the process was killed. */
  readonly result: ApplyResult | undefined;
  /** All findings, in order. */
  readonly diagnostics: readonly Diagnostic[];
  /** Their codes. */
  readonly codes: readonly string[];
  readonly killed: boolean;
  /** The tenant when it ended; undefined when it was killed. */
  readonly end: Moment | undefined;
  /** Whether nothing could go wrong with it. */
  readonly quiet: boolean;
  /** How long it took on the clock of the world, in milliseconds. */
  readonly took: number;
}

/** A bug that is planted between the tool and its network. */
export type Plant = (connection: Connection, clock: Clock) => Connection;

/** What goes wrong with a run, and what others do meanwhile. */
export interface Interference extends Partial<Pick<NetworkOptions, "fault" | "down" | "meanwhile" | "delay">> {
  readonly plant?: Plant | undefined;
  /** The first request that goes over a wire; what comes before it is handed over, for nothing happens to it. */
  readonly wireFrom?: number;
  /** How long after the beginning it begins, in milliseconds. */
  readonly after?: number;
  /** A plan that was saved, to be applied as it is. */
  readonly saved?: Plan;
}

/** Several runs at once, each on a network of its own. When the process of one is killed, the others go on. */
export async function runOnNetworks(
  wanted: readonly { readonly around: Surroundings; readonly interference: Interference }[],
): Promise<readonly Run[]> {
  const [first] = wanted;
  if (first === undefined) return [];
  const begun = wanted.map(({ around, interference }) => begin(around, interference));
  // A broken connection makes errors by the dozen; their stacks, which nobody reads, would cost a third of the time.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  const done = await first.around.clock.drive(Promise.all(begun.map(({ end }) => end)));
  const runs = done ?? begun.map(({ soFar }) => soFar());
  Error.stackTraceLimit = stackTraceLimit;
  await Promise.all(begun.map(({ close }) => close()));
  return runs;
}

function begin(around: Surroundings, interference: Interference) {
  const { clock, trace, owner } = around;
  const {
    fault = () => undefined,
    plant = (connection) => connection,
    after = 0,
    wireFrom = 0,
    saved,
    ...others
  } = interference;
  const serve: NetworkOptions["serve"] = (request, left) => trace.serve(request, { by: owner, left });
  const network = createNetwork({ clock, fault, ...others, turn: trace.turn, serve });
  const own = clockUntil(network.killed, clock);
  const { send, close } = connectTenant({
    url: tenantUrl,
    credentials: bearer(token),
    limits: { parallelism: 1, perSecond: undefined },
    clock: own,
    connector: network.connector,
  });
  const { connections, direct } = network;
  const connection: Connection = (request) => (connections() < wireFrom ? direct(request) : send(request));
  const progress: Progress = { began: clock.now() };
  const follows = async () => {
    if (after > 0) await own.sleep(after);
    progress.began = clock.now();
    await follow(progress, { ...around, clock: own, connection: plant(connection, own) }, saved);
  };
  const soFar = () => runOf(progress, { owner, network, clock, quiet: false });
  return { soFar, close, end: Promise.race([follows(), network.death]).then(soFar) };
}

/** A run where nothing goes wrong, unless a bug is planted: its requests go to the server as they are. */
export async function runQuietly(around: Surroundings, clock: VirtualClock, plant?: Plant): Promise<Run> {
  const { trace, owner } = around;
  const arrivals: { readonly index: number; readonly request: HttpRequest }[] = [];
  const connection: Connection = (request) => {
    arrivals.push({ index: arrivals.length, request });
    return trace.serve(request, { by: owner, left: trace.turn() });
  };
  const progress: Progress = { began: clock.now() };
  await follow(progress, { ...around, clock, connection: plant?.(connection, clock) ?? connection });
  return runOf(progress, { owner, network: { arrivals, connections: () => arrivals.length }, clock, quiet: true });
}

/** The same clock where nobody drives it: whoever sleeps lets time pass alone. */
export function atOnce(clock: VirtualClock): VirtualClock {
  return { ...clock, sleep: async (milliseconds) => clock.pass(milliseconds) };
}

function runOf(
  progress: Progress,
  { owner, network, clock, quiet }: Pick<Run, "owner" | "network" | "quiet"> & Pick<Surroundings, "clock">,
): Run {
  const { began, ended, plan, planned, result } = progress;
  const diagnostics = ended === undefined ? [] : [...(progress.diagnostics ?? []), ...saidOf(result)];
  return {
    owner,
    network,
    plan,
    planned,
    result: ended === undefined ? undefined : result,
    diagnostics,
    codes: diagnostics.map(({ code }) => code),
    killed: ended === undefined,
    end: progress.end,
    quiet,
    took: (ended ?? clock.now()) - began,
  };
}

/** What a request is for, in the words of the test. */
export function purposeOf({ method, path }: HttpRequest): string {
  const [, name = ""] = /\/Agents\/\w+\/(\w+)/.exec(path) ?? /\/v1\/(\w+\/\w+)/.exec(path) ?? [];
  return name === "" ? `${method} ${path}` : name;
}
