import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { writableLists } from "../../src/cli/lists.ts";

/** Lists that the language names only as the values of condition columns or field updates are found by their columns. */
test("lookup knows every list that a key of the language names", () => {
  const files = readdirSync("src/language", { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".ts"),
  );
  const text = files.map((path) => readFileSync(`src/language/${path}`, "utf8")).join("\n");
  const used = [...text.matchAll(/(?:list\(|list: )"([a-z]+)"/g)].map(([, name]) => name);
  const known = writableLists.map(({ list }) => list);
  expect(new Set(used).size).toBeGreaterThan(15);
  expect([...new Set(used)].filter((name) => name !== undefined && !known.includes(name))).toEqual([]);
});
