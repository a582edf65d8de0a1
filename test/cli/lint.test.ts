import { describe, expect, it } from "vitest";
import { createProject, type ProjectFolder } from "./flowform.ts";

const flow = (steps: string, head = "") => `flow: tested
name: Tested
${head}
enrolment: { triggers: [{ on: saleSold }] }

steps:
${steps}`;

const wait = "  - id: pause\n    wait: 3 days\n";
const longSms = `  - id: text
    sendSms: { text: ${"a".repeat(161)}, from: Example }
`;

const json = async (project: ProjectFolder, line: string) =>
  JSON.parse((await project.flowform(`${line} --format json`)).out) as Record<string, never[]>;

describe("flowform lint", () => {
  it("says that nothing is to be found, with exit code 0", async () => {
    const project = createProject({ "flows/tested.flow.yaml": flow(wait) });
    expect(await project.flowform("lint")).toEqual({ code: 0, out: "1 flow: nothing to find fault with.\n", err: "" });
  });

  it("shows a finding with place, frame, why, fix and page; a warning does not fail", async () => {
    const project = createProject({ "flows/tested.flow.yaml": flow(longSms) });
    const { code, out, err } = await project.flowform("lint");
    expect({ code, out }).toEqual({ code: 0, out: "" });
    expect(err).toMatch(/^warning FF910: An SMS is longer than one message\nflows\/tested\.flow\.yaml:8:22\n/);
    expect(err).toContain("why: It has 161 characters and is sent, and paid for, as 2 messages; one holds 160.");
    expect(err).toContain("fix: Shorten the text.\n  see: docs/lint.md#ff910\n");
    expect(err).toContain("1 warning.");
  });

  it("takes the settings of flowform.yaml: an error ends with 3, a rule that is off is silent", async () => {
    const project = createProject({
      "flows/tested.flow.yaml": flow(longSms),
      "flowform.yaml": "project: acme\nlint: { rules: { FF910: error } }\n",
    });
    expect(await project.flowform("lint")).toMatchObject({ code: 3, out: "" });
    project.write({ "flowform.yaml": "project: acme\nlint: { rules: { FF910: off } }\n" });
    expect(await project.flowform("lint")).toMatchObject({ code: 0, err: "" });
  });

  it("says which rule is not known in flowform.yaml", async () => {
    const project = createProject({
      "flows/tested.flow.yaml": flow(wait),
      "flowform.yaml": "project: acme\nlint: { rules: { FF999: off } }\n",
    });
    const { code, err } = await project.flowform("lint");
    expect(code).toBe(3);
    expect(err).toContain("flowform.yaml:2:18");
    expect(err).toContain("FF999");
  });

  it("tells programs the same, with what was allowed and why", async () => {
    const comment = "    # flowform-allow FF910: a contract, word by word\n";
    const project = createProject({
      "flows/tested.flow.yaml": flow(longSms.replace("    send", `${comment}    send`)),
    });
    expect(await json(project, "lint")).toMatchObject({
      format_version: "1.0",
      clean: true,
      flows: ["tested"],
      diagnostics: [],
      fixed: [],
      allowed: [{ finding: { code: "FF910", range: { line: 9 } }, reason: "a contract, word by word" }],
    });
    expect((await project.flowform("lint")).out).toBe(
      "1 flow: nothing to find fault with. 1 finding allowed with a reason.\n",
    );
  });

  it("looks at the flows that are named, and knows when there is none of that name", async () => {
    const other = flow(wait).replace("flow: tested", "flow: other").replace("name: Tested", "name: Other");
    const project = createProject({ "flows/tested.flow.yaml": flow(longSms), "flows/other.flow.yaml": other });
    expect((await json(project, "lint other")).diagnostics).toEqual([]);
    expect((await json(project, "lint flows/tested.flow.yaml")).diagnostics).toHaveLength(1);
    expect(await project.flowform("lint othr")).toMatchObject({ code: 3 });
  });

  it("leaves flows that are not valid to validate's findings", async () => {
    const project = createProject({ "flows/tested.flow.yaml": flow(`${longSms}  - id: text\n    wait: 1 day\n`) });
    const { code, err } = await project.flowform("lint");
    expect(code).toBe(3);
    expect(err).toContain("FF301");
    expect(err).not.toContain("FF910");
  });

  it("mends what is certain, says so, and leaves the rest of the file letter by letter", async () => {
    const stale = "# flowform-allow FF904: they belong together\n";
    const text = flow(`  ${stale}  - id: pause   # as agreed\n    wait:   3 days ${stale}${longSms}`);
    const project = createProject({ "flows/tested.flow.yaml": text });
    expect((await json(project, "lint")).diagnostics).toHaveLength(3);
    const { code, out, err } = await project.flowform("lint --fix");
    expect(code).toBe(0);
    expect(out.match(/^fixed flows\/tested\.flow\.yaml:\d+ FF931: An allowance allows nothing$/gm)).toHaveLength(2);
    expect(err).toContain("FF910");
    expect(project.read("flows/tested.flow.yaml")).toBe(
      flow(`  - id: pause   # as agreed\n    wait:   3 days\n${longSms}`),
    );
    expect((await project.flowform("lint --fix")).out).toBe("");
  });

  it("leaves a comment that allows several things, one of which is there", async () => {
    const text = flow(longSms.replace("    send", "    # flowform-allow FF904, FF910: as agreed\n    send"));
    const project = createProject({ "flows/tested.flow.yaml": text });
    expect((await project.flowform("lint --fix")).err).toContain("There is no FF904");
    expect(project.read("flows/tested.flow.yaml")).toBe(text);
  });

  it("keeps a reason whose finding stands a few lines lower, and names that line", async () => {
    const text = flow(longSms.replace("  - id", "  # flowform-allow FF910: as agreed\n  - id"));
    const project = createProject({ "flows/tested.flow.yaml": text });
    const { out, err } = await project.flowform("lint --fix");
    expect(out).not.toContain("FF931");
    expect(err).toMatch(/There is no FF910 on this line or the one below the comment\. There is one in line \d+\./);
    expect(project.read("flows/tested.flow.yaml")).toBe(text);
  });

  it("writes nothing without --fix", async () => {
    const text = flow(`  # flowform-allow FF904: they belong together\n${wait}`);
    const project = createProject({ "flows/tested.flow.yaml": text });
    expect((await project.flowform("lint")).err).toContain("FF931");
    expect(project.read("flows/tested.flow.yaml")).toBe(text);
  });
});

