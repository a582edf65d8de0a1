import { describe, expect, it } from "vitest";
import published from "../../schema/config.schema.json" with { type: "json" };
import { checkTargets } from "../../src/config/check-targets.ts";
import { configFrom, requestRate } from "../../src/config/config.ts";
import { configSchema } from "../../src/config/schema.ts";
import { checkFile } from "../../src/parse/check-file.ts";
import { shapes } from "../../src/parse/shape.ts";

async function check(text: string) {
  return checkFile({ path: "flowform.yaml", text }, shapes.config);
}

const withUrl = (url: string) => `project: acme\ntargets:\n  production:\n    url: ${url}\n`;

describe("flowform.yaml", () => {
  it("has its published schema made from the code", () => {
    expect(published).toEqual(JSON.parse(JSON.stringify(configSchema())));
  });

  it("explains and shows every key", () => {
    const visit = (node: unknown, path: string): readonly string[] => {
      const { properties = {}, additionalProperties, description, examples } = node as Record<string, unknown>;
      const own = typeof description === "string" && Array.isArray(examples) && examples.length > 0 ? [] : [path];
      const inner = Object.entries(properties as object).flatMap(([key, child]) => visit(child, `${path}.${key}`));
      return [
        ...own,
        ...inner,
        ...(typeof additionalProperties === "object" ? visit(additionalProperties, `${path}.*`) : []),
      ];
    };
    expect(visit(configSchema(), "")).toEqual([]);
  });

  it("gives what is left out its standard", () => {
    expect(configFrom({ project: "acme", sandbox: { seed: 7 } }, "x")).toEqual({
      project: "acme",
      flows: "flows",
      removed: "release",
      targets: {},
      sandbox: { store: ".flowform/sandbox.json", seed: 7 },
    });
  });

  it.each([
    [{}, "https://online2.superoffice.com/Cust12345/api", 10],
    [{}, "https://crm.example.com/api", 10],
    [{ requestsPerSecond: 3 }, "https://crm.example.com/api", 3],
    [{ requestsPerSecond: 3 }, "http://127.0.0.1:4711/api", 3],
    [{}, "http://127.0.0.1:4711/api", undefined],
  ])("limits requests to %j at %s to %s a second", (target, url, rate) => {
    expect(requestRate(target, url)).toBe(rate);
  });

  it.each([
    ["Acme Marketing 2026", "acme-marketing-2026"],
    ["ü", "project"],
    ["", "project"],
    ["a-very-long-name-of-a-folder-x-and-more", "a-very-long-name-of-a-folder-x"],
  ])("calls a project without a file after its folder %j", (folder, name) => {
    expect(configFrom(undefined, folder).project).toBe(name);
  });

  it.each([
    "https://online.superoffice.com/Cust12345/api",
    "https://crm.example.com:8443/api",
    "http://localhost:8080/api",
    "http://127.0.0.1:1/api",
    "http://[::1]:1/api",
  ])("takes the address %s", async (url) => {
    expect((await check(withUrl(url))).diagnostics).toEqual([]);
  });

  it.each([
    "http://online.superoffice.com/Cust12345/api",
    "http://localhost.example.com/api",
    "http://127.0.0.1.example.com/api",
    "https://user:secret@online.superoffice.com/api",
    "https://online.superoffice.com@evil.example/api",
    "https://online.superoffice.com/api?token=1",
    "https://online.superoffice.com/api#x",
    "https://online.superoffice.com\\@evil.example",
    "ftp://localhost/api",
    "online.superoffice.com/api",
    '"https://online.superoffice.com/api "',
  ])("refuses the address %s", async (url) => {
    expect((await check(withUrl(url))).diagnostics.map(({ code }) => code)).toEqual(["FF205"]);
  });

  it.each([
    ["a secret", "project: acme\ntargets:\n  p:\n    url: https://a.example/api\n    token: x\n", "FF201", 5],
    ["no project", "flows: x\n", "FF203", 1],
    ["a target called sandbox", "project: acme\ntargets:\n  sandbox: { url: https://a.example/api }\n", "FF205", 3],
    ["a folder outside the project", "project: acme\nflows: ../other\n", "FF205", 2],
    ["an absolute folder", "project: acme\nflows: /etc\n", "FF205", 2],
    ["a name that is too long", `project: ${"a".repeat(32)}\n`, "FF206", 1],
    [
      "a rate of nothing",
      "project: a\ntargets:\n  p:\n    url: https://a.example\n    requestsPerSecond: 0\n",
      "FF208",
      5,
    ],
    ["broken YAML", "project: [\n", "FF101", 2],
  ])("refuses %s", async (_, text, code, line) => {
    const { diagnostics } = await check(text);
    expect(diagnostics.map((diagnostic) => [diagnostic.code, diagnostic.range?.line])).toEqual([[code, line]]);
  });
});

describe("FF749 one bindingsFile for two targets", () => {
  const url = "https://a.example/api";
  const elsewhere = { url: "https://b.example/api" };
  it.each([
    { what: "two places", first: "b.jsonl", second: { ...elsewhere, bindingsFile: "b.jsonl" }, said: 1 },
    {
      what: "two ways to write it",
      first: "b.jsonl",
      second: { ...elsewhere, bindingsFile: "./x/../B.jsonl" },
      said: 1,
    },
    { what: "a file for each", first: "b.jsonl", second: { ...elsewhere, bindingsFile: "c.jsonl" }, said: 0 },
    { what: "the key store and a file", first: undefined, second: { ...elsewhere, bindingsFile: "b.jsonl" }, said: 0 },
    { what: "one place by two names", first: "b.jsonl", second: { url, bindingsFile: "b.jsonl" }, said: 0 },
  ])("$what: $said", ({ first, second, said }) => {
    const one = { url, ...(first === undefined ? {} : { bindingsFile: first }) };
    const found = checkTargets(configFrom({ project: "acme", targets: { one, two: second } }, "x"));
    expect(found.map(({ code, origin }) => [code, origin?.pointer])).toEqual(
      Array.from({ length: said }, () => ["FF749", ["targets", "two", "bindingsFile"]]),
    );
  });
});
