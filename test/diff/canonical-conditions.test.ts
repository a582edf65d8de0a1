import { describe, expect, test } from "vitest";
import { canonicalConditions } from "../../src/diff/canonical-conditions.ts";

const group = (Name: string, Description: string, ...Restrictions: readonly unknown[]) => ({
  Name,
  Description,
  Rank: 3,
  Restrictions,
});
const line = (Name: string, Operator: string, ...Values: readonly unknown[]) => ({ Name, Operator, Values });

/** The canonical form of one line, with others behind it. */
function canonical(given: object, ...behind: readonly object[]): unknown {
  const [only] = canonicalConditions([group("", "", given, ...behind)]);
  return only?.Restrictions[0];
}

/** The values of a line in the form in which they are compared. */
const values = (column: string, operator: string, ...given: readonly unknown[]) =>
  (canonical(line(column, operator, ...given)) as { readonly Values: unknown }).Values;

describe("groups", () => {
  const asked = { Name: "", Description: "", Restrictions: [canonical(line("name", "is", "A"))] };

  test.each([
    ["none", undefined, []],
    ["what is no list", "groups", []],
    ["one that asks nothing", [group("", "")], []],
    ["one that asks nothing and has no name but a number", [group("0", "")], []],
    ["one that is all null", [{ Name: null, Description: null, Restrictions: null }], []],
    ["one with a name", [group("A", "")], [{ Name: "A", Description: "", Restrictions: [] }]],
    ["one with a description", [group("", "B\r\n")], [{ Name: "", Description: "B\n", Restrictions: [] }]],
    ["one with a line", [group("7", "", line("name", "is", "A"))], [asked]],
    [
      "two that ask nothing, for one of them lets everybody in",
      [group("", ""), group("", "")],
      [
        { Name: "", Description: "", Restrictions: [] },
        { Name: "", Description: "", Restrictions: [] },
      ],
    ],
    ["what is no group is left out", [null, "x", group("A", "")], [{ Name: "A", Description: "", Restrictions: [] }]],
  ])("%s", (_case, groups, expected) => expect(canonicalConditions(groups)).toEqual(expected));

  test("stand in an order of their own, and so do their lines", () => {
    const lines = [line("name", "is", "C"), line("name", "is", "A"), line("name", "is", "B"), line("name", "is", "A")];
    const groups = [group("B", ""), group("C", ""), group("A", "", ...lines), group("A", "", ...lines)];
    const [first, ...others] = canonicalConditions(groups);
    expect([first, ...others].map((one) => one?.Name)).toEqual(["A", "A", "B", "C"]);
    expect(first?.Restrictions.flatMap(({ Values }) => Values)).toEqual(["A", "A", "B", "C"]);
    expect(canonicalConditions(groups.toReversed())).toEqual(canonicalConditions(groups));
  });
});

describe("lines that are joined by words or parentheses of their own", () => {
  const [first, last] = [line("name", "is", "B"), line("name", "is", "A")];
  const [or, open] = [{ InterOperator: "Or" }, { InterParenthesis: 1 }];

  test.each<readonly [string, readonly object[], readonly object[]]>([
    ["neither: in no order", [first, last], [last, first]],
    ["a word", [{ ...first, ...or }, last], [{ ...first, ...or }, last]],
    ["a parenthesis", [{ ...first, ...open }, last], [{ ...first, ...open }, last]],
    [
      "a word behind the last, which joins nothing",
      [
        { ...first, ...or },
        { ...last, ...or },
      ],
      [{ ...first, ...or }, last],
    ],
    ["only a word behind the last", [first, { ...last, ...or }], [last, first]],
    ["a word in the middle", [first, { ...last, ...or }, first], [first, { ...last, ...or }, first]],
    ["a parenthesis at the end", [first, { ...last, ...open }], [first, { ...last, ...open }]],
  ])("%s", (_case, lines, expected) => {
    expect(canonicalConditions([group("", "", ...lines)])[0]?.Restrictions).toEqual(expected);
  });
});

