import { afterAll, expect, test } from "vitest";
import { everyGap } from "./outside-matrix.ts";
import { scenarios } from "./scenarios.ts";

let cells = 0;

test.each(scenarios)("$name: safe whatever others do meanwhile", async (scenario) => {
  cells += await everyGap(scenario);
});

afterAll(() => expect(cells).toBeGreaterThanOrEqual(2076));
