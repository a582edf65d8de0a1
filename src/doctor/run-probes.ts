import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { notAllowed, notSignedIn } from "../diagnostic/target.ts";
import { type Assumption, assumptions } from "../model/assumptions.ts";
import type { ProbeResult, Verdict } from "../model/doctor-report.ts";
import type { Connection } from "../model/http.ts";
import { type BenchWorld, openBench } from "./bench.ts";
import { CannotTell, type Probe, unclear } from "./probe.ts";
import { probes } from "./probes.ts";
import { removeFlow } from "./remove-flow.ts";

/** What probing needs. `connection` may be cut off by who wants to stop; `cleaning` is the one that is not. */
export interface ProbeWorld extends Omit<BenchWorld, "next"> {
  readonly cleaning: Connection;
  readonly isStopped: () => boolean;
  readonly onProgress: (done: number, total: number) => void;
}

/** What probing came to. */
export interface Probing {
  readonly results: readonly ProbeResult[];
  /** The first call that the target did not allow. */
  readonly denied: Diagnostic | undefined;
}

/** Runs every probe, one after the other, and deletes the scratch flows of each before the next. */
export async function runProbes(world: ProbeWorld): Promise<Probing> {
  const verdicts = new Map<Assumption, Verdict>();
  let count = 0;
  let denied: Diagnostic | undefined;
  const next = () => ++count;
  const onFailure = (because: Diagnostic) => {
    if (denials.has(because.code)) denied ??= because;
  };
  for (const [index, probe] of probes.entries()) {
    world.onProgress(index, probes.length);
    const why = reasonAgainst(probe, world, verdicts);
    verdicts.set(probe.id, why === undefined ? await runProbe(probe, { ...world, next, onFailure }) : unclear(why));
  }
  const results = Object.entries(assumptions).flatMap(([id, { says }]) => {
    const verdict = verdicts.get(id as Assumption);
    return verdict === undefined ? [] : [{ id: id as Assumption, says, ...verdict }];
  });
  return { results, denied };
}

const denials = new Set([notSignedIn.code, notAllowed.code]);

/** Why a probe is not run; undefined when nothing speaks against it. */
function reasonAgainst(
  { needs }: Probe,
  { isStopped, person }: ProbeWorld,
  verdicts: ReadonlyMap<Assumption, Verdict>,
): string | undefined {
  if (isStopped()) return "Not probed: somebody ended the program.";
  if (needs === "person" && person === undefined) return "Not probed: needs a person (--probe-person).";
  if (needs !== "nothing" && verdicts.get("A18")?.verdict === "doesNotHold")
    return "Not probed: it would start a flow, and this target does not let flows be ended.";
  return undefined;
}

interface RunWorld extends ProbeWorld, BenchWorld {
  readonly onFailure: (because: Diagnostic) => void;
}

async function runProbe(probe: Probe, world: RunWorld): Promise<Verdict> {
  const bench = openBench(world);
  try {
    return await probe.run(bench);
  } catch (thrown) {
    if (!(thrown instanceof CannotTell)) throw thrown;
    if (thrown.because !== undefined) world.onFailure(thrown.because);
    return unclear(thrown.message);
  } finally {
    for (const id of bench.made) await removeFlow(world.cleaning, id);
  }
}
