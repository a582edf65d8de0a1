import fc from "fast-check";
import { leaseTime } from "../../src/apply/lease.ts";
import { checkRecovery } from "./check-recovery.ts";
import { checkRun, look } from "./check-run.ts";
import { checkTogether } from "./check-together.ts";
import { type Kind, type Schedule, schedule, slow } from "./draw-schedule.ts";
import { outsideEvents } from "./outside-events.ts";
import { indexOf } from "./place.ts";
import { repositories } from "./repositories.ts";
import type { Plant } from "./run.ts";
import { savesOf } from "./served.ts";
import { openWorld, type World } from "./world.ts";

export interface Schedules extends Kind {
  readonly seed: number;
  readonly count: number;
  readonly plant?: Plant;
  /** Told of each world when everything in it is over. */
  readonly each?: (world: World) => void;
}

/** How often something was met in all schedules; a test that meets nothing says nothing. */
export interface Met {
  /** More than one of the runs saves. */
  severalSave: number;
  /** A run is killed. */
  killed: number;
  /** A run takes over the lease of a killed one. */
  takenOver: number;
}

/**
 * Whole runs at once against one tenant, however their requests fall between each other: none overwrites what it has
 * not seen, what is then wrong is said, and two runs without a fault put everything right.
 */
export async function checkSchedules({ seed, count, plant, each, ...kind }: Schedules): Promise<Met> {
  const met = { severalSave: 0, killed: 0, takenOver: 0 };
  await fc.assert(
    fc.asyncProperty(schedule(kind), async (drawn) => {
      const { scenario, runners, event, mishap } = drawn;
      const world = await openWorld(scenario);
      const before = await look(world);
      const { runs, outside } = await runAll(world, drawn, plant);
      for (const run of runs) await checkRun(world, before, run, outside);
      await checkTogether({
        world,
        runs,
        late: runs.filter((_, nth) => (runners[nth]?.after ?? 0) > leaseTime),
        struck: mishap === undefined ? undefined : runs[mishap.who],
        fast: kind.pace !== slow,
        disturbed: event !== undefined,
        alike: runners.every(({ repository }) => repository === "the same"),
      });
      await checkRecovery(world, { conflict: kind.pace === slow || event !== undefined || mishap !== undefined });
      each?.(world);
      const saves = savesOf(world.trace.served);
      met.severalSave += runs.filter(({ owner }) => saves.some(({ by }) => by === owner)).length > 1 ? 1 : 0;
      met.killed += runs.filter(({ killed }) => killed).length;
      met.takenOver += runs.filter(({ codes }) => codes.includes("FF716")).length;
    }),
    { seed, numRuns: count, endOnFailure: true, includeErrorInReport: true },
  );
  return met;
}

/** Runs them all; `outside` is what the tenant held after a colleague did something meanwhile. */
async function runAll(world: World, { scenario, runners, event, mishap }: Schedule, plant: Plant | undefined) {
  const outside = { now: await look(world) };
  const strikesAt = mishap === undefined ? undefined : await indexOf(mishap.place, scenario);
  const happensAt = event === undefined ? undefined : await indexOf(event.place, scenario);
  const runs = await world.runTogether(
    runners.map(({ after, delays, repository }, nth) => ({
      plant,
      after,
      delay: () => delays.next().value,
      texts: repositories[repository]?.(scenario) ?? scenario.after,
      fault: (index) => (mishap?.who === nth && index === strikesAt ? mishap.fault : undefined),
      meanwhile: async (index) => {
        if (event === undefined || nth > 0 || index !== happensAt) return;
        await outsideEvents[event.event]?.(world);
        outside.now = await look(world);
      },
    })),
  );
  return { runs, outside: outside.now };
}