describe("a former id", () => {
  const renamed = flow("  - id: rest\n    was: pause # the old name\n    wait: 3 days\n");

  it("is kept as long as the sandbox needs it, then found, and removed by --fix", async () => {
    const project = createProject({ "flows/tested.flow.yaml": flow(wait), "flowform.yaml": "project: acme\n" });
    expect(await project.flowform("apply --auto-approve")).toMatchObject({ code: 0 });
    project.write({ "flows/tested.flow.yaml": renamed });
    expect((await json(project, "lint")).diagnostics).toEqual([]);
    expect(await project.flowform("apply --auto-approve")).toMatchObject({ code: 0 });
    expect((await json(project, "lint")).diagnostics).toMatchObject([{ code: "FF914", range: { line: 8 } }]);
    expect((await project.flowform("lint --fix")).out).toContain("fixed flows/tested.flow.yaml:8 FF914");
    expect(project.read("flows/tested.flow.yaml")).toBe(renamed.replace("was: pause ", ""));
    expect(await project.flowform("plan --detailed-exitcode")).toMatchObject({ code: 0 });
  });

  it("is judged by the binding files of targets without a network, and not removed while one was not asked", async () => {
    const binding = { key: "tested", emailFlowId: 1, ids: { rest: "s1" }, applied: "", commit: "" };
    const url = "https://online.example.com/Cust1/api";
    const asked = `project: acme\ntargets:\n  one: { url: "${url}", bindingsFile: one.jsonl }\n`;
    const project = createProject({
      "flows/tested.flow.yaml": renamed,
      "one.jsonl": `${JSON.stringify(binding)}\n`,
      "flowform.yaml": `${asked}  two: { url: "${url}" }\n`,
    });
    expect((await json(project, "lint --fix")).diagnostics).toMatchObject([{ code: "FF914" }]);
    expect(project.read("flows/tested.flow.yaml")).toBe(renamed);
    project.write({ "flowform.yaml": asked });
    expect((await json(project, "lint --fix")).diagnostics).toEqual([]);
    expect(project.read("flows/tested.flow.yaml")).not.toContain("was:");
  });
});

describe("what else lint can be given", () => {
  it("a target: its own merge fields exist too", async () => {
    const text = '"Your number: [[customer.loyaltyNumber]]. [[customer.nothing]]"';
    const steps = `  - id: text\n    sendSms:\n      from: Example\n      text: ${text}\n`;
    const project = createProject({ "flows/tested.flow.yaml": flow(steps) });
    const details = async (line: string) =>
      (await json(project, line)).diagnostics?.map(({ detail }: { detail: string }) => detail.split("]]")[0]);
    expect(await details("lint")).toEqual(["[[customer.loyaltyNumber", "[[customer.nothing"]);
    expect(await details("lint --target sandbox")).toEqual(["[[customer.nothing"]);
    expect(await project.flowform("lint --target elsewhere")).toMatchObject({ code: 3 });
  });

  it("a saved plan: rules of the project that speak of it are asked", async () => {
    const rule = `{ name: no-new-flows, when: 'plan != null && plan.action == "create"', message: Ask first., severity: error }`;
    const project = createProject({
      "flows/tested.flow.yaml": flow(wait),
      "flowform.yaml": `project: acme\nlint:\n  custom:\n    - ${rule}\n`,
    });
    const without = await project.flowform("lint");
    expect(without).toMatchObject({ code: 0, err: "Not asked, for want of --plan FILE: no-new-flows.\n" });
    await project.flowform("plan --out plan.json");
    const planned = await project.flowform("lint --plan plan.json");
    expect(planned.code).toBe(3);
    expect(planned.err).toContain("why: no-new-flows: Ask first.");
    project.write({ "plan.json": "{}" });
    expect(await project.flowform("lint --plan plan.json")).toMatchObject({ code: 3, out: "" });
  });
});
