import { describe, expect, it } from "vitest";
import packageFile from "../../package.json" with { type: "json" };
import { commands } from "../../src/cli/commands.ts";
import type { Io } from "../../src/cli/io.ts";
import { overview } from "../../src/cli/overview.ts";
import { run } from "../../src/cli/run.ts";
import { createProject, smallFlow } from "./flowform.ts";

const names = Object.keys(commands);

/** A world that notes what is printed. */
function fakeIo(changes: Partial<Io> = {}) {
  const printed = { out: "", err: "" };
  const io: Io = {
    cwd: createProject({ "flows/a.flow.yaml": "flow: [" }).path,
    env: {},
    out: (text) => {
      printed.out += text;
    },
    err: (text) => {
      printed.err += text;
    },
    terminal: { input: false, out: true, err: true },
    onLine: () => () => {},
    ask: async () => "",
    clock: { now: () => 0, sleep: async () => {}, timeout: AbortSignal.timeout },
    conceal: () => {},
    stopped: () => new Promise(() => {}),
    unread: () => new Promise(() => {}),
    ...changes,
  };
  return { io, printed };
}

describe("flowform", () => {
  it("knows its version", async () => {
    expect(await createProject().flowform("--version")).toEqual({ code: 0, out: `${packageFile.version}\n`, err: "" });
  });

  it.each(["--help", "-h", "help", ""])("says what it can do: %j", async (line) => {
    expect(await createProject().flowform(line)).toEqual({ code: 0, out: overview, err: "" });
  });

  it("lists every command in its overview", () => {
    expect(names.filter((name) => !new RegExp(`^  ${name} `, "m").test(overview))).toEqual([]);
  });

  it.each(names)("explains %s with examples first", async (name) => {
    const { code, out, err } = await createProject().flowform(`${name} --help`);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const [title, gap, example] = out.split("\n");
    expect([title, gap]).toEqual([expect.stringMatching(new RegExp(`^flowform ${name}: `)), ""]);
    expect(example).toMatch(new RegExp(`^  flowform ${name}`));
    expect(out).toContain(`\nUsage: flowform ${name}`);
    expect(out).toContain("--no-color");
  });

  it.each([
    ["plann", "FF802", 'Did you mean "plan"?'],
    ["--versoin", "FF801", 'Did you mean "--version"?'],
    ["constructor", "FF802", "See flowform --help."],
  ])("does not know %s", async (line, code, fix) => {
    const ended = await createProject().flowform(line);
    expect(ended).toMatchObject({ code: 3, out: "" });
    expect(ended.err).toContain(code);
    expect(ended.err).toContain(fix);
  });

  it("runs nothing when a flag is not known", async () => {
    const project = createProject();
    const ended = await project.flowform("init --forse");
    expect(ended).toMatchObject({ code: 3, out: "" });
    expect(ended.err).toContain("error FF801: A flag is not known");
    expect(project.has("flowform.yaml")).toBe(false);
  });

  it("prints findings as JSON when that was asked for", async () => {
    const ended = await createProject({ "flows/a.flow.yaml": "flow: [" }).flowform("graph --format json");
    const data = JSON.parse(ended.out);
    expect(data.format_version).toBe("1.0");
    expect(data.diagnostics[0]).toMatchObject({ code: "FF101", range: { file: "flows/a.flow.yaml", line: 1 } });
    expect(ended.code).toBe(3);
  });
});

describe("colours", () => {
  const isColoured = async (changes: Partial<Io>, line = "validate") => {
    const { io, printed } = fakeIo(changes);
    await run(line.split(" "), io);
    return printed.err.includes("\u001b[");
  };

  it.each([
    { name: "on a terminal", changes: {}, coloured: true },
    { name: "not elsewhere", changes: { terminal: { input: true, out: true, err: false } }, coloured: false },
    { name: "not with NO_COLOR", changes: { env: { NO_COLOR: "1" } }, coloured: false },
    { name: "with an empty NO_COLOR", changes: { env: { NO_COLOR: "" } }, coloured: true },
    { name: "not on a dumb terminal", changes: { env: { TERM: "dumb" } }, coloured: false },
  ])("are used $name", async ({ changes, coloured }) => {
    expect(await isColoured(changes)).toBe(coloured);
  });

  it("are not used with --no-color", async () => {
    expect(await isColoured({}, "validate --no-color")).toBe(false);
  });
});

describe("a bug of ours", () => {
  const broken = () => {
    throw new Error("bug in flowform: the moon is missing\nand more");
  };

  it("is one line with what to do, and no stack", async () => {
    const { io, printed } = fakeIo({ out: broken });
    expect(await run(["lookup"], io)).toBe(1);
    expect(printed.err).toMatch(/^bug in flowform: the moon is missing\. Please report this line .*\n$/);
  });

  it("shows its stack to those who ask", async () => {
    const { io, printed } = fakeIo({ out: broken, env: { FLOWFORM_DEBUG: "1" } });
    await run(["lookup"], io);
    expect(printed.err).toMatch(/\n {4}at .*usage\.test\.ts/);
  });
});

describe("a reader that stops reading", () => {
  it("is no error", async () => {
    const flows = Array.from({ length: 40 }, (_, index) => [
      `flows/f${index}.flow.yaml`,
      smallFlow(`f${index}`, `F ${index}`),
    ]);
    const { process: child, ended } = createProject(Object.fromEntries(flows)).start("graph --format json");
    child.stdout?.destroy();
    expect(await ended).toMatchObject({ code: 0, err: "" });
  });
});
