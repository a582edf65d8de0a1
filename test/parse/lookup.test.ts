import { expect, test } from "vitest";
import { createLookup } from "../../src/parse/lookup.ts";
import { memoryFiles } from "./memory-files.ts";

const files = memoryFiles({
  "a.flow.yaml": "flow: a\nname: A\n",
  "broken.flow.yaml": "flow: [\n",
  "latin.flow.yaml": Uint8Array.from([0xe5]),
});

test("an origin is found in its file, which is read once", () => {
  const lookup = createLookup(files);
  files.reads.length = 0;
  lookup({ file: "a.flow.yaml", pointer: ["flow"] });
  expect(lookup({ file: "a.flow.yaml", pointer: ["name"] })?.range).toMatchObject({ line: 2, column: 7 });
  expect(files.reads).toEqual(["a.flow.yaml"]);
});

test("a file that has been broken meanwhile is shown from its beginning", () => {
  const found = createLookup(files)({ file: "broken.flow.yaml", pointer: ["name"] });
  expect(found?.range).toMatchObject({ line: 1, column: 1 });
});

test.each(["gone.flow.yaml", "latin.flow.yaml"])("%s has no places", (file) => {
  expect(createLookup(files)({ file, pointer: [] })).toBeUndefined();
});
