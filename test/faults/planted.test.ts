import { expect, test } from "vitest";
import { answers } from "./answers.ts";
import { cuts } from "./cuts.ts";
import { everyKind, everyRequest } from "./matrix.ts";
import * as plants from "./plants.ts";
import type { Plant } from "./run.ts";
import { type Scenario, scenarios } from "./scenarios.ts";

const named = (name: string): Scenario => {
  const scenario = scenarios.find((known) => known.name === name);
  if (scenario === undefined) throw new Error(`there is no scenario ${name}`);
  return scenario;
};

/** A bug that is planted, where it is looked for, and the promise that it breaks. */
interface Row {
  readonly bug: string;
  readonly find: () => Promise<number>;
  readonly breaks: RegExp;
}

const [before, after] = [
  "cut after the request, before anything is done",
  "cut after it is done, before the answer",
] as const;
const lost = { [before]: cuts[before], [after]: cuts[after] };
const cut = (name: string, plant: Plant) => () => everyRequest(named(name), lost, plant);

const rows: readonly Row[] = [
  {
    bug: "a save whose answer is lost is sent again",
    find: cut("edit a text", plants.retriesSaves),
    breaks: /SaveEmailFlow; .*: Error: I10: one save per flow/,
  },
  {
    bug: "a look-up that fails is read as absence",
    find: () => everyKind(named("create"), { 403: answers[403] }, plants.takesErrorsForAbsence),
    breaks: /all Archive\/EmailFlows; 403: Error: I1: one live flow per name/,
  },
  { bug: "ids are not sent back", find: cut("insert a step", plants.forgetsIds), breaks: /I6: what is sent/ },
  {
    bug: "a flow that was paused is not started again",
    find: cut("change a wait of a running flow", plants.forgetsToResume),
    breaks: /I9: a flow that is left paused/,
  },
  {
    bug: "a save whose outcome is not known counts as done",
    find: cut("edit a text", plants.believesInSaves),
    breaks: /I4: what is said to be done/,
  },
  {
    bug: "a flow is not read again before its save",
    find: cut("edit a text", plants.readsOnce),
    breaks: /I3: a save follows/,
  },
  {
    bug: "what is saved is started",
    find: cut("edit a text", plants.startsWhatItSaves),
    breaks: /I8: nothing is started/,
  },
  {
    bug: "the note of a save is written after it",
    find: cut("edit a text", plants.writesNotesLate),
    breaks: /I2: a note stands before/,
  },
];

/** Tests of the tests: each bug that the tool must never have is found by the check that is there for it. */
test.each(rows)("$bug: found", async ({ find, breaks }) => {
  await expect(find()).rejects.toThrow(breaks);
});