describe("a line", () => {
  test("has its column and its operator as the catalogue spells them, and nothing that the server adds", () => {
    const given = {
      ...line("FIRSTNAME", "BEGINS", "A\r\nB"),
      IsActive: true,
      InterOperator: "And",
      InterParenthesis: 0,
    };
    expect(canonical({ ...given, SubRestrictions: null, ColumnInfo: {}, DisplayValues: ["A"] })).toEqual({
      Name: "firstName",
      Operator: "begins",
      Values: ["A\nB"],
    });
  });

  test("keeps what changes its meaning", () => {
    const sub = line("name", "is", "A");
    const given = { ...line("name", "is", "A"), IsActive: false, InterOperator: "Or", InterParenthesis: "-1" };
    expect(canonical({ ...given, SubRestrictions: [sub] }, sub)).toEqual({
      ...sub,
      IsActive: false,
      InterOperator: "Or",
      InterParenthesis: -1,
      SubRestrictions: [sub],
    });
  });

  test("of a column that only the tenant knows is in small letters", () => {
    expect(canonical(line("personUdef/SuperOffice:6", "IS", "A"))).toEqual({
      Name: "personudef/superoffice:6",
      Operator: "is",
      Values: ["A"],
    });
    expect(canonical(line("No/Such", "SomeOther", "[I:5]"))).toEqual({
      Name: "no/such",
      Operator: "someother",
      Values: ["5"],
    });
  });

  test.each([
    ["=", "equals"],
    ["!=", "unequals"],
    ["<>", "unequals"],
    ["<", "less"],
    [">", "greater"],
  ])("%s is %s", (written, name) =>
    expect(canonical(line("birthYear", written, "5"))).toEqual(line("birthYear", name, "5")),
  );

  test("has an operator of two words as the catalogue spells it", () => {
    expect(canonical(line("firstName", "NOTBEGINS", "A"))).toEqual(line("firstName", "notBegins", "A"));
  });

  test("may be empty", () => {
    expect(canonical({})).toEqual({ Name: "", Operator: "", Values: [] });
  });
});

