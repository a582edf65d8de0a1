import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createNodeFileSystem } from "../../src/cli/node-file-system.ts";
import { findFlows } from "../../src/parse/load.ts";
import { createReader } from "../../src/parse/reader.ts";

let root = "";
/** The built module, because a thread needs a program in JavaScript. */
let built: typeof import("../../src/cli/start-check-threads.ts");

beforeAll(async () => {
  mkdirSync("node_modules/.cache", { recursive: true });
  root = mkdtempSync(join("node_modules/.cache", "threads-"));
  for (let index = 0; index < 250; index++) {
    const content = index % 50 === 7 ? "flow: [\n" : `flow: f${index}\nname: Flow ${index}\nsteps: []\n`;
    writeFileSync(join(root, `f${index}.flow.yaml`), content);
  }
  await build({
    entryPoints: ["src/cli/start-check-threads.ts", "src/cli/check-thread.ts"],
    outdir: root,
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
    banner: { js: 'import{createRequire}from"node:module";const require=createRequire(import.meta.url);' },
  });
  built = await import(/* @vite-ignore */ pathToFileURL(join(root, "start-check-threads.js")).href);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

test("real threads find the same as one", async () => {
  const fileSystem = createNodeFileSystem(root);
  const paths = findFlows(fileSystem, ".").value ?? [];
  const options = { fileSystem, cacheFolder: "cache" };
  const alone = await createReader(options).read(paths, "flow");
  const startThreads = async () => built.startCheckThreads(root);
  const shared = await createReader({ ...options, threadsFrom: 1, startThreads }).read(paths, "flow");
  expect(shared.diagnostics).toEqual(alone.diagnostics);
  expect(shared.diagnostics).toHaveLength(5);
  expect(shared.files.map(({ path, load }) => [path, load()])).toEqual(
    alone.files.map(({ path, load }) => [path, load()]),
  );
});

test("a thread answers, and refuses when it has been stopped", async () => {
  const [thread] = built.startCheckThreads(root);
  if (thread === undefined) return;
  expect(await thread.check(["f0.flow.yaml", "f7.flow.yaml"], "flow")).toMatchObject([
    { path: "f0.flow.yaml", kept: { json: '{"flow":"f0","name":"Flow 0","steps":[]}' }, diagnostics: [] },
    { path: "f7.flow.yaml", diagnostics: [{ code: "FF101" }] },
  ]);
  thread.stop();
  await expect(thread.check(["f0.flow.yaml"], "flow")).rejects.toThrow("the thread has ended");
});
