import { expect } from "vitest";
import { exitCodeOf, exitCodes } from "../../src/cli/exit-code.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import { saysDone } from "./invariants.ts";
import type { Run } from "./run.ts";
import { reads, savesOf } from "./served.ts";
import type { Served } from "./trace.ts";
import type { World } from "./world.ts";

/** Runs that were at once. */
export interface Together {
  readonly world: World;
  readonly runs: readonly Run[];
  /** Those of them that began when every earlier lease was over. */
  readonly late: readonly Run[];
  /** The one that was killed, or lost an answer. */
  readonly struck: Run | undefined;
  /** Whether the network was faster than the lease's pause. */
  readonly fast: boolean;
  /** Whether a colleague did something as well. */
  readonly disturbed: boolean;
  /** Whether all of them want the same. */
  readonly alike: boolean;
}

/** What several runs at once must keep beside what each of them must. */
export async function checkTogether(together: Together): Promise<void> {
  const { world, runs, struck, late, fast, disturbed, alike } = together;
  for (const run of runs) checkSaid(run, together);
  const saves = savesOf(world.trace.served);
  if (fast)
    expect(
      saves.filter((save) => (overwritten(world, save)?.by ?? "outside") !== "outside"),
      "a save that was not seen is overwritten",
    ).toEqual([]);
  if (fast && alike && !disturbed) checkSavedOnce(together);
  const lease = await world.lease();
  if (lease !== undefined) expect(lease, "the lease is given back").toMatchObject({ owner: struck?.owner ?? "nobody" });
  const heirs = late.filter((run) => run !== struck);
  const tookOver = (run: Run) => saysDone(run) || run.codes.includes(unended);
  if (struck?.killed === true && !disturbed && heirs.length > 0)
    expect(heirs.some(tookOver), `a lease that is over is taken over: ${heirs.map(({ codes }) => codes.join())}`).toBe(
      true,
    );
}

/** What a run may say when it could not do what it was to do: another one is there, or was. */
const loserSays = ["FF602", "FF610", "FF701", "FF711", "FF715"];
/** A run that was killed may leave a flow saved, paused and not ended: nobody ends it without a plan that counts people. */
const unended = "FF718";
/** And when a colleague, or a run that believes in the lease as well, has changed the flow in the middle. */
const disturbedSays = [...loserSays, unended, "FF702", "FF703", "FF704", "FF721", "FF736", "FF722"];

/** A run that did not do everything says why, in the words for this; who has lost against another ends with "conflict". */
function checkSaid(run: Run, { struck, fast, disturbed }: Together): void {
  const { plan, codes, diagnostics, killed } = run;
  if (killed || (plan !== undefined && saysDone(run))) return;
  if (run === struck) {
    expect(exitCodeOf(diagnostics), codes.join()).not.toBe(exitCodes.done);
    return;
  }
  const alone = fast && !disturbed;
  const says = struck === undefined ? loserSays : [...loserSays, unended];
  expect(
    codes.filter((code) => (alone ? says : disturbedSays).includes(code)),
    codes.join(),
  ).not.toEqual([]);
  // A flow that the other run deletes between the list and its reading (FF610) may as well be a failure of the server.
  if (alone && !codes.includes("FF610")) expect(exitCodeOf(diagnostics), codes.join()).toBe(exitCodes.conflict);
}

/** Runs that want the same never save a flow more often than one of them alone would. */
function checkSavedOnce({ world }: Together): void {
  const names = savesOf(world.trace.served).map(({ request }) => (JSON.parse(request.body) as EmailFlow).Name);
  const counts = names.map((name) => names.filter((other) => other === name).length);
  expect(Math.max(0, ...counts), "saves of one flow").toBeLessThanOrEqual(world.scenario.circular === true ? 2 : 1);
}

/** The save of somebody else that this one has overwritten without having read it. */
function overwritten({ trace }: World, save: Served): Served | undefined {
  const id = idIn(save);
  const others = savesOf(trace.served).filter(
    (other) => other.by !== save.by && other.done < save.done && idIn(other) === id,
  );
  const readings = trace.served.filter((each) => each.by === save.by && each.done < save.done && reads(each, id));
  return others.find(({ done }) => done > (readings.at(-1)?.done ?? Infinity));
}

const idIn = ({ answer }: Served): number =>
  Number((JSON.parse(answer.body) as { EmailFlowId?: number } | null)?.EmailFlowId);