describe("values", () => {
  test.each<readonly [string, readonly [column: string, operator: string, ...values: unknown[]], readonly string[]]>([
    ["a text stays as it is", ["firstName", "is", "[I:05]"], ["[I:05]"]],
    ["and so does a name", ["name", "is", "01"], ["01"]],
    ["and so does a long text", ["document/text", "is", "01"], ["01"]],
    ["and so does a registered text", ["orgnr", "is", " 01"], [" 01"]],
    ["nothing", ["firstName", "is", null], [""]],
    ["no list", ["firstName", "is"], []],
    ["a whole number", ["birthYear", "equals", "[I:0012]"], ["12"]],
    ["a whole number with zeros behind the point", ["birthYear", "equals", "12.000"], ["12"]],
    ["a number with a fraction", ["sale/amount", "equals", "[F:+012.3400]"], ["12.34"]],
    ["a sum of money", ["sale/amount", "equals", "[M:-1.50]"], ["-1.5"]],
    ["a span of time", ["sale/amount", "equals", "[TS:60]"], ["60"]],
    ["minus nothing", ["sale/amount", "equals", "-0.0"], ["0"]],
    ["a number among spaces", ["sale/amount", "equals", " 7 "], ["7"]],
    ["what is no number", ["sale/amount", "equals", "7a"], ["7a"]],
    ["what is no number from its beginning", ["sale/amount", "equals", "a7"], ["a7"]],
    ["a number with nothing behind the point", ["sale/amount", "equals", "7."], ["7"]],
    ["a number with zeros at its end", ["sale/amount", "equals", "100"], ["100"]],
    ["a fraction with a zero inside", ["sale/amount", "equals", "0.050"], ["0.05"]],
    ["what is no number, with a marker", ["sale/amount", "equals", "[I:x]"], ["[I:x]"]],
    ["a marker with something before it", ["sale/amount", "equals", "a[I:5]"], ["a[I:5]"]],
    ["a marker with something behind it", ["sale/amount", "equals", "[I:5]a"], ["[I:5]a"]],
    ["a marker that nobody knows", ["sale/amount", "equals", "[X:5]"], ["[X:5]"]],
    ["between two", ["sale/amount", "between", "[F:10.0]", "2"], ["10", "2"]],
    ["yes as true", ["retired", "set", "True"], ["1"]],
    ["yes as a number", ["retired", "set", "[I:1]"], ["1"]],
    ["yes as 1", ["retired", "set", "1"], ["1"]],
    ["no as false", ["retired", "set", "FALSE"], ["0"]],
    ["no as a number", ["retired", "set", "[I:0]"], ["0"]],
    ["neither yes nor no", ["retired", "set", "10"], ["10"]],
    ["neither, at its end", ["retired", "set", "x1"], ["x1"]],
    ["neither, of no", ["retired", "set", "00"], ["00"]],
    ["neither, of no, at its end", ["retired", "set", "x0"], ["x0"]],
    ["yes that is no text", ["retired", "set", "[F:1]"], ["1"]],
    ["what the state of a counter equals", ["SaintStatus1", "equals", "true"], ["1"]],
    ["the state of a counter", ["SaintStatus1", "set", "[I:1]"], ["1"]],
    ["a date", ["sale/date", "after", "[D:12/01/2026]"], ["2026-12-01 00:00:00"]],
    ["a number where a date belongs", ["sale/date", "after", "[I:05]"], ["5"]],
    ["a moment", ["sale/registeredDate", "after", "[DT:12/01/2026 08:00:00.0000000]"], ["2026-12-01 08:00:00"]],
    ["items of a list, in no order, each once", ["category", "oneOf", "[I:10]", "9", "[I:09]", "[I:10]"], ["10", "9"]],
    ["items in one array", ["category", "oneOf", "[A:10, 9,, x]", "3"], ["10", "3", "9", "x"]],
    ["a period and what the server adds to it", ["sale/date", "thisPeriod", "[I:3]", "[D:12/01/2026]"], ["3"]],
    [
      "two periods and what the server adds",
      ["sale/date", "nextPeriod", "[I:3]", "[I:02]", "[D:12/01/2026]"],
      ["3", "2"],
    ],
    ["no value is wanted", ["sale/date", "today", "[D:12/01/2026]"], []],
    ["one is wanted and two are there", ["firstName", "is", "B", "A"], ["B", "A"]],
    ["a person by number", ["name", "isPK", "[I:05]"], ["5"]],
    [
      "a moment where the column has a date and time",
      ["sale/registeredDate", "afterTime", "[DT:12/01/2026 08:00:00]"],
      ["2026-12-01 08:00:00"],
    ],
  ])("%s", (_case, given, expected) => expect(values(...given)).toEqual(expected));

  test.each<readonly [string, string, unknown, readonly unknown[]]>([
    ["a number with a marker", "equals", "[I:05]", ["5"]],
    ["a number without one may be a text", "equals", "05", ["05"]],
    ["an array", "equals", "[A:2,1]", [["2", "1"]]],
    ["an array where many are wanted", "oneOf", "[A:2,1]", ["1", "2"]],
    ["a date", "equals", "[D:12/01/2026]", ["2026-12-01 00:00:00"]],
    ["a moment", "equals", "[DT:12/01/2026 08:00:00]", ["2026-12-01 08:00:00"]],
    ["a date without a marker may be a text", "equals", "2026-12-01", ["2026-12-01"]],
    ["a marker in the middle", "equals", "x[D:12/01/2026]", ["x[D:12/01/2026]"]],
    ["what is no number behind the marker", "equals", "[I:x]", ["[I:x]"]],
    ["a moment by its operator", "afterTime", "2026-12-01T08:00:00Z", ["2026-12-01 08:00:00"]],
    ["a moment before", "beforeTime", "2026-12-01T08:00:00Z", ["2026-12-01 08:00:00"]],
    ["a moment itself", "dateTime", "2026-12-01T08:00:00Z", ["2026-12-01 08:00:00"]],
    ["a number by its operator", "isPK", "05", ["5"]],
    ["what a number is not", "unequals", "05", ["5"]],
    ["what a number is below", "less", "05", ["5"]],
    ["what a number is above", "greater", "05", ["5"]],
    ["what a number is between", "between", "05", ["5"]],
    ["a day before", "before", "2026-12-01T08:00:00Z", ["2026-12-01 08:00:00"]],
    ["a day itself", "date", "2026-12-01T08:00:00Z", ["2026-12-01 08:00:00"]],
    ["a day after", "after", "2026-12-01T08:00:00Z", ["2026-12-01 08:00:00"]],
    ["a day between", "dateBetween", "2026-12-01T08:00:00Z", ["2026-12-01 08:00:00"]],
    ["yes by its operator", "set", "True", ["1"]],
    ["a period by its operator", "thisPeriod", "03", ["3"]],
    ["two periods by their operator", "nextPeriod", "03", ["3"]],
  ])("of a column that only the tenant knows: %s", (_case, operator, given, expected) => {
    expect(values("personUdef/SuperOffice:6", operator, given)).toEqual(expected);
  });
});
