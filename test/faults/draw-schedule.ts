import fc from "fast-check";
import { leaseTime } from "../../src/apply/lease.ts";
import { answers } from "./answers.ts";
import type { Delay } from "./network.ts";
import { type Place, place } from "./place.ts";
import { repositories } from "./repositories.ts";
import { type Scenario, scenarios } from "./scenarios.ts";
import type { WireFault } from "./wire-fault.ts";

/** How long a way of the network takes, at most, in milliseconds, and how often it takes that much longer. */
export interface Pace {
  readonly usual: number;
  readonly slow: number;
}

/** Faster than the lease's pause of a second, from seeing it free to writing it. */
export const quick: Pace = { usual: 450, slow: 450 };
/** Now and then slower than that: two runs may both believe that they hold the lease. */
export const slow: Pace = { usual: 600, slow: 2500 };

/** What kind of runs are at once. */
export interface Kind {
  readonly runners: 2 | 3;
  readonly pace: Pace;
  /** Whether one of them is killed, or loses an answer. */
  readonly struck?: true;
}

/** Runs that are at once, and what happens to them. */
export interface Schedule {
  readonly scenario: Scenario;
  readonly runners: readonly Drawn[];
  /** What a colleague does in the middle of the first one. */
  readonly event: { readonly place: Place; readonly event: string } | undefined;
  /** What happens to one of them. */
  readonly mishap: { readonly who: number; readonly place: Place; readonly fault: WireFault } | undefined;
}

/** One of the runs. */
export interface Drawn {
  /** When it begins, in milliseconds. */
  readonly after: number;
  /** How long each exchange takes; there are as many as are needed. */
  readonly delays: Iterator<Delay, Delay>;
  readonly repository: string;
}

const way = ({ usual, slow: most }: Pace) =>
  fc.oneof({ weight: 4, arbitrary: fc.nat({ max: usual }) }, { weight: 1, arbitrary: fc.nat({ max: most }) });

const delays = (pace: Pace) => fc.infiniteStream(fc.record({ there: way(pace), back: way(pace) }));

/** Often while the first one plans, and at the latest when it is long done. */
const soon = fc.oneof(fc.nat({ max: 1000 }), fc.nat({ max: 12_000 }));
/** Or when the lease of one that was killed is over. */
const soonOrLate = fc.oneof({ weight: 2, arbitrary: soon }, { weight: 1, arbitrary: fc.constant(leaseTime + 120_000) });

const first = ({ pace }: Kind): fc.Arbitrary<Drawn> =>
  fc.record({ after: fc.constant(0), delays: delays(pace), repository: fc.constant("the same") });

const another = ({ pace, struck }: Kind): fc.Arbitrary<Drawn> =>
  fc.record({
    after: struck === true ? soonOrLate : soon,
    delays: delays(pace),
    repository: fc.constantFrom(...Object.keys(repositories)),
  });

const event = fc.record({
  place,
  event: fc.constantFrom("a colleague edits the flow", "the flow is deleted"),
});

const kills: readonly WireFault[] = [
  { kind: "kill", when: "before" },
  { kind: "kill", when: "processed" },
  { kind: "kill", when: "answered" },
];
const losses: readonly WireFault[] = [
  { kind: "drop", processed: false },
  { kind: "drop", processed: true },
  { kind: "silence", processed: true },
  { kind: "late", after: 20_000 },
  { kind: "cutAnswer", framing: "length" },
  answers["500, and done all the same"],
];

const mishap = ({ runners }: Kind) =>
  fc.record({
    who: fc.oneof(fc.constant(0), fc.nat({ max: runners - 1 })),
    place,
    fault: fc.oneof(fc.constantFrom(...kills), fc.constantFrom(...losses)),
  });

const possible = scenarios.filter(({ refused }) => refused === undefined);
/** Those in which a run that is killed may leave a flow paused. */
const pausing = possible.filter(({ name }) => /^change a .*running flow/.test(name));

const never = fc.constant(undefined);

export const schedule = (kind: Kind): fc.Arbitrary<Schedule> =>
  fc.record({
    scenario:
      kind.struck === true
        ? fc.oneof(fc.constantFrom(...possible), fc.constantFrom(...pausing))
        : fc.constantFrom(...possible),
    runners: fc.tuple(first(kind), ...Array.from({ length: kind.runners - 1 }, () => another(kind))),
    event: fc.oneof({ weight: 3, arbitrary: never }, { weight: 1, arbitrary: event }),
    mishap: kind.struck === true ? mishap(kind) : never,
  });
