import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { answers } from "./answers.ts";
import { exitCodeTable } from "./exit-code-table.ts";
import { type Cell, everyRequest } from "./matrix.ts";
import { scenarios } from "./scenarios.ts";

const halves = { first: [0, 15], second: [15, 30] } as const;

/**
 * Tries every request of every scenario with half of the answers, and compares how the runs end with a table; UPDATE=1
 * rewrites that, to be read as a diff.
 */
export function testAnswers(half: keyof typeof halves): void {
  const chosen = Object.fromEntries(Object.entries(answers).slice(...halves[half]));
  const cells: Cell[] = [];

  test.each(scenarios)("$name: safe whatever is answered", async (scenario) => {
    cells.push(...(await everyRequest(scenario, chosen)));
  });

  test("every one ends with the exit code of the table", () => {
    const path = new URL(`exit-codes/${half}-half.txt`, import.meta.url);
    const table = exitCodeTable(cells);
    if (process.env.UPDATE === "1") writeFileSync(path, table);
    expect(table).toBe(existsSync(path) ? readFileSync(path, "utf8") : "");
    expect(cells.length).toBeGreaterThanOrEqual(5000);
  });
}
