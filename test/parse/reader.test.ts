import { expect, test } from "vitest";
import { checkPaths } from "../../src/parse/check-paths.ts";
import type { CheckThread } from "../../src/parse/checked-file.ts";
import { createReader, type Reader, type ReaderOptions } from "../../src/parse/reader.ts";
import { type MemoryFiles, memoryFiles } from "./memory-files.ts";

const flow = (key: string) => `flow: ${key}\nname: Flow ${key}\nsteps:\n  - id: settle-in\n    wait: 3 days\n`;

function project(count: number, files: Readonly<Record<string, string | Uint8Array>> = {}): MemoryFiles {
  const flows = Array.from({ length: count }, (_, index) => [`flows/f${index}.flow.yaml`, flow(`f${index}`)]);
  return memoryFiles({ ...Object.fromEntries(flows), ...files });
}

const paths = (files: MemoryFiles) => [...files.files.keys()].filter((path) => path.endsWith(".yaml"));

function readerOf(fileSystem: MemoryFiles, options: Partial<ReaderOptions> = {}): Reader {
  return createReader({ fileSystem, cacheFolder: ".flowform/cache", ...options });
}

/** What a reading says, with all values made. */
async function read(reader: Reader, files: MemoryFiles) {
  const { files: found, diagnostics } = await reader.read(paths(files), "flow");
  return { values: found.map(({ path, load }) => [path, load()]), diagnostics };
}

test("right files come with their values, wrong ones with their findings, in the order asked for", async () => {
  const files = project(2, {
    "flows/a.flow.yaml": "flow: a\nname: 017\n",
    "flows/b.flow.yaml": "flow: b\n",
    "flows/c.flow.yaml": Uint8Array.from([0xff]),
  });
  files.links.set("flows/gone.flow.yaml", "nowhere");
  const reading = await readerOf(files).read([...paths(files), "flows/gone.flow.yaml"], "flow");
  expect(reading.files.map(({ path }) => path)).toEqual(["flows/f0.flow.yaml", "flows/f1.flow.yaml"]);
  expect(reading.files[0]?.load()).toEqual({
    flow: "f0",
    name: "Flow f0",
    steps: [{ id: "settle-in", wait: "3 days" }],
  });
  expect(reading.diagnostics.map(({ code, range }) => [code, range?.file ?? ""])).toEqual([
    ["FF113", "flows/a.flow.yaml"],
    ["FF203", "flows/b.flow.yaml"],
    ["FF203", "flows/b.flow.yaml"],
    ["FF005", ""],
    ["FF001", ""],
  ]);
});

test.each([
  ["wait: 3 days", []],
  ["was: old", ["FF210 5:5"]],
  ["wait: 3 days\n    tags: {}\n    tag: {}", ["FF201 7:5", "FF201 8:5"]],
  ["wait: 3 days\n    sendSms: { text: Hi }", ["FF211 7:5"]],
])("the validator of the build counts the keywords of a step: %j", async (keywords, expected) => {
  const files = memoryFiles({ "a.flow.yaml": `flow: a\nname: A\n\nsteps:\n  - id: first\n    ${keywords}\n` });
  const { diagnostics } = await readerOf(files).read(["a.flow.yaml"], "flow");
  expect(diagnostics.map(({ code, range }) => `${code} ${range?.line}:${range?.column}`)).toEqual(expected);
});

test("a value can be had again and again, new or known, few or many", async () => {
  const files = project(1600);
  const first = readerOf(files);
  const cold = await first.read(paths(files), "flow");
  const values = cold.files.map(({ load }) => load());
  expect(cold.files.map(({ load }) => load())).toEqual(values);
  first.save();
  const warm = await readerOf(files).read(paths(files), "flow");
  expect(warm.files.map(({ load }) => load())).toEqual(values);
});

test("the next run says the same without checking anything again", async () => {
  const files = project(30, { "flows/wrong.flow.yaml": "flow: b\n" });
  const first = readerOf(files);
  const cold = await read(first, files);
  first.save();
  files.reads.length = 0;
  const warm = await read(readerOf(files), files);
  expect(warm).toEqual(cold);
  const twice = files.reads.filter((path, index) => files.reads.indexOf(path) !== index);
  expect(twice).toEqual(["flows/wrong.flow.yaml"]);
});

