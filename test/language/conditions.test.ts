import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diff } from "../../src/diff/diff.ts";
import { match } from "../../src/diff/match.ts";
import { type Conditions, maximumGroups } from "../../src/language/conditions/expression.ts";
import type { CompiledFlow } from "../../src/model/compiled-flow.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import { type Choose, edits, lineModel, type Model, meaningOf, model, render } from "../support/condition-model.ts";
import { compileDocument, compileText } from "../support/example-flows.ts";
import { assignments, groupsNeeded, holds, writtenConditions } from "../support/random-written-conditions.ts";

const base = { flow: "test", name: "Test", steps: [] };
const compileFilter = (filter: Conditions) => compileDocument({ ...base, enrolment: { filter } });

/** Whether groups hold on a server: lines joined by AND, groups by OR, no group at all lets everybody in. */
function groupsHold({ Filter }: EmailFlow, truth: ReadonlySet<string>): boolean {
  const groups = Filter.RestrictionGroups;
  return groups.length === 0 || groups.some(({ Restrictions }) => Restrictions.every(({ Name }) => truth.has(Name)));
}

describe("any: and all: of any depth compile to an OR of ANDs", () => {
  test("that means the same, whatever is true", () => {
    fc.assert(
      fc.property(writtenConditions, (written) => {
        fc.pre(groupsNeeded(written) <= maximumGroups);
        const { flow, diagnostics } = compileFilter(written);
        expect(diagnostics).toEqual([]);
        const wrong = assignments.filter((truth) => groupsHold(flow.carrier, truth) !== holds(written, truth));
        expect(wrong).toEqual([]);
        const lines = flow.carrier.Filter.RestrictionGroups.flatMap(({ Restrictions }) => Restrictions);
        expect(lines.every((line) => line.InterOperator === "And" && line.InterParenthesis === 0)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test("with one name: a second group beside it is an error, for one of the names would be lost", () => {
    const named = (name: string) => ({ all: [{ firstName: { is: name } }], group: { name } });
    expect(compileFilter([named("A"), named("B")]).diagnostics.map(({ code }) => code)).toContain("FF322");
    expect(compileFilter([{ any: [named("A"), named("B")] }]).diagnostics).toEqual([]);
    expect(compileFilter([named("A")]).diagnostics).toEqual([]);
  });

  test("of at most 64 groups; more is an error at its line that says how to split it", () => {
    fc.assert(
      fc.property(writtenConditions, (written) => {
        const { flow, diagnostics } = compileFilter(written);
        const tooMany = groupsNeeded(written) > maximumGroups;
        expect(diagnostics.map(({ code }) => code)).toEqual(tooMany ? ["FF315"] : []);
        expect(flow.carrier.Filter.RestrictionGroups.length).toBeLessThanOrEqual(maximumGroups);
      }),
      { numRuns: 1000 },
    );
    const either = (count: number) => ({
      any: Array.from({ length: count }, (_, index) => ({ name: { is: `${index}` } })),
    });
    expect(compileFilter([either(8), either(8)]).diagnostics).toEqual([]);
    const { diagnostics } = compileFilter([either(8), either(8), either(2)]);
    expect(diagnostics).toMatchObject([{ code: "FF315", origin: { pointer: ["enrolment", "filter"] } }]);
    expect(diagnostics[0]?.fix).toMatch(/^Split it: /);
    expect(compileFilter([either(65)]).diagnostics.map(({ code }) => code)).toEqual(["FF315"]);
  });

  test("alternatives below a counter column are refused, for the server joins its lines by AND", () => {
    const sub = [{ any: [{ firstName: { is: "A" } }, { firstName: { is: "B" } }] }];
    const { diagnostics } = compileFilter([{ SaintStatus1: true, sub }]);
    expect(diagnostics).toMatchObject([{ code: "FF322", origin: { pointer: ["enrolment", "filter", 0, "sub"] } }]);
  });
});

const { flow: empty } = compileText("flow: test\nname: Test\nsteps: []\n");

/** Whether the plan is empty where the file wants one filter and the server has another. */
function isSame(wanted: ReturnType<typeof render>, live: ReturnType<typeof render>): boolean {
  const withFilter = (groups: typeof wanted) =>
    ({ ...empty.carrier, Filter: { ...empty.carrier.Filter, RestrictionGroups: groups } }) as unknown as EmailFlow;
  const desired: CompiledFlow = { ...empty, carrier: withFilter(wanted) };
  return diff(match(desired, withFilter(live), {}), {}).length === 0;
}

const chooser =
  (generate: fc.GeneratorValue): Choose =>
  (...values) =>
    generate(fc.constantFrom, ...values) as never;

describe("conditions are compared by meaning", () => {
  test("order, spelling, letter case, synonyms and what the server adds make no difference", () => {
    fc.assert(
      fc.property(model, fc.gen(), (groups, generate) => {
        const choose = chooser(generate);
        expect(isSame(render(groups, choose), render(groups, choose))).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  test("everything else does", () => {
    fc.assert(
      fc.property(model, lineModel, fc.constantFrom(...edits), fc.gen(), (groups, other, edit, generate) => {
        const choose = chooser(generate);
        const edited: Model = edit(groups, other, choose);
        fc.pre(meaningOf(edited) !== meaningOf(groups));
        expect(isSame(render(groups, choose), render(edited, choose))).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });

  const line = (Name: string, Operator: string, ...Values: readonly string[]) => ({ Name, Operator, Values });
  const one = (...Restrictions: readonly object[]) => [{ Name: "", Description: "", Rank: 0, Restrictions }];
  const kari = line("firstName", "is", "Kari");
  const ola = line("firstName", "is", "Ola");
  const young = line("birthYear", "greater", "[I:2000]");

  test.each([
    ["no group, and one that asks nothing", [], one(), true],
    ["a line, and the same line twice", one(kari), one(kari, kari), false],
    [
      "a text, and the same text as if it were encoded",
      one(line("firstName", "is", "5")),
      one(line("firstName", "is", "[I:5]")),
      false,
    ],
    [
      "a date, and the same date at a time",
      one(line("sale/date", "after", "[D:12/01/2026]")),
      one(line("sale/date", "after", "[DT:12/01/2026 08:00:00]")),
      false,
    ],
    [
      "a date, and the same date at midnight",
      one(line("sale/date", "after", "[D:12/01/2026]")),
      one(line("sale/date", "after", "[DT:12/01/2026 00:00:00]")),
      true,
    ],
    [
      "no date, and the unset one",
      one(line("sale/date", "after", "")),
      one(line("sale/date", "after", "[DT:01/01/0001 00:00:00.0000000]")),
      true,
    ],
    ["1 and 1.0", one(line("sale/amount", "equals", "1")), one(line("sale/amount", "equals", "[F:1.0]")), true],
    ["1 and 01 of a text", one(line("orgnr", "is", "1")), one(line("orgnr", "is", "01")), false],
    ["nothing and 0", one(line("birthYear", "equals", "")), one(line("birthYear", "equals", "0")), false],
    [
      "two ids that a double cannot tell apart",
      one(line("category", "oneOf", "[I:9007199254740993]")),
      one(line("category", "oneOf", "[I:9007199254740992]")),
      false,
    ],
    ["yes as a text, and no", one(line("retired", "set", "yes")), one(line("retired", "set", "0")), false],
    ["a second value where one is wanted", one(kari), one(line("firstName", "is", "Kari", "Ola")), false],
    ["ends of lines", one(line("firstName", "is", "a\nb")), one(line("firstName", "is", "a\r\nb")), true],
    [
      "lines in parentheses in another order",
      one({ ...kari, InterOperator: "Or", InterParenthesis: 1 }, { ...ola, InterParenthesis: -1 }, young),
      one({ ...kari, InterOperator: "Or", InterParenthesis: 1 }, young, { ...ola, InterParenthesis: -1 }),
      false,
    ],
    ["OR behind the last line", one(kari, ola), one(ola, { ...kari, InterOperator: "Or" }), true],
    [
      "this year, in today's words",
      one(line("sale/date", "thisYear")),
      one(line("sale/date", "thisPeriod", "6")),
      true,
    ],
    [
      "last week, with what the server adds",
      one(line("personUdef/SuperOffice:4", "lastWeek", "[D:11/16/2026]", "[D:11/22/2026]")),
      one(line("personUdef/SuperOffice:4", "previousPeriod", "1", "2")),
      true,
    ],
    [
      "a number where a date belongs, and the same number",
      one(line("personUdef/SuperOffice:4", "date", "[F:1.50]")),
      one(line("personUdef/SuperOffice:4", "date", "[F:1.5]")),
      true,
    ],
    ["joined by OR", one(kari, kari), one({ ...kari, InterOperator: "Or" }, kari), false],
    ["parentheses", one(kari, kari), one({ ...kari, InterParenthesis: 1 }, { ...kari, InterParenthesis: -1 }), false],
    ["lines below", one(kari), one({ ...kari, SubRestrictions: [kari] }), false],
    [
      "a tenant's column in another letter case",
      one(line("personUdef/SuperOffice:6", "is", "A")),
      one(line("PERSONUDEF/superoffice:6", "IS", "A")),
      true,
    ],
  ] as const)("%s", (_case, wanted, live, same) => {
    expect(isSame(wanted, live)).toBe(same);
    expect(isSame(live, wanted)).toBe(same);
  });
});
