import fc from "fast-check";
import { expect } from "vitest";
import { checkRecovery } from "./check-recovery.ts";
import { checkRun, look } from "./check-run.ts";
import type { Delay } from "./network.ts";
import { outsideEvents } from "./outside-events.ts";
import type { Plant, Run } from "./run.ts";
import { type Scenario, scenarios } from "./scenarios.ts";
import { reads, savesOf } from "./served.ts";
import type { Served } from "./trace.ts";
import { openWorld, type Texts, type World } from "./world.ts";

/** How long a way of the network takes, at most, in milliseconds, and how often it takes that much longer. */
export interface Pace {
  readonly usual: number;
  readonly slow: number;
}

/** Faster than the lease's pause of a second, from seeing it free to writing it. */
export const quick: Pace = { usual: 450, slow: 450 };
/** Now and then slower than that: two runs may both believe that they hold the lease. */
export const slow: Pace = { usual: 600, slow: 2500 };

/** What the repository of the second run holds: the same, what was there before, or another idea of the same flows. */
const repositories: Readonly<Record<string, (scenario: Scenario) => Texts>> = {
  "the same": ({ after }) => after,
  "one commit behind": ({ before, after }) => (Object.keys(before).length === 0 ? after : before),
  "another branch": (scenario) => otherBranch(scenario),
};

const branches = new Map<Scenario, Texts>();

/** The same flows with one more step; the same object each time, so that it is read once. */
function otherBranch(scenario: Scenario): Texts {
  const known = branches.get(scenario);
  if (known !== undefined) return known;
  const more = "  - id: more\n    sendSms: { text: More }\n";
  const texts = Object.fromEntries(
    Object.entries(scenario.after).map(([key, text]) => [key, text.replace("steps:\n", `steps:\n${more}`)]),
  );
  branches.set(scenario, texts);
  return texts;
}

const way = ({ usual, slow: most }: Pace) =>
  fc.oneof({ weight: 4, arbitrary: fc.nat({ max: usual }) }, { weight: 1, arbitrary: fc.nat({ max: most }) });

/** One way after the other, as many as are needed. */
const delays = (pace: Pace) => fc.infiniteStream(fc.record({ there: way(pace), back: way(pace) }));

const schedule = (pace: Pace) =>
  fc.record({
    scenario: fc.constantFrom(...scenarios.filter(({ refused }) => refused === undefined)),
    repository: fc.constantFrom(...Object.keys(repositories)),
    /** When the second one begins; often while the first one plans, and at the latest when it is long done. */
    after: fc.oneof(fc.nat({ max: 1000 }), fc.nat({ max: 12_000 })),
    delays: fc.tuple(delays(pace), delays(pace)),
    event: fc.oneof(
      { weight: 3, arbitrary: fc.constant(undefined) },
      {
        weight: 1,
        arbitrary: fc.record({
          place: fc.nat({ max: 24 }),
          event: fc.constantFrom("a colleague edits the flow", "the flow is deleted"),
        }),
      },
    ),
  });

/** What a run may say when it could not do what it was to do: another one is there, or was. */
const loserSays = ["FF602", "FF610", "FF701", "FF711", "FF715"];
/** And when a colleague, or a run that believes in the lease as well, has changed the flow in the middle. */
const disturbedSays = [...loserSays, "FF702", "FF703", "FF704", "FF718", "FF721"];

export interface Schedules {
  readonly seed: number;
  readonly count: number;
  readonly pace: Pace;
  readonly plant?: Plant;
  /** Told of each world when everything in it is over. */
  readonly each?: (world: World) => void;
}

/**
 * Two whole runs against one tenant, however their requests fall between each other: neither overwrites what it has
 * not seen, and what is then wrong is said. Gives how many saves came from a second run, for a test that meets none says
 * nothing.
 */
export async function checkSchedules({
  seed,
  count,
  pace,
  plant,
  each,
}: Schedules): Promise<{ both: number; unseen: number }> {
  const seen = { both: 0, unseen: 0 };
  await fc.assert(
    fc.asyncProperty(schedule(pace), async ({ scenario, repository, after, delays: [first, second], event }) => {
      const world = await openWorld(scenario);
      const before = await look(world);
      const outside = { now: before };
      const runs = await world.runTogether([
        {
          plant,
          delay: delayOf(first),
          meanwhile: async (index) => {
            if (event === undefined || index !== event.place) return;
            await outsideEvents[event.event]?.(world);
            outside.now = await look(world);
          },
        },
        { plant, delay: delayOf(second), after, texts: repositories[repository]?.(scenario) ?? scenario.after },
      ]);
      for (const run of runs) await checkRun(world, before, run, outside.now);
      for (const run of runs) checkSaid(run, pace === quick && event === undefined ? loserSays : disturbedSays);
      const unseen = savesOf(world.trace.served).filter((save) => overwritten(world, save) !== undefined);
      seen.unseen += unseen.length;
      if (pace === quick)
        expect(
          unseen.filter((save) => overwritten(world, save)?.by !== "outside"),
          "a save that was not seen is overwritten",
        ).toEqual([]);
      seen.both += runs.every((run) => savesOf(world.trace.served).some(({ by }) => by === run.owner)) ? 1 : 0;
      expect(await world.lease(), "the lease is given back").toBeUndefined();
      await checkRecovery(world, { conflict: pace === slow || event !== undefined });
      each?.(world);
    }),
    { seed, numRuns: count, endOnFailure: true },
  );
  return seen;
}

const delayOf = (delays: Iterator<Delay, Delay>) => () => delays.next().value;

/** A run that did not do everything says why, in the words for this. */
function checkSaid({ result, plan, codes }: Run, says: readonly string[]): void {
  const done = result?.flows.every(({ outcome }) => outcome === "applied" || outcome === "alreadyApplied") ?? false;
  if (plan === undefined || !done)
    expect(
      codes.filter((code) => says.includes(code)),
      codes.join(),
    ).not.toEqual([]);
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
