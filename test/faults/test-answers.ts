import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inCi } from "../support/cases.ts";
import { answers } from "./answers.ts";
import { exitCodeTable } from "./exit-code-table.ts";
import { type Cell, everyRequest } from "./matrix.ts";
import { scenarios } from "./scenarios.ts";

const halves = { first: [0, 15], second: [15, 30] } as const;

const rewrites = process.env.UPDATE === "1";
const tried = rewrites
  ? scenarios
  : inCi(
      scenarios,
      scenarios.filter((_, index) => index % 3 === 0),
    );

/**
 * Tries every request of every scenario with half of the answers, and compares how the runs end with a table; UPDATE=1
 * rewrites that, to be read as a diff. Outside CI it is every third scenario.
 */
export function testAnswers(half: keyof typeof halves): void {
  const chosen = Object.fromEntries(Object.entries(answers).slice(...halves[half]));
  const cells: Cell[] = [];

  test.each(tried)("$name: safe whatever is answered", async (scenario) => {
    cells.push(...(await everyRequest(scenario, chosen)));
  });

  // A row of the table is about all scenarios.
  test.skipIf(tried.length < scenarios.length)("every one ends with the exit code of the table", () => {
    const path = new URL(`exit-codes/${half}-half.txt`, import.meta.url);
    const table = exitCodeTable(cells);
    if (rewrites) writeFileSync(path, table);
    expect(table).toBe(existsSync(path) ? readFileSync(path, "utf8") : "");
    expect(cells.length).toBeGreaterThanOrEqual(5000);
  });
}
