import { describe, expect, it } from "vitest";
import type { FlowPlan, Plan } from "../../src/model/plan.ts";
import { flowOf, linesOf, lintFiles } from "./linting.ts";

const flow = flowOf(`enrolment: { triggers: [{ on: saleSold }] }
steps:
  - id: which
    split:
      name: Which?
      by: personData
      branches:
        - id: a
          name: A
          where: [{ retired: true }]
          steps:
            - id: score
              runScript: Score lead
  - id: pause
    wait: 3 days
`);

const config = (when: string) => `project: acme
lint:
  custom:
    - name: the-rule
      when: ${when}
      message: Not here.
`;

async function lint(when: string, plan?: Plan) {
  const settings = { custom: [{ name: "the-rule", when, message: "Not here." }] };
  const files = { "flows/tested.flow.yaml": flow, "flowform.yaml": config(when) };
  return lintFiles(files, { settings, plan });
}

describe("a rule of the project", () => {
  it.each([
    ["a property of the flow", 'flow.Name == "The flow tested"'],
    ["a step, those of branches included", 'steps.exists(s, s.StepType == "RunScript")'],
    ["a number, calculated with", 'steps.exists(s, s.StepType == "WaitForTime" && s.NumIntervals * 2 == 6)'],
    ["a name, which only the file has", 'document.steps.exists(s, has(s.split) && s.split.name == "Which?")'],
    ["how many there are", "size(steps) == 3 && size(flow.Steps) == 2"],
    ["whether something is there", "!has(document.goals)"],
  ])("finds %s", async (_, when) => {
    const { diagnostics } = await lint(when);
    expect(linesOf(diagnostics)).toEqual(["FF920 1"]);
    expect(diagnostics[0]).toMatchObject({ severity: "warning", detail: "the-rule: Not here." });
  });

  it("finds nothing where it is false", async () => {
    expect((await lint('flow.Name == "another"')).diagnostics).toEqual([]);
  });

  it("counts as much as it says", async () => {
    const custom = [{ name: "grave", when: "true", message: "x", severity: "error" as const }];
    const { diagnostics } = await lintFiles({ "flows/tested.flow.yaml": flow }, { settings: { custom } });
    expect(diagnostics).toMatchObject([{ code: "FF920", severity: "error" }]);
  });

  it("may speak of the plan, and is not asked without one", async () => {
    const planned = { key: "tested", action: "create" } as FlowPlan;
    const plan = { flows: [planned] } as unknown as Plan;
    const when = 'plan != null && plan.action == "create"';
    const without = await lint(when);
    expect(without.diagnostics).toEqual([]);
    expect(without.withoutPlan).toEqual(["the-rule"]);
    expect(linesOf((await lint(when, plan)).diagnostics)).toEqual(["FF920 1"]);
    expect((await lint(when, { flows: [] } as unknown as Plan)).diagnostics).toEqual([]);
  });

  it.each([
    ["cannot be read", "flow.Name ==", "at character 13"],
    ["names something that is not there", "flaw.Name == 1", "flaw"],
    ["asks for a property that no flow has", "flow.Nam == 1", "Nam (at character 6), asked about tested"],
    ["is no yes or no", "flow.Name", "neither true nor false"],
    ["is a number", "1 + 1", "of type int"],
    ["compares what cannot be compared", "flow.Name > 1", "asked about tested"],
    ["uses a pattern, which may run for ever", 'flow.Name.matches("(a+)+$")', "matches()"],
    ["goes through lists too deep", "steps.exists(a, steps.exists(b, steps.exists(c, a == c)))", "more than 2 deep"],
    ["is a program", `${"true && ".repeat(260)}true`, "characters"],
    ["is too deep", `${"(".repeat(60)}true${")".repeat(60)}`, ""],
    ["reaches for the engine", "flow.constructor.constructor == 1", "constructor"],
  ])("that %s is reported at its place, once", async (_, when, words) => {
    const { diagnostics } = await lint(when);
    expect(linesOf(diagnostics)).toEqual(["FF921 5"]);
    expect(diagnostics[0]).toMatchObject({ severity: "error", range: { file: "flowform.yaml", column: 13 } });
    expect(diagnostics[0]?.detail).toContain(words);
  });
});
