import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createProject, smallFlow } from "./flowform.ts";

const small = () => createProject({ "flows/a.flow.yaml": smallFlow("a", "A") });

const blocksOf = (out: string) => out.trimEnd().split("\n\n");

describe("flowform columns", () => {
  it("answers which columns a trigger on requestCreated can ask", async () => {
    const { code, out, err } = await small().flowform("columns requestCreated");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const blocks = blocksOf(out);
    expect(blocks[0]).toBe(
      [
        "requestCreated (trigger, goal)",
        "A request is created for the person.",
        "Columns of the request (request/…): shown in SuperOffice's own example",
        "(trigger).",
        "Columns of the request (request/…): concluded from the names; SuperOffice does",
        "not say so (goal).",
      ].join("\n"),
    );
    expect(blocks).toContain(
      [
        "request/slevel  list",
        "  names of values: flowform lookup ticketslevel",
        "  equals  isNull  isNotNull  oneOf  notOneOf",
        "  - request/slevel: { oneOf: [Internal] }",
      ].join("\n"),
    );
    expect(blocks).toHaveLength(121);
    expect(blocks.slice(1, -1).every((block) => block.startsWith("request/"))).toBe(true);
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it.each(["requestCreated", "filter", "formSubmitted", "messageAdded", "all", ""])(
    "fits 80 columns, but for names that are longer: %s",
    async (word) => {
      const { out } = await small().flowform(`columns ${word}`.trim());
      const wide = out.split("\n").filter((line) => line.length > 80);
      expect(wide.filter((line) => !/\S{40,}/.test(line))).toEqual([]);
    },
  );

  it("looks for a text in the names, whatever its letter case", async () => {
    const { out } = await small().flowform("columns filter COUNTRY");
    const blocks = blocksOf(out);
    expect(blocks[1]).toMatch(/^country {2}list\n {2}names of values: flowform lookup country\n/);
    expect(blocks.at(-1)).toBe("12 columns.");
    const none = await small().flowform("columns filter nonesuch");
    expect(none).toMatchObject({ code: 0, err: "" });
    expect(none.out).toContain('No column with "nonesuch" in its name.');
  });

  it("looks for a text in every place of a kind, and says which of them offer the column", async () => {
    const { code, out, err } = await small().flowform("columns trigger SLEVEL");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const blocks = blocksOf(out);
    expect(blocks[0]).toMatch(/^trigger\nWith .*orderPlaced/);
    expect(blocks.slice(1)).toEqual([
      [
        "request/slevel  list",
        "  offered by requestCreated",
        "  names of values: flowform lookup ticketslevel",
        "  equals  isNull  isNotNull  oneOf  notOneOf",
        "  - request/slevel: { oneOf: [Internal] }",
      ].join("\n"),
      "1 column.",
    ]);
    const { columns } = JSON.parse((await small().flowform("columns trigger slevel --format json")).out);
    expect(columns).toMatchObject([{ name: "request/slevel", places: ["requestCreated"] }]);
    for (const kind of ["goal", "split", "wait"])
      expect((await small().flowform(`columns ${kind} nonesuch`)).out).toContain('No column with "nonesuch"');
    expect((await small().flowform("columns split firstName")).out).toContain("offered by personData\n");
  });

  it("knows the actions of a wait by its short word", async () => {
    const { code, out } = await small().flowform("columns wait");
    expect(code).toBe(0);
    expect(out).toContain("linkClicked");
    expect(out).not.toContain("saleLost");
    expect(out).toBe((await small().flowform("columns waitForAction")).out);
    expect((await small().flowform("columns wait link")).out).toContain("offered by linkClicked");
  });

  it("names the places first", async () => {
    const all = await small().flowform("columns");
    expect(all).toMatchObject({ code: 0, err: "" });
    expect(all.out).toMatch(/^ {2}saleLost +sale\/…$/m);
    expect(all.out).toMatch(/^ {2}orderPlaced +not known$/m);
    expect((await small().flowform("columns goal")).out).not.toContain("saleLost");
  });

  it.each([
    ["columns requestCreatd", "did you mean requestCreated"],
    ["columns zipcode", "to look for a column: flowform columns all zipcode"],
    ["columns filter a b", "b is one argument too many"],
  ])("does not take %s", async (line, why) => {
    const ended = await small().flowform(line);
    expect(ended).toMatchObject({ code: 3, out: "" });
    expect(ended.err.replace(/\s+/g, " ")).toContain(why);
  });

  it("gives the same as data", async () => {
    const { out } = await small().flowform("columns requestCreated slevel --format json");
    expect(JSON.parse(out)).toMatchObject({
      format_version: "1.0",
      target: "",
      places: [
        { kind: "trigger", offers: [{ area: "request", evidence: "example" }] },
        { kind: "goal", offers: [{ area: "request", evidence: "inferred" }] },
      ],
      columns: [
        {
          name: "request/slevel",
          type: "listAny",
          called: "list",
          list: "ticketslevel",
          operators: ["equals", "isNull", "isNotNull", "oneOf", "notOneOf"],
          example: "- request/slevel: { oneOf: [Internal] }",
        },
      ],
    });
  });
});

describe("the columns of a target", () => {
  const own = "columns personCreated personUdef/SuperOffice:7 --target sandbox";

  it("are known once they were read", async () => {
    const project = small();
    const before = await project.flowform(own);
    expect(before.out).toContain("No column with");
    expect(before.err).toBe(
      "The columns of sandbox were not read yet; these are the built-in ones. --refresh reads them.\n",
    );
    const refreshed = await project.flowform("columns --target sandbox --refresh");
    expect(refreshed).toEqual({
      code: 0,
      out: "1375 columns of sandbox are in .flowform/columns/sandbox.json.\n",
      err: "",
    });
    const after = await project.flowform(own);
    expect(after).toMatchObject({ code: 0, err: "" });
    expect(after.out).toContain("personUdef/SuperOffice:7  list\n  names of values: flowform lookup customersegment\n");
    expect((await project.flowform("lookup customersegment")).out).toBe("1  Bronze\n2  Silver\n3  Gold\n");
    expect((await project.flowform("lookup country nor")).out).toMatch(/^\d+ {2}Norway\n$/);
    const schema = JSON.parse((await project.flowform("columns --schema --target sandbox")).out);
    expect(schema.$defs["columns-people"].properties).toHaveProperty("personUdef/SuperOffice:7");
  });

  it("are told as damaged by every command that needs them, and read again", async () => {
    const project = small();
    project.write({ ".flowform/columns/sandbox.json": "{" });
    for (const line of ["validate", "plan", "columns filter", "graph"]) {
      const ended = await project.flowform(line);
      expect(ended).toMatchObject({ code: 3, out: "" });
      expect(ended.err).toContain("error FF540");
    }
    expect((await project.flowform("columns --target sandbox --refresh filter firstName")).code).toBe(0);
    expect((await project.flowform("validate")).code).toBe(0);
  });

  it("are kept where flowform.yaml says, and are those of its first target", async () => {
    const project = small();
    const sandbox = project.start("sandbox");
    const { url, token } = JSON.parse(await sandbox.printed("\n"));
    project.write({
      "flowform.yaml": `project: acme\ntargets:\n  acme:\n    url: ${url}\n    columnsFile: columns/acme.json\n  other:\n    url: ${url}\n`,
      "flows/b.flow.yaml": `${smallFlow("b", "B")}enrolment: { filter: [{ personUdef/SuperOffice:99: isNull }] }\n`,
    });
    const signedIn = { FLOWFORM_TOKEN: token };
    expect((await project.flowform("validate")).code).toBe(0);
    const there = await project.flowform("validate --target acme", signedIn);
    expect(there).toMatchObject({ code: 3, out: "" });
    expect(there.err).toContain("error FF327: A column is not on the target\nflows/b.flow.yaml:9:25\n");
    expect((await project.flowform("columns --target acme --refresh", signedIn)).code).toBe(0);
    expect(project.has("columns/acme.json")).toBe(true);
    expect(existsSync(join(project.path, ".flowform/columns"))).toBe(false);
    expect((await project.flowform("validate")).err).toContain("error FF327");
  });

  it("cannot be read without a token, nor of a target that nobody named", async () => {
    const project = createProject({
      "flowform.yaml": "project: acme\ntargets: { acme: { url: 'http://127.0.0.1:1/api' } }\n",
    });
    expect(await project.flowform("columns --refresh --target acme")).toMatchObject({ code: 4, out: "" });
    for (const flag of ["", " --refresh"]) {
      const ended = await project.flowform(`columns filter --target acm${flag}`);
      expect(ended).toMatchObject({ code: 3, out: "" });
      expect(ended.err).toContain("error FF008");
    }
  });
});
