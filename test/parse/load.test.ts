import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { decode, findFlows, readBytes, readText } from "../../src/parse/load.ts";
import { memoryFiles } from "./memory-files.ts";

test("flow files are found at any depth, sorted by path", () => {
  const files = memoryFiles({
    "flows/b.flow.yaml": "",
    "flows/a/z.flow.yml": "",
    "flows/a/texts/x.txt": "",
    "flows/flow.yaml": "",
    "flows/.hidden/c.flow.yaml": "",
    "flows/node_modules/p/d.flow.yaml": "",
    "other/e.flow.yaml": "",
  });
  expect(findFlows(files, "flows")).toEqual({ value: ["flows/a/z.flow.yml", "flows/b.flow.yaml"], diagnostics: [] });
});

test("the project's own folder may be the folder of flows", () => {
  expect(findFlows(memoryFiles({ "a.flow.yaml": "" }), ".").value).toEqual(["a.flow.yaml"]);
});

test("a folder without flows is a warning, a folder that is not there an error", () => {
  const files = memoryFiles({ "flows/readme.md": "" });
  expect(findFlows(files, "flows").diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
    ["FF002", "warning"],
  ]);
  expect(findFlows(files, "gone").diagnostics).toMatchObject([
    { code: "FF001", detail: "gone: it does not exist.", fix: expect.stringContaining("flowform init") },
  ]);
});

test("a link inside the project counts, one that leads out or nowhere does not", () => {
  const files = memoryFiles({ "shared/a.flow.yaml": "" });
  files.links.set("flows/a.flow.yaml", "shared/a.flow.yaml");
  files.links.set("flows/b.flow.yaml", "../secret.flow.yaml");
  const { value, diagnostics } = findFlows(files, "flows");
  expect(value).toEqual(["flows/a.flow.yaml"]);
  expect(diagnostics.map(({ code }) => code)).toEqual(["FF006"]);
});

test("FF748 a linked folder with flows is not passed over, one without them is", () => {
  const files = memoryFiles({ "flows/a.flow.yaml": "", "shared/b.flow.yaml": "", "texts/b.txt": "" });
  files.links.set("flows/texts", "texts");
  expect(findFlows(files, "flows").diagnostics).toEqual([]);
  files.links.set("flows/shared", "shared");
  expect(findFlows(files, "flows").diagnostics).toMatchObject([
    { code: "FF748", severity: "error", detail: expect.stringContaining("flows/shared leads to") },
  ]);
});

test("a file is read up to a mebibyte", () => {
  const files = memoryFiles({ fits: "x".repeat(2 ** 20), large: "x".repeat(2 ** 20 + 1) });
  expect(readBytes(files, "fits").value).toHaveLength(2 ** 20);
  expect(readBytes(files, "large").diagnostics.map(({ code, detail }) => [code, detail])).toEqual([
    ["FF004", "It has 1048577 bytes; a flow file has at most 1048576."],
  ]);
  expect(files.reads).toEqual(["fits"]);
});

test("a file that cannot be read says why", () => {
  const [finding] = readBytes(memoryFiles(), "gone").diagnostics;
  expect(finding).toMatchObject({ code: "FF001", detail: "gone: it does not exist." });
});

test.each([
  [[0xff, 0xfe, 0x61, 0], "UTF-16"],
  [[0x61, 0xe5], "Latin-1"],
  [[0xc0, 0xaf], "an overlong form"],
  [[0xed, 0xa0, 0x80], "half a character"],
])("bytes %j are not UTF-8: %s", (bytes) => {
  expect(decode(Uint8Array.from(bytes), "a").diagnostics.map(({ code }) => code)).toEqual(["FF005"]);
});

test("a byte order mark is dropped", () => {
  expect(decode(Buffer.from("\ufeffflow: å"), "a").value).toBe("flow: å");
});

const project = memoryFiles({
  "flows/win/a.flow.yaml": "",
  "flows/win/texts/reminder.txt": "Come back",
  "flows/common.md": "# Shared",
  "flows/win/page.html": "<p>",
  "flows/win/loud.TXT": "LOUD",
  "flows/win/50% off.txt": "off",
  "top.txt": "top",
  "flows/win/secret.yaml": "key: 1",
  "flows/win/large.txt": "x".repeat(2 ** 20 + 1),
  "flows/win/latin.txt": Uint8Array.from([0xe5]),
  ".git/config": "secret",
});
project.links.set("flows/win/out.txt", "../../etc/passwd");
project.links.set("flows/win/outside.txt", "../neighbour.txt");
project.links.set("flows/win/absolute.txt", "D:/secret.txt");
project.links.set("flows/win/config.txt", ".git/config");
project.links.set("flows/win/linked.txt", "top.txt");

