import { expect, test } from "vitest";
import { findFlows } from "../../src/parse/load.ts";
import { overlayFiles } from "../../src/source/overlay-files.ts";
import { memoryFiles } from "../parse/memory-files.ts";

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

test("new files are there as if they were written, beside the old ones and over them", () => {
  const under = memoryFiles({ "flows/a.flow.yaml": "a", "flows/b/b.flow.yaml": "b" });
  const files = overlayFiles(under, { "flows/b/c/c.flow.yaml": "ç", "flows/a.flow.yaml": "new" });
  expect(findFlows(files, "flows").value).toEqual([
    "flows/a.flow.yaml",
    "flows/b/b.flow.yaml",
    "flows/b/c/c.flow.yaml",
  ]);
  expect(files.list("flows").value).toHaveLength(2);
  expect(files.size("flows/b/c/c.flow.yaml").value).toBe(2);
  expect(text(files.read("flows/a.flow.yaml").value)).toBe("new");
  expect(text(files.read("flows/b/b.flow.yaml").value)).toBe("b");
  expect(files.realPath("flows/b/c/c.flow.yaml").value).toBe("flows/b/c/c.flow.yaml");
  expect(files.realPath("flows/none").value).toBeUndefined();
});

test("what is written to it stays in memory", () => {
  const under = memoryFiles({ "log.txt": "a" });
  const files = overlayFiles(under, {});
  files.write("new.txt", "n");
  files.append("log.txt", "b");
  expect(text(files.read("log.txt").value)).toBe("ab");
  expect(
    files
      .list(".")
      .value?.map(({ name }) => name)
      .sort(),
  ).toEqual(["log.txt", "new.txt"]);
  expect([...under.files]).toEqual([["log.txt", "a"]]);
});
