import { afterAll, expect, test } from "vitest";
import { answers } from "./answers.ts";
import { everyKind } from "./matrix.ts";
import { scenarios } from "./scenarios.ts";

/** What a service that is down, a right that is missing, and a list that is empty look like, all through a run. */
const faults = { 403: answers[403], "500, not done": answers["500, not done"], "200, null": answers["200, null"] };

let cells = 0;

test.each(scenarios)("$name: a run that finds a note is safe whatever is down", async (scenario) => {
  cells += await everyKind(scenario, faults);
});

afterAll(() => expect(cells).toBeGreaterThanOrEqual(285));
