import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createNodeFileSystem } from "../../src/cli/node-file-system.ts";
import { findFlows, readText } from "../../src/parse/load.ts";

let root = "";

beforeEach(() => {
  const base = mkdtempSync(join(tmpdir(), "flowform-"));
  root = join(base, "project");
  mkdirSync(join(root, "flows"), { recursive: true });
  writeFileSync(join(base, "secret.txt"), "secret");
  writeFileSync(join(root, "flows/a.flow.yaml"), "flow: a\n");
  writeFileSync(join(root, "flows/a.txt"), "text");
});

afterEach(() => rmSync(join(root, ".."), { recursive: true, force: true }));

test("reads, measures and lists what is there", () => {
  const files = createNodeFileSystem(root);
  symlinkSync("a.txt", join(root, "flows/b.txt"));
  expect(files.size("flows/a.txt")).toEqual({ value: 4 });
  expect(String(files.read("flows/a.txt").value)).toBe("text");
  expect(files.realPath("flows/b.txt")).toEqual({ value: "flows/a.txt" });
  expect(files.list("flows").value).toEqual([
    { name: "a.flow.yaml", kind: "file" },
    { name: "a.txt", kind: "file" },
    { name: "b.txt", kind: "link" },
  ]);
});

test.each([
  ["gone.txt", "it does not exist"],
  ["flows", "it is a folder"],
  ["flows/a.txt/x", "a part of the path is not a folder"],
  ["flows/circle", "its links go round in a circle"],
  ["x".repeat(5000), "its name is too long"],
  ["a\0b", "the system says ERR_INVALID_ARG_VALUE"],
])("%j cannot be read: %s", (path, reason) => {
  symlinkSync("circle", join(root, "flows/circle"));
  const files = createNodeFileSystem(root);
  expect(files.read(path)).toEqual({ value: undefined, reason });
  expect(files.size(path)).toEqual({ value: undefined, reason });
});

test("writes a file whole, with its folders, and leaves nothing else behind", () => {
  const files = createNodeFileSystem(root);
  expect(files.write("out/deep/a.txt", "one")).toEqual({ value: true });
  expect(files.write("out/deep/a.txt", "two")).toEqual({ value: true });
  expect(String(files.read("out/deep/a.txt").value)).toBe("two");
  expect(readdirSync(join(root, "out/deep"))).toEqual(["a.txt"]);
  expect(files.remove("out/deep/a.txt")).toEqual({ value: true });
  expect(files.remove("out/deep/a.txt")).toEqual({ value: true });
  expect(existsSync(join(root, "out/deep/a.txt"))).toBe(false);
});

test.skipIf(process.platform === "win32")("a device is written into, and nothing is put in its place", () => {
  symlinkSync("/dev/null", join(root, "nowhere"));
  expect(createNodeFileSystem(root).write("nowhere", "x")).toEqual({ value: true });
  expect(readlinkSync(join(root, "nowhere"))).toBe("/dev/null");
});

test("a write that fails leaves the old file and no draft", () => {
  const files = createNodeFileSystem(root);
  expect(files.write("flows", "x").value).toBeUndefined();
  expect(files.write("flows/a.txt/x", "x").reason).toBe("a part of the path is not a folder");
  expect(readdirSync(root)).toEqual(["flows"]);
});

test.skipIf(process.getuid?.() === 0)("a folder that may not be written says so", () => {
  chmodSync(join(root, "flows"), 0o500);
  expect(createNodeFileSystem(root).write("flows/x", "x").reason).toBe("you may not open it");
});

test("links lead nobody out of the project", () => {
  const files = createNodeFileSystem(root);
  symlinkSync("../../secret.txt", join(root, "flows/secret.txt"));
  symlinkSync("../../secret.txt", join(root, "flows/secret.flow.yaml"));
  symlinkSync("../..", join(root, "flows/up"));
  const origin = { file: "flows/a.flow.yaml", pointer: [] };
  expect(findFlows(files, "flows")).toMatchObject({
    value: ["flows/a.flow.yaml"],
    diagnostics: [{ code: "FF006" }],
  });
  expect(readText(files, "a.txt", origin).value).toBe("text");
  expect(readText(files, "secret.txt", origin).diagnostics).toMatchObject([{ code: "FF006" }]);
  expect(readText(files, "up/secret.txt", origin).diagnostics).toMatchObject([{ code: "FF006" }]);
  expect(readText(files, "up/project/flows/a.txt", origin).value).toBe("text");
});

test("a project that is itself behind a link is still one", () => {
  symlinkSync("project", join(root, "../linked"));
  const files = createNodeFileSystem(join(root, "../linked"));
  expect(readText(files, "a.txt", { file: "flows/a.flow.yaml", pointer: [] }).value).toBe("text");
});
