import { assumptionsBroken, probesInterrupted, scratchFound, scratchLeft } from "../diagnostic/doctor.ts";
import type { ListedFlow } from "../live/flows.ts";
import type { CheckResult, Finding, ProbeResult } from "../model/doctor-report.ts";
import type { Connection } from "../model/http.ts";
import { type CheckWorld, found, ok, unknown } from "./check.ts";
import { runChecks } from "./run-checks.ts";
import { type Probing, runProbes } from "./run-probes.ts";
import { removeScratchKeys } from "./scratch-key.ts";
import { scratchFlows, sweepFlows, sweepLeftovers } from "./sweep.ts";

/** What examining a target needs beside it. */
export interface ExamineWorld extends CheckWorld {
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly person: number | undefined;
  readonly isStopped: () => boolean;
  readonly onProgress: (done: number, total: number) => void;
}

/** What was found out about a target. */
export interface Examination {
  readonly checks: readonly CheckResult[];
  readonly assumptions: readonly ProbeResult[];
}

/**
 * Every check, and with leave to write every probe: leftovers of killed runs are deleted first, the scratch data of
 * this one at the end, whatever happens.
 */
export async function examine(world: ExamineWorld): Promise<Examination> {
  if (!world.mayWrite) return { checks: [...(await runChecks(world)), await leftovers(world)], assumptions: [] };
  const { connection, scratchName, now } = world;
  const stoppable: Connection = async (request) =>
    world.isStopped()
      ? { failure: "interrupted", sent: false, detail: "somebody ended the program" }
      : connection(request);
  await sweepLeftovers(connection, now());
  const before = await runChecks({ ...world, connection: stoppable });
  let probing: Probing = { results: [], denied: undefined };
  let rest: Finding = ok("");
  try {
    if (!isHopeless(before)) probing = await runProbes({ ...world, connection: stoppable, cleaning: connection });
  } finally {
    await removeScratchKeys(connection, scratchName);
    await sweepFlows(connection, (name) => name.startsWith(scratchName));
    rest = restOf(await scratchFlows(connection), scratchName);
  }
  const checks = [...before, { id: "probes", title: "Probes", ...outcomeOf(probing, world) }];
  return { checks: [...checks, { id: "scratch", title: "Scratch data", ...rest }], assumptions: probing.results };
}

/** Without a sign-in no probe can tell anything. */
const isHopeless = (checks: readonly CheckResult[]) =>
  checks.some(({ id, status }) => id === "sign-in" && status === "failed");

const names = (flows: readonly ListedFlow[]) => flows.map(({ name, emailFlowId }) => `"${name}" (flow ${emailFlowId})`);

/** What is left: of this run, which is a failure, or of others, which may be at work. */
function restOf(flows: readonly ListedFlow[] | undefined, scratchName: string): Finding {
  if (flows === undefined)
    return unknown("Whether scratch flows are left cannot be told, for the flows cannot be listed.");
  const own = flows.filter(({ name }) => name.startsWith(scratchName));
  if (own.length > 0) return found(scratchLeft(undefined, names(own)));
  return flows.length > 0 ? found(scratchFound(undefined, names(flows))) : ok("No scratch flow is there.");
}

function outcomeOf({ results: assumptions, denied }: Probing, { isStopped }: ExamineWorld): Finding {
  if (isStopped()) return found(probesInterrupted(undefined));
  if (denied !== undefined) return found(denied);
  if (assumptions.length === 0) return unknown("No probe was run, for nobody is signed in.");
  const broken = assumptions.filter(({ verdict }) => verdict === "doesNotHold").map(({ id }) => id);
  if (broken.length > 0) return found(assumptionsBroken(undefined, broken));
  const untold = assumptions.filter(({ verdict }) => verdict === "unclear").length;
  const rest = untold === 0 ? "" : `; ${untold} could not be told`;
  return ok(`${assumptions.length - untold} of ${assumptions.length} assumptions hold${rest}.`);
}

async function leftovers({ connection, scratchName }: CheckWorld): Promise<CheckResult> {
  return { id: "scratch", title: "Scratch data", ...restOf(await scratchFlows(connection), scratchName) };
}
