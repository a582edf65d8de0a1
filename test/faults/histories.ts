import fc from "fast-check";
import { answers } from "./answers.ts";
import { checkRecovery } from "./check-recovery.ts";
import { type Before, checkRun, look } from "./check-run.ts";
import { outsideEvents } from "./outside-events.ts";
import type { Plant } from "./run.ts";
import { scenarios } from "./scenarios.ts";
import type { WireFault } from "./wire-fault.ts";
import { openWorld, type World } from "./world.ts";

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

/** Up to three runs, each with up to two faults, and now and then somebody else. */
const history = fc.record({
  scenario: fc.constantFrom(...scenarios),
  runs: fc.array(fc.record({ mishaps: fc.array(mishap, { minLength: 1, maxLength: 2 }), event }), {
    minLength: 1,
    maxLength: 3,
  }),
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
      for (const { mishaps, event } of runs) {
        const before = await look(world);
        const outside: { now: Before } = { now: before };
        const run = await world.run({
          plant,
          fault: (index) => mishaps.find(({ place }) => place === index)?.fault,
          meanwhile: async (index) => {
            if (event.event === undefined || index !== event.place) return;
            await event.event(world);
            interfered = true;
            outside.now = await look(world);
          },
        });
        await checkRun(world, before, run, interfered ? outside.now : undefined);
        world.clock.pass(600_000);
      }
      await checkRecovery(world, { conflict: interfered });
      each?.(world);
    }),
    { seed, numRuns: count, endOnFailure: true },
  );
}