const origin = { file: "flows/win/a.flow.yaml", pointer: ["steps", 0, "sendSms", "text", "file"] };

test.each([
  ["texts/reminder.txt", "Come back"],
  ["./texts/reminder.txt", "Come back"],
  ["texts//reminder.txt", "Come back"],
  ["texts/../texts/reminder.txt", "Come back"],
  ["../common.md", "# Shared"],
  ["page.html", "<p>"],
  ["loud.TXT", "LOUD"],
  ["50% off.txt", "off"],
  ["../../top.txt", "top"],
  ["linked.txt", "top"],
])("a flow may name %s", (name, text) => {
  expect(readText(project, name, origin)).toEqual({ value: text, diagnostics: [] });
});

test.each([
  ["/etc/passwd", "FF006"],
  ["/etc/passwd.txt", "FF006"],
  ["//server/share/a.txt", "FF006"],
  ["\\\\server\\share\\a.txt", "FF006"],
  ["\\\\?\\C:\\a.txt", "FF006"],
  ["\\\\.\\pipe\\a.txt", "FF006"],
  ["C:\\a.txt", "FF006"],
  ["C:/a.txt", "FF006"],
  ["c:a.txt", "FF006"],
  ["\\a.txt", "FF006"],
  ["texts\\reminder.txt", "FF006"],
  ["..\\..\\..\\a.txt", "FF006"],
  ["..\\a.txt", "FF006"],
  ["../../../a.txt", "FF006"],
  ["../../../../../../etc/passwd", "FF006"],
  ["../../../../etc/passwd.txt", "FF006"],
  ["texts/../../../../a.txt", "FF006"],
  ["./../../../a.txt", "FF006"],
  [".//..//..//..//a.txt", "FF006"],
  ["../../../project/flows/win/texts/reminder.txt", "FF006"],
  ["~/a.txt", "FF006"],
  ["~root/a.txt", "FF006"],
  ["file:///etc/passwd", "FF006"],
  ["file:texts/reminder.txt", "FF006"],
  ["http://example.com/a.txt", "FF006"],
  ["https://example.com/a.txt", "FF006"],
  ["data:text/plain,a.txt", "FF006"],
  ["javascript:a.txt", "FF006"],
  ["node:fs.txt", "FF006"],
  ["texts/reminder.txt:stream.txt", "FF006"],
  ["texts/reminder.txt::$DATA", "FF006"],
  ["texts/reminder\0.txt", "FF006"],
  ["/etc/passwd\0.txt", "FF006"],
  ["texts/reminder.txt\n", "FF006"],
  ["texts/\u202etxt.exe.txt", "FF006"],
  ["", "FF006"],
  ["out.txt", "FF006"],
  ["outside.txt", "FF006"],
  ["absolute.txt", "FF006"],
  [".. /.. /.. /a.txt", "FF006"],
  ["texts./reminder.txt", "FF006"],
  ["texts /reminder.txt", "FF006"],
  [".../a.txt", "FF006"],
  ["CON.txt", "FF006"],
  ["texts/nul.txt", "FF006"],
  ["com1.txt", "FF006"],
  ["config.txt", "FF007"],
  ["../../.git/config", "FF007"],
  ["../../.env", "FF007"],
  ["secret.yaml", "FF007"],
  ["a.flow.yaml", "FF007"],
  ["texts/reminder.txt/../../secret.yaml", "FF007"],
  [".", "FF007"],
  ["..", "FF007"],
  ["texts/", "FF007"],
  ["texts", "FF007"],
  ["reminder.txt.exe", "FF007"],
  ["page.htm", "FF007"],
  ["%2e%2e/%2e%2e/%2e%2e/a.txt", "FF001"],
  ["..%2f..%2f..%2fa.txt", "FF001"],
  ["texts/gone.txt", "FF001"],
  ["$HOME/a.txt", "FF001"],
  ["$(HOME)/a.txt", "FF001"],
  ["large.txt", "FF004"],
  ["latin.txt", "FF005"],
])("a flow may not name %j: %s", (name, code) => {
  project.reads.length = 0;
  const { value, diagnostics } = readText(project, name, origin);
  expect(value).toBeUndefined();
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]).toMatchObject({ code, origin });
  expect(project.reads.filter((path) => path !== "flows/win/latin.txt")).toEqual([]);
});
