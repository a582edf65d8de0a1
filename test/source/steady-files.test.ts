import { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { nodeStamps } from "../../src/cli/node-file-system.ts";
import { steadyFiles } from "../../src/source/steady-files.ts";
import { memoryFiles } from "../parse/memory-files.ts";

it("files give the same bytes while their content is the same, and are not read while their stamp is", () => {
  const memory = memoryFiles({ "a.txt": "one" });
  const stamps = new Map([["a.txt", "first"]]);
  const files = steadyFiles(memory, (path) => stamps.get(path));
  const bytes = files.read("a.txt").value;
  expect(files.read("a.txt").value).toBe(bytes);
  expect(memory.reads).toEqual(["a.txt"]);
  stamps.set("a.txt", "second");
  expect(files.read("a.txt").value).toBe(bytes);
  expect(memory.reads).toEqual(["a.txt", "a.txt"]);
  stamps.delete("a.txt");
  memory.files.set("a.txt", "two");
  expect(files.read("a.txt").value).not.toBe(bytes);
  expect(files.read("a.txt").value).toEqual(Buffer.from("two"));
  expect(memory.reads).toHaveLength(4);
  memory.files.delete("a.txt");
  expect(files.read("a.txt").value).toBeUndefined();
  stamps.set("a.txt", "second");
  expect(files.read("a.txt").value).toBeUndefined();
  memory.files.set("a.txt", "three");
  expect(files.read("a.txt").value).toEqual(Buffer.from("three"));
});

it("knows what was asked for, found or not, and where links lead", () => {
  const memory = memoryFiles({ "kept/a.txt": "one" });
  memory.links.set("a.txt", "kept/a.txt");
  const files = steadyFiles(memory);
  files.read("none.txt");
  files.list("flows");
  files.realPath("a.txt");
  for (const path of ["none.txt", "flows", "a.txt", "kept/a.txt"]) expect(files.wasAsked(path), path).toBe(true);
  expect(files.wasAsked("kept")).toBe(false);
});

it("a file that was just written has no stamp, and another one after each writing, whatever its time says", () => {
  const root = mkdtempSync(join(tmpdir(), "flowform-stamps-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const path = join(root, "a.txt");
  writeFileSync(path, "one");
  let now = Date.now();
  const stampOf = nodeStamps(root, () => now);
  expect(stampOf("a.txt")).toBeUndefined();
  expect(stampOf("none.txt")).toBeUndefined();
  now += 10_000;
  const stamp = stampOf("a.txt");
  expect(stamp).toBeDefined();
  expect(stampOf("a.txt")).toBe(stamp);
  // The same size and the same time of writing: what somebody does who wants it unnoticed, or a tool that keeps times.
  const { atime, mtime, ctimeMs } = statSync(path);
  do {
    writeFileSync(path, "two");
    utimesSync(path, atime, mtime);
  } while (statSync(path).ctimeMs === ctimeMs);
  expect(stampOf("a.txt")).not.toBe(stamp);
});
