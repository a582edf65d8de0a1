import { expect, test } from "vitest";
import { answers } from "./answers.ts";
import { cuts } from "./cuts.ts";
import { quick } from "./draw-schedule.ts";
import { everyKind, everyRequest } from "./matrix.ts";
import { everyGap } from "./outside-matrix.ts";
import * as reading from "./plants/reading.ts";
import * as remembering from "./plants/remembering.ts";
import * as saving from "./plants/saving.ts";
import type { Plant } from "./run.ts";
import { type Scenario, scenarios } from "./scenarios.ts";
import { checkSchedules, type Schedules } from "./schedules.ts";

const named = (name: string): Scenario => {
  const scenario = scenarios.find((known) => known.name === name);
  if (scenario === undefined) throw new Error(`there is no scenario ${name}`);
  return scenario;
};

/** A bug that is planted, where it is looked for, and the promise that it breaks. */
interface Row {
  readonly bug: string;
  readonly find: () => Promise<unknown>;
  readonly breaks: RegExp;
}

const [before, after] = [
  "cut after the request, before anything is done",
  "cut after it is done, before the answer",
] as const;
const lost = { [before]: cuts[before], [after]: cuts[after] };
const cut = (name: string, plant: Plant) => () => everyRequest(named(name), lost, plant);

const schedules =
  (plant: Plant, kind: Partial<Schedules> = {}) =>
  () =>
    checkSchedules({ seed: 20_261_127, count: 200, runners: 2, pace: quick, plant, ...kind });

const rows: readonly Row[] = [
  {
    bug: "a save whose answer is lost is sent again",
    find: cut("edit a text", saving.retriesSaves),
    breaks: /SaveEmailFlow after .*: Error: I10: one save per flow/,
  },
  {
    bug: "a look-up that fails is read as absence",
    find: () => everyKind(named("create"), { 403: answers[403] }, reading.takesErrorsForAbsence),
    breaks: /all Archive\/EmailFlows; 403: Error: I1: one live flow per name/,
  },
  { bug: "ids are not sent back", find: cut("insert a step", saving.forgetsIds), breaks: /I6: what is sent/ },
  {
    bug: "a flow that was paused is not started again",
    find: cut("change a wait of a running flow", saving.forgetsToResume),
    breaks: /I9: a flow that is left paused/,
  },
  {
    bug: "a save whose outcome is not known counts as done",
    find: cut("edit a text", saving.believesInSaves),
    breaks: /I4: what is said to be done/,
  },
  {
    bug: "a flow is not read again before its save",
    find: cut("edit a text", reading.readsOnce),
    breaks: /I3: a save follows/,
  },
  {
    bug: "what is saved is started",
    find: cut("edit a text", saving.startsWhatItSaves),
    breaks: /I8: nothing is started/,
  },
  {
    bug: "the note of a save is written after it",
    find: cut("edit a text", remembering.writesNotesLate),
    breaks: /I2: a note stands before/,
  },
  {
    bug: "a note is never crossed out",
    find: cut("edit a text", remembering.keepsNotes),
    breaks: /I5: and nothing written/,
  },
  {
    bug: "the status of another flow is set",
    find: cut("start a flow", saving.setsTheNeighbour),
    breaks: /I7: a flow that is not in the plan/,
  },
  {
    bug: "a step is not seen",
    find: cut("insert a step", reading.overlooksAStep),
    breaks: /I11: every id goes back/,
  },
  {
    bug: "the token is told in a finding",
    find: cut("create", reading.tellsTheToken),
    breaks: /I12: the token is told/,
  },
  {
    bug: "what cannot be read is asked for without end",
    find: () => everyKind(named("edit a text"), { 403: answers[403] }, reading.asksWithoutEnd),
    breaks: /I14: every run ends/,
  },
  {
    bug: "the answer to a save is believed, and not read back",
    find: () => everyGap(named("edit a text"), saving.believesTheAnswer),
    breaks: /I4: what is said to be done/,
  },
  {
    bug: "two runs: the lease is not looked at a second time",
    find: schedules(remembering.looksOnceAtLease),
    breaks: /a save that was not seen|I5: an empty plan|FF702/,
  },
  {
    bug: "two runs, of which one is killed: its lease never ends",
    find: schedules(remembering.neverTakesOver, { struck: true }),
    breaks: /a lease that is over is taken over/,
  },
  {
    bug: "two runs, of which one is killed: its notes are not seen",
    find: schedules(remembering.overlooksNotes, { struck: true }),
    breaks: /I9/,
  },
];

/** Tests of the tests: each bug that the tool must never have is found by the check that is there for it. */
test.each(rows)("$bug: found", async ({ find, breaks }) => {
  await expect(find()).rejects.toThrow(breaks);
});
