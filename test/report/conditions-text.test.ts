import { describe, expect, it } from "vitest";
import { allOperators } from "../../src/language/conditions/operators.ts";
import { comment } from "../../src/report/markdown/comment.ts";
import { lineText } from "../../src/report/model/condition-line-text.ts";
import { conditionsOf } from "../../src/report/model/conditions.ts";
import { conditionsText } from "../../src/report/model/conditions-text.ts";
import { planReport } from "../../src/report/model/plan-report.ts";
import { plainSentence, unmarked } from "../../src/report/model/sentence.ts";
import { planOf } from "./plan-of.ts";

const flow = (lines: string) =>
  `flow: trial\nname: Trial\nenrolment: { filter: [${lines}] }\nsteps: [{ id: w, wait: 1 day }]\n`;

/** The rows about the filter; of a change, or of a new flow. */
async function told(before: string | undefined, after: string): Promise<readonly string[]> {
  const [told] = planReport(await planOf([before === undefined ? undefined : flow(before), flow(after)])).flows;
  return (told?.rows ?? []).map(({ sentence }) => plainSentence(sentence)).filter((text) => text.startsWith("Who may"));
}

const numbered = (_list: string, id: number) => `#${id}`;

describe("a condition", () => {
  it.each([
    ["{ category: { oneOf: [{ id: 1 }] } }, { stop: false }", "category is #1 and stop is no"],
    ["{ category: { oneOf: [{ id: 1 }, { id: 2 }] } }", "category is one of #1, #2"],
    ["{ NumberOfSales: { greater: 3 } }", "NumberOfSales is more than 3"],
    ["{ lastName: isNull }", "lastName is empty"],
    ["{ lastName: { notContains: test } }", 'lastName does not contain "test"'],
    [
      "{ personRegisteredDate: { thisAndPrevious: 2 weeks } }",
      "personRegisteredDate is in this or the previous 2 weeks",
    ],
    [
      "{ personRegisteredDate: { dateBetween: [2026-01-01, 2026-02-01] } }",
      "personRegisteredDate is from 2026-01-01 to 2026-02-01",
    ],
    ["{ stop: false, inactive: true }, { retired: false }", "(off) stop is no and retired is no"],
    ["{ any: [{ retired: true }, { stop: true }] }", "either retired is yes or stop is yes"],
    [
      "{ any: [{ retired: true }, { all: [{ stop: true }, { hasCompany: true }] }] }",
      "either (hasCompany is yes and stop is yes) or retired is yes",
    ],
    [
      "{ hasCompany: true }, { any: [{ retired: true }, { stop: true }] }",
      "hasCompany is yes and either retired is yes or stop is yes",
    ],
    [
      "{ any: [{ retired: true }, { all: [{ retired: true }, { stop: true }] }] }",
      "retired is yes and either stop is yes or (nothing more)",
    ],
    [
      "{ all: [{ retired: true }, { stop: true }], group: { name: Gone, description: Long ago } }",
      '"Gone", "Long ago": retired is yes and stop is yes',
    ],
    [
      "{ any: [{ all: [{ retired: true }], group: { name: Gone } }, { stop: true }] }",
      'either stop is yes or ("Gone": retired is yes)',
    ],
    [
      "{ firstName: { exactly: { operator: is, values: [A], or: true, parentheses: 1 } } }, { stop: { exactly: { operator: set, values: ['[I:1]'], parentheses: -1 } } }, { retired: false }",
      '(firstName is "A" or stop is yes) and retired is no',
    ],
  ])("reads as people would say it: %s", async (written, expected) => {
    expect(await told(undefined, written)).toEqual([`Who may enter: ${expected}`]);
  });

  it("says of what is counted below a column", () => {
    const sub = [{ Name: "sale/amount", Operator: "greater", Values: ["9"] }];
    const line = { Name: "NumberOfSales", Operator: "greater", Values: ["3"], SubRestrictions: sub };
    expect(unmarked(lineText(line, numbered))).toBe(
      "NumberOfSales is more than 3 (of those where sale/amount is more than 9)",
    );
  });

  it("has words for every operator, which is never shown as the server calls it", () => {
    for (const Operator of Object.keys(allOperators)) {
      const text = unmarked(lineText({ Name: "x:1", Operator, Values: ["1", "2"] }, numbered));
      expect(text, Operator).toMatch(/^x:1 (is|has|begins|contains|ends|does not) ?/);
      expect(text, Operator).not.toMatch(/[a-z][A-Z]/);
    }
    expect(unmarked(lineText({ Name: "x:1", Operator: "soundsLike", Values: ["1"] }, numbered))).toBe(
      'x:1 soundsLike "1"',
    );
    expect(unmarked(lineText({ Name: "x:1", Operator: "ONEOF", Values: ["1"] }, numbered))).toBe("x:1 is #1");
  });

  it("asks nothing without groups, and where its only group is empty", () => {
    const none = (groups: unknown) => conditionsText(conditionsOf(groups), numbered);
    expect([none([]), none(null), none([{ Name: "0", Restrictions: [] }])]).toEqual(["none", "none", "none"]);
  });
});

