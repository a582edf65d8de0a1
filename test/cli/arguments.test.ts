import { describe, expect, it } from "vitest";
import { integerFlag, parseArguments } from "../../src/cli/arguments.ts";
import { defineCommand, formatFlag } from "../../src/cli/command.ts";

const command = defineCommand({
  summary: "",
  usage: "",
  examples: [],
  flags: {
    out: { type: "string", value: "FILE", description: "" },
    "detailed-exitcode": { type: "boolean", description: "" },
    format: formatFlag,
  },
  positionals: 1,
  run: async () => ({ diagnostics: [] }),
});

const parse = (line: string) => parseArguments("plan", command, line === "" ? [] : line.split(" "));
const findings = (line: string) => parse(line).diagnostics.map(({ code, detail, fix }) => `${code} ${detail} ${fix}`);

describe("parseArguments", () => {
  it("knows flags with a value after a space or an equals sign, and what was not written", () => {
    expect(parse("a.json --out=plan.json --format json").value).toEqual({
      flags: { out: "plan.json", format: "json", "detailed-exitcode": false, "no-color": false, help: false },
      positionals: ["a.json"],
    });
    expect(parse("-h").value?.flags.help).toBe(true);
    expect(parse("").value?.flags.out).toBeUndefined();
  });

  it("takes what follows two dashes as it is", () => {
    expect(parse("-- --out").value?.positionals).toEqual(["--out"]);
  });

  it.each([
    [
      "--detailed-exit-code",
      /^FF801 .* no --detailed-exit-code\. Nothing was run\. Did you mean "--detailed-exitcode"\?$/,
    ],
    ["--out a --out b", /^FF803 .*--out is given twice/],
    ["-x", /^FF801 flowform plan has no -x\./],
    ["--Out x", /^FF801 .*"--out"/],
    ["--__proto__ x", /^FF801/],
    ["--constructor", /^FF801/],
    ["--no-out", /^FF801/],
    ["--out", /^FF803 .*--out needs a value: --out FILE/],
    ["--out=", /^FF803 .*--out needs a value/],
    ["--detailed-exitcode=yes", /^FF803 .*takes no value/],
    ["--format xml", /^FF803 .*--format is text or json, not xml/],
    ["a.json b.json", /^FF803 .*b\.json is one argument too many/],
  ])("refuses %s", (line, expected) => {
    expect(parse(line).value).toBeUndefined();
    expect(findings(line)[0]).toMatch(expected);
  });

  it("does not complain about the value of an unknown flag", () => {
    expect(findings("a.json --otu plan.json")).toHaveLength(1);
  });

  it("reports all mistakes at once", () => {
    expect(findings("--x --format y")).toHaveLength(2);
  });
});

describe("integerFlag", () => {
  const limits = { command: "sandbox", flag: "port", minimum: 0, maximum: 65535 };
  it.each(["0", "80", "65535"])("takes %s", (written) => {
    expect(integerFlag(written, limits).value).toBe(Number(written));
  });
  it.each(["65536", "-1", "1.5", "x", "", "0x10", "1e3", " 1"])("refuses %j", (written) => {
    expect(integerFlag(written, limits).diagnostics[0]?.code).toBe("FF803");
  });
});