test("a file that has changed is checked again, wherever its old content was right", async () => {
  const files = project(3);
  const first = readerOf(files);
  await read(first, files);
  first.save();
  files.files.set("flows/f1.flow.yaml", "flow: changed\nname: Changed\nsteps: []\n");
  files.files.set("flows/f2.flow.yaml", "flow: [\n");
  const { values, diagnostics } = await read(readerOf(files), files);
  expect(values.map(([, value]) => (value as { flow: string }).flow)).toEqual(["f0", "changed"]);
  expect(diagnostics.map(({ code }) => code)).toEqual(["FF101"]);
});

test("a flow's content is not good for a project file", async () => {
  const files = project(1);
  const reader = readerOf(files);
  await read(reader, files);
  const { files: found, diagnostics } = await reader.read(["flows/f0.flow.yaml"], "config");
  expect(found).toEqual([]);
  expect(diagnostics.length).toBeGreaterThan(0);
});

test("a cache that is deleted or broken while it is used does no harm", async () => {
  const files = project(5);
  const first = readerOf(files);
  const cold = await read(first, files);
  first.save();
  const reader = readerOf(files);
  const reading = await reader.read(paths(files), "flow");
  for (const path of [...files.files.keys()]) if (path.startsWith(".flowform")) files.files.delete(path);
  expect(reading.files.map(({ path, load }) => [path, load()])).toEqual(cold.values);
  expect(await read(readerOf(files), files)).toEqual(cold);
});

test("a conclusion is recalled for the same files with the same content, and for nothing else", async () => {
  const files = project(3);
  const first = readerOf(files);
  const { files: found } = await first.read(paths(files), "flow");
  expect(first.recall("meaning", found)).toBeUndefined();
  first.conclude("meaning", found, { texts: [] });
  expect(first.recall("meaning", found)).toEqual({ texts: [] });
  first.save();

  const reader = readerOf(files);
  const again = (await reader.read(paths(files), "flow")).files;
  expect(reader.recall("meaning", again)).toEqual({ texts: [] });
  expect(reader.recall("other", again)).toBeUndefined();
  expect(reader.recall("meaning", again.slice(1))).toBeUndefined();
  files.files.set("flows/f1.flow.yaml", flow("changed"));
  expect(reader.recall("meaning", (await reader.read(paths(files), "flow")).files)).toBeUndefined();
  files.files.set("flows/g1.flow.yaml", flow("f1"));
  files.files.delete("flows/f1.flow.yaml");
  expect(reader.recall("meaning", (await reader.read(paths(files), "flow")).files)).toBeUndefined();
});

/** A thread that works in this one, and fails from the given call on. */
function thread(files: MemoryFiles, callsUntilFailure = Number.POSITIVE_INFINITY) {
  const state = { calls: 0, stopped: false };
  const check: CheckThread["check"] = async (paths, shape) => {
    state.calls += 1;
    if (state.calls > callsUntilFailure) throw new Error("the thread has ended");
    return checkPaths(files, paths, shape);
  };
  const stop = () => {
    state.stopped = true;
  };
  return { state, check, stop };
}

test("several threads find the same as one, in the same order", async () => {
  const files = project(1050, { "flows/wrong.flow.yaml": "flow: b\n" });
  const alone = await read(readerOf(files), files);
  const helpers = [thread(files), thread(files)];
  const shared = await read(readerOf(files, { threadsFrom: 1000, startThreads: async () => helpers }), files);
  expect(shared).toEqual(alone);
  expect(helpers.map(({ state }) => [state.calls > 0, state.stopped])).toEqual([
    [true, true],
    [true, true],
  ]);
});

test.each([0, 1, 3])("a thread that fails after %i parts loses nothing", async (calls) => {
  const files = project(650);
  const alone = await read(readerOf(files), files);
  const startThreads = async () => [thread(files, calls)];
  expect(await read(readerOf(files, { threadsFrom: 1, startThreads }), files)).toEqual(alone);
});

test("a machine without a second core does it alone", async () => {
  const files = project(150);
  const { values } = await read(readerOf(files, { threadsFrom: 1, startThreads: async () => [] }), files);
  expect(values).toHaveLength(150);
});

test("few new files start no thread, however many are known", async () => {
  const files = project(120);
  const first = readerOf(files);
  await read(first, files);
  first.save();
  files.files.set("flows/new.flow.yaml", flow("new"));
  const startThreads = () => Promise.reject(new Error("no thread is wanted here"));
  const { values } = await read(readerOf(files, { threadsFrom: 100, startThreads }), files);
  expect(values).toHaveLength(121);
});