const three = "{ category: { oneOf: [{ id: 1 }] } }, { stop: false }, { retired: false }";
const two = "{ category: { oneOf: [{ id: 1 }] } }, { stop: false }";
const either = "{ any: [{ hasCompany: true }, { all: [{ retired: true }, { stop: true }] }] }";

describe("a condition that changes", () => {
  it.each([["hasCompany: true", "hasCompany: false", "hasCompany is yes -> hasCompany is no"]])(
    "shows both sides where they are short",
    async (before, after, expected) => {
      expect(await told(`{ ${before} }`, `{ ${after} }`)).toEqual([`Who may enter: ${expected}`]);
    },
  );

  it.each([
    [
      "one line more and one line less",
      three,
      `${two}, { NumberOfSales: { greater: 3 } }, { lastName: isNotNull }`,
      "added: NumberOfSales is more than 3 and lastName is not empty; removed: retired is no; 2 conditions stay",
    ],
    [
      "alternatives beside lines that stay",
      three,
      `{ any: [{ NumberOfSales: { greater: 3 } }, { hasCompany: true }] }, ${three}`,
      "added: either NumberOfSales is more than 3 or hasCompany is yes; 3 conditions stay",
    ],
    [
      "another way in",
      three,
      `{ any: [{ all: [${three}] }, { hasCompany: true }] }`,
      "added the alternative hasCompany is yes; 1 alternative stays",
    ],
    [
      "one alternative in place of another one",
      `${two}, ${either}`,
      `${two}, ${either.replace("retired: true", "lastName: isNull")}`,
      "added the alternative (lastName is empty and stop is yes); removed the alternative (retired is yes and stop is yes); 1 alternative stays; 2 conditions stay",
    ],
    [
      "a line beside alternatives that stay",
      `${two}, ${either}`,
      `${three}, ${either}`,
      "added: retired is no; the alternatives stay; 2 conditions stay",
    ],
  ])("says what came and what went of a long one: %s", async (_what, before, after, expected) => {
    const [side = ""] = await told(undefined, before);
    expect(side.length).toBeGreaterThan(40);
    expect(await told(before, after)).toEqual([`Who may enter: ${expected}`]);
    const back = expected.replace(/added|removed/g, (word) => (word === "added" ? "removed" : "added"));
    const parts = (text = "") => text.replace("Who may enter: ", "").split("; ").toSorted();
    expect(parts((await told(after, before))[0])).toEqual(parts(back));
  });

  it("shows both sides in full where parts of it would mislead", async () => {
    const [text = ""] = await told(
      `${two}, ${either}`,
      `{ retired: false }, { any: [{ stop: true }, { lastName: isNull }] }`,
    );
    expect(text).toContain(" -> ");
    const named = (name: string) => `{ all: [${three}], group: { name: ${name} } }`;
    expect((await told(named("A"), named("B")))[0]).toMatch(/"A": .* -> "B": /);
  });

  it("keeps other people's words apart in every face", async () => {
    const after = three.replace("stop: false", 'lastName: { is: "@all <b>" }');
    const text = comment(planReport(await planOf([flow(three), flow(after)])));
    expect(text).not.toMatch(/@all|<b>/);
  });
});
