import { afterAll, expect, test } from "vitest";
import { answers } from "./answers.ts";
import { everyRequest } from "./matrix.ts";
import { scenarios } from "./scenarios.ts";

let cells = 0;

test.each(scenarios.slice(0, 9))("$name: safe whatever is answered", async (scenario) => {
  cells += await everyRequest(scenario, answers);
});

afterAll(() => expect(cells).toBeGreaterThanOrEqual(1960));
