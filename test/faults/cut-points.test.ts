import { afterAll, expect, test } from "vitest";
import { cuts } from "./cuts.ts";
import { everyRequest } from "./matrix.ts";
import { scenarios } from "./scenarios.ts";

let cells = 0;

test.each(scenarios)("$name: safe wherever an exchange is cut", async (scenario) => {
  cells += (await everyRequest(scenario, cuts)).length;
});

afterAll(() => expect(cells).toBeGreaterThanOrEqual(2768));
