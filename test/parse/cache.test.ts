import { expect, test } from "vitest";
import { openCache } from "../../src/parse/cache.ts";
import { type MemoryFiles, memoryFiles } from "./memory-files.ts";

const folder = ".flowform/cache";
const open = (files: MemoryFiles, identity = "1.0.0-abc") => openCache(files, folder, identity);
const shards = (files: MemoryFiles) => [...files.files.keys()].filter((path) => path.endsWith(".shard"));

/** Writes values in one run, each under its own text as key. */
function keep(files: MemoryFiles, keys: readonly string[]): void {
  const cache = open(files);
  for (const key of keys) cache.add(key, JSON.stringify(key));
  cache.save();
}

const many = (count: number, prefix = "key") => Array.from({ length: count }, (_, index) => `${prefix}${index}`);

test("a value is found at once and in the next run", () => {
  const files = memoryFiles();
  const cache = open(files);
  cache.add("a", '{"name":"Ærlig 🎉"}');
  expect([cache.has("a"), cache.find("a"), cache.has("b"), cache.find("b")]).toEqual([
    true,
    '{"name":"Ærlig 🎉"}',
    false,
    undefined,
  ]);
  cache.save();
  expect(open(files).find("a")).toBe('{"name":"Ærlig 🎉"}');
});

test("nothing is written before it is saved, and nothing without need", () => {
  const files = memoryFiles();
  open(files).add("a", "1");
  open(files).save();
  expect([...files.files.keys()]).toEqual([]);
});

test("git is told to leave the folder out", () => {
  const files = memoryFiles();
  keep(files, ["a"]);
  expect(files.files.get(`${folder}/.gitignore`)).toBe("*\n");
});

test("another version sees nothing, and takes the place of the old", () => {
  const files = memoryFiles();
  keep(files, ["a"]);
  const newer = open(files, "1.0.1-abc");
  expect([newer.has("a"), newer.isEmpty()]).toEqual([false, true]);
  newer.add("b", "2");
  newer.save();
  expect(shards(files).every((path) => path.includes("1.0.1-abc"))).toBe(true);
  expect(open(files, "1.0.1-abc").find("b")).toBe("2");
});

test.each([
  ["cut off", (text: string) => text.slice(0, -4)],
  ["changed in one letter", (text: string) => text.replace('"a"', '"b"')],
  ["with something behind it", (text: string) => `${text}x y\n`],
  ["empty", () => ""],
  ["not text at all", () => "\0\0\0"],
])("a shard that is %s is not read, and goes with the next save", (_, damage) => {
  const files = memoryFiles();
  keep(files, ["a"]);
  const [path = ""] = shards(files);
  files.files.set(path, damage(String(files.files.get(path))));
  const cache = open(files);
  expect([cache.has("a"), cache.isEmpty()]).toEqual([false, true]);
  cache.add("a", '"a"');
  cache.save();
  expect(open(files).find("a")).toBe('"a"');
  expect(shards(files)).toHaveLength(1);
});

test("what was opened stays when the folder is deleted meanwhile", () => {
  const files = memoryFiles();
  keep(files, ["a"]);
  const cache = open(files);
  files.files.clear();
  expect(cache.find("a")).toBe('"a"');
  cache.add("b", '"b"');
  cache.save();
  expect(open(files).find("b")).toBe('"b"');
});

test("a folder that cannot be written changes nothing", () => {
  const files = {
    ...memoryFiles(),
    write: () => ({ value: undefined, reason: "the disk cannot be written" }) as const,
  };
  const cache = openCache(files, folder, "1");
  cache.add("a", "1");
  cache.save();
  expect(cache.find("a")).toBe("1");
});

test("one run adds one shard and leaves the others alone", () => {
  const files = memoryFiles();
  keep(files, many(60));
  const before = shards(files);
  keep(files, ["new"]);
  expect(shards(files)).toHaveLength(2);
  expect(shards(files)).toEqual(expect.arrayContaining(before));
});

test("saving twice, as a watching run does, writes only what came in between", () => {
  const files = memoryFiles();
  const cache = open(files);
  cache.add("a", "1");
  cache.save();
  cache.add("b", "2");
  cache.save();
  cache.save();
  expect(shards(files)).toHaveLength(2);
  expect([open(files).find("a"), open(files).find("b"), cache.find("a")]).toEqual(["1", "2", "1"]);
});

test("many small shards become one, and lose nothing", () => {
  const files = memoryFiles();
  for (const key of many(40)) keep(files, [key]);
  expect(shards(files).length).toBeLessThan(20);
  const cache = open(files);
  expect(many(40).filter((key) => !cache.has(key))).toEqual([]);
});

test("what a run over the whole project does not ask for is dropped in the end", () => {
  const files = memoryFiles();
  keep(files, many(300, "old"));
  const cache = open(files);
  for (const key of many(60, "old")) cache.has(key);
  cache.add("new", "1");
  cache.save();
  const next = open(files);
  expect([next.has("old0"), next.has("old59"), next.has("old60"), next.has("new")]).toEqual([true, true, false, true]);
});

test("a run over a single file drops nothing", () => {
  const files = memoryFiles();
  keep(files, many(300, "old"));
  keep(files, ["new"]);
  expect(open(files).has("old299")).toBe(true);
});
