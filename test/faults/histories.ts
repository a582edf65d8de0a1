import fc from "fast-check";
import { test } from "vitest";
import { inCi } from "../support/cases.ts";
import { answers } from "./answers.ts";
import { checkRecovery } from "./check-recovery.ts";
import { type Before, checkRun, look } from "./check-run.ts";
import { outsideEvents } from "./outside-events.ts";
import type { Plant } from "./run.ts";
import { scenarios } from "./scenarios.ts";
import type { WireFault } from "./wire-fault.ts";
import { openWorld, requestsIn, type World } from "./world.ts";

const moreFaults: readonly WireFault[] = [
  { kind: "noConnection", code: "ENOTFOUND" },
  { kind: "noConnection", code: "ECONNREFUSED" },
  { kind: "noConnection", code: "UND_ERR_CONNECT_TIMEOUT" },
  { kind: "noConnection", code: "CERT_HAS_EXPIRED" },
  { kind: "cutSending" },
  { kind: "drop", processed: false },
  { kind: "drop", processed: true },
  { kind: "silence", processed: false },
  { kind: "silence", processed: true },
  { kind: "late", after: 20_000 },
  { kind: "late", after: 200_000 },
  { kind: "kill", when: "before" },
  { kind: "kill", when: "processed" },
  { kind: "kill", when: "answered" },
];

const fault = fc.constantFrom(...moreFaults, ...Object.values(answers));
const mishap = fc.record({ place: fc.nat({ max: 24 }), fault });
const event = fc.record({
  place: fc.nat({ max: 24 }),
  event: fc.oneof(
    { weight: 3, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom(...Object.values(outsideEvents)) },
  ),
});

/** How long until somebody tries again, in milliseconds: at once, while a late write is on its way, or when all is over. */
const pause = fc.constantFrom(1000, 100_000, 600_000);

const run = fc.record({ mishaps: fc.array(mishap, { minLength: 1, maxLength: 2 }), event, pause });

/** Two to six faults in up to three runs (reliability-and-review.md R6), and now and then somebody else. */
const history = fc.record({
  scenario: fc.constantFrom(...scenarios),
  runs: fc
    .array(run, { minLength: 1, maxLength: 3 })
    .filter((runs) => runs.reduce((sum, { mishaps }) => sum + mishaps.length, 0) >= 2),
});

export interface Histories {
  readonly seed: number;
  readonly count: number;
  readonly plant?: Plant;
  /** Told of each world when everything in it is over. */
  readonly each?: (world: World) => void;
}

/** Random histories; every one keeps all promises after each run, and two runs without a fault put everything right. */
export async function checkHistories({ seed, count, plant, each }: Histories): Promise<void> {
  await fc.assert(
    fc.asyncProperty(history, async ({ scenario, runs }) => {
      const world = await openWorld(scenario);
      let interfered = false;
      const requests = (await requestsIn(scenario)).length;
      for (const { mishaps, event, pause: later } of runs) {
        const faults = new Map(mishaps.map((mishap) => [mishap.place % requests, mishap.fault]));
        const before = await look(world);
        const others: { doing?: Promise<Before> } = {};
        const run = await world.run({
          plant,
          fault: (index) => faults.get(index),
          wireFrom: Math.min(...faults.keys()),
          meanwhile: async (index) => {
            if (event.event === undefined || index !== event.place) return;
            others.doing = event.event(world).then(() => look(world));
            await others.doing;
          },
        });
        // A kill ends the run, and not what others are doing just then.
        const outside = await others.doing;
        interfered ||= outside !== undefined;
        await checkRun(world, before, run, interfered ? (outside ?? before) : undefined);
        world.clock.pass(later);
      }
      await checkRecovery(world, { conflict: interfered, plant });
      each?.(world);
    }),
    { seed, numRuns: count, endOnFailure: true, includeErrorInReport: true },
  );
}

/** How many in one run of all tests, and from which seed; `npm run soak` asks for more, round after round. */
const all = Number(process.env.FLOWFORM_HISTORIES ?? inCi(20_000, 2000));
const firstSeed = Number(process.env.FLOWFORM_SEED ?? 20_261_121);

/** A quarter of all histories, each quarter from a seed and in a file of its own, so that they run side by side. */
export function testQuarter(quarter: 0 | 1 | 2 | 3): void {
  const [seed, count] = [firstSeed + quarter, Math.ceil(all / 4)];
  const name = `${count} random histories of faults and of what others do, from seed ${seed}`;
  test(name, () => checkHistories({ seed, count }), 36_000_000);
}
