import fc from "fast-check";
import type { JsonObject } from "../../src/util/json.ts";

/** One value by what it means, with every way in which the server may spell it (superoffice-conditions.md B). */
interface Meaning {
  readonly means: string;
  readonly spellings: readonly string[];
}

const integer = (value: number): Meaning => ({ means: `${value}`, spellings: [`[I:${value}]`, `${value}`] });
const decimal = (text: string): Meaning => ({
  means: text,
  spellings: [`[F:${text}]`, text, `[F:${text.includes(".") ? `${text}0` : `${text}.0`}]`, `[M:${text}]`],
});
const word = (value: string): Meaning => ({ means: `text ${value}`, spellings: [value] });
const yesOrNo = (value: boolean): Meaning => ({
  means: `${value}`,
  spellings: value ? ["1", "true", "True", "[I:1]"] : ["0", "false", "FALSE", "[I:0]"],
});
const date = (day: string, month: string, year: string): Meaning => ({
  means: `${year}-${month}-${day}`,
  spellings: [
    `[D:${month}/${day}/${year}]`,
    `[DT:${month}/${day}/${year} 00:00:00]`,
    `[DT:${month}/${day}/${year} 00:00:00.0000000]`,
    `${year}-${month}-${day}`,
    `${year}-${month}-${day}T00:00:00Z`,
  ],
});
const moment = (clock: string): Meaning => ({
  means: `2026-12-01 ${clock}`,
  spellings: [`[DT:12/01/2026 ${clock}]`, `[DT:12/01/2026 ${clock}.0000000]`, `2026-12-01T${clock}`],
});
const span = (seconds: number): Meaning => ({ means: `${seconds}s`, spellings: [`[TS:${seconds}]`, `${seconds}`] });

const integers = [0, 1, 5, 12, -3, 2_147_483_647].map(integer);
const words = ["Kari", "kari", "[I:5]", "5", "05", "5.0", "true", "[D:12/31/2026]", " Kari", "a\nb", ""].map(word);
const dates = [date("31", "12", "2026"), date("12", "11", "2026"), date("11", "12", "2026"), moment("08:30:00")];
const encodedDates = dates.slice(0, 3).map(({ means, spellings }) => ({ means, spellings: spellings.slice(0, 3) }));
// Of a column that only the tenant knows, a value without a marker may be a text: 05 and 5.0 are not 5.
const ofTenant = [...integers, ...["Kari", "05", "5.0", "2026-12-31"].map(word), ...encodedDates];

/** How many values an operator takes, and whether their order means anything. */
interface Operator {
  readonly name: string;
  readonly count: "none" | "one" | "two" | "many" | "period" | "periods";
  readonly synonyms?: readonly string[];
}

const one = (...names: readonly string[]): readonly Operator[] => names.map((name) => ({ name, count: "one" }));
const many = (...names: readonly string[]): readonly Operator[] => names.map((name) => ({ name, count: "many" }));
const equals: Operator = { name: "equals", count: "one", synonyms: ["="] };
const less: Operator = { name: "less", count: "one", synonyms: ["<"] };
const greater: Operator = { name: "greater", count: "one", synonyms: [">"] };
const unequals: Operator = { name: "unequals", count: "one", synonyms: ["!=", "<>"] };
const between: Operator = { name: "between", count: "two" };
const numbers = [equals, less, greater, unequals, between, ...many("in")];
const days: readonly Operator[] = [
  ...one("before", "date", "after"),
  { name: "today", count: "none" },
  { name: "dateBetween", count: "two" },
  { name: "thisPeriod", count: "period" },
  { name: "previousPeriod", count: "periods" },
];

/** Columns of every type, each with operators and values that it can have. */
const kinds: readonly { columns: readonly string[]; operators: readonly Operator[]; values: readonly Meaning[] }[] = [
  { columns: ["firstName", "lastName"], operators: [...one("is", "begins", "equals"), ...many("in")], values: words },
  { columns: ["sale/text"], operators: one("is", "contains"), values: words },
  { columns: ["retired", "personNoMail"], operators: one("set", "equals"), values: [yesOrNo(true), yesOrNo(false)] },
  { columns: ["birthYear"], operators: numbers, values: integers },
  { columns: ["sale/amount"], operators: numbers, values: ["1", "1.5", "-0.25", "1234567.891"].map(decimal) },
  { columns: ["sale/date", "personRegisteredDate"], operators: days, values: dates },
  { columns: ["request/createdAt"], operators: [...days, ...one("afterTime")], values: dates },
  { columns: ["request/timeToReply"], operators: [less, greater], values: [span(60), span(7200)] },
  { columns: ["category", "personCategory"], operators: many("oneOf", "notOneOf"), values: integers },
  { columns: ["personAssociateId"], operators: many("associateIsOneOf", "associateIsNotOneOf"), values: integers },
  { columns: ["personInterestIds"], operators: many("allOf", "oneOf", "noneOf"), values: integers },
  { columns: ["request/tags"], operators: many("intArrayAllOf", "intArrayOneOf"), values: integers },
  {
    columns: ["personUdef/SuperOffice:6", "rating"],
    operators: [...one("is"), equals, ...many("in")],
    values: ofTenant,
  },
  { columns: ["personUdef/SuperOffice:7"], operators: one("set"), values: [yesOrNo(true), yesOrNo(false)] },
  { columns: ["personUdef/SuperOffice:8"], operators: [less, greater, unequals, between], values: integers },
  { columns: ["personUdef/SuperOffice:9"], operators: [...days, ...one("afterTime")], values: dates },
];

/** One line by what it means. */
export interface LineModel {
  readonly column: string;
  readonly operator: Operator;
  readonly values: readonly Meaning[];
  readonly inactive: boolean;
}

export interface GroupModel {
  readonly name: string;
  readonly lines: readonly LineModel[];
}

export type Model = readonly GroupModel[];

const periods = [1, 2, 3, 4, 5, 6].map(integer);

function valuesFor({ count }: Operator, values: readonly Meaning[]): fc.Arbitrary<readonly Meaning[]> {
  const value = fc.constantFrom(...values);
  if (count === "none") return fc.constant([]);
  if (count === "period") return fc.tuple(fc.constantFrom(...periods));
  if (count === "periods") return fc.tuple(fc.constantFrom(...periods), fc.constantFrom(...periods));
  if (count === "many") return fc.uniqueArray(value, { minLength: 1, maxLength: 3, selector: ({ means }) => means });
  return count === "one" ? fc.tuple(value) : fc.tuple(value, value);
}

export const lineModel: fc.Arbitrary<LineModel> = fc.constantFrom(...kinds).chain(({ columns, operators, values }) =>
  fc.constantFrom(...operators).chain((operator) =>
    fc.record({
      column: fc.constantFrom(...columns),
      operator: fc.constant(operator),
      values: valuesFor(operator, values),
      inactive: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
    }),
  ),
);

const group = fc.record({
  name: fc.constantFrom("", "", "Nordic"),
  lines: fc.array(lineModel, { minLength: 1, maxLength: 3 }),
});

export const model: fc.Arbitrary<Model> = fc.array(group, { minLength: 1, maxLength: 3 });

/** What a model means, as a text that is the same for the same meaning and for no other. */
export function meaningOf(groups: Model): string {
  const lineText = ({ column, operator, values, inactive }: LineModel) => {
    const means = values.map(({ means: value }) => value);
    const ordered = operator.count === "many" ? [...new Set(means)].sort() : means;
    return JSON.stringify([column, operator.name, ordered, inactive]);
  };
  return JSON.stringify(groups.map(({ name, lines }) => JSON.stringify([name, lines.map(lineText).sort()])).sort());
}

/** Chooses among a few; where the choice goes nothing may depend on. */
export type Choose = <Value>(...values: readonly [Value, ...Value[]]) => Value;

/** The model as the server could write it: any order, any spelling, with or without what the server adds. */
export function render(groups: Model, choose: Choose): readonly JsonObject[] {
  return shuffled(groups, choose).map(({ name, lines }, index) => ({
    Name: name === "" ? choose<string | null | undefined>("", null, undefined) : name,
    Description: choose<string | null>("", null),
    Rank: choose(index, 0, 7),
    Restrictions: shuffled(lines, choose).map((line) => renderLine(line, choose)),
  }));
}

function renderLine({ column, operator, values, inactive }: LineModel, choose: Choose): JsonObject {
  const ordered = operator.count === "many" ? shuffled(values, choose) : values;
  const spelled = ordered.map(({ spellings }) => choose(spellings[0] ?? "", ...spellings.slice(1)));
  const array = column === "request/tags" && choose(true, false);
  const calculated = ["none", "period", "periods"].includes(operator.count) && choose(true, false);
  return {
    Name: choose(column, column.toUpperCase(), column.toLowerCase()),
    Operator: choose(operator.name, operator.name.toUpperCase(), ...(operator.synonyms ?? [])),
    Values: [
      ...(array ? [`[A:${ordered.map(({ means }) => means).join(choose(",", ", "))}]`] : spelled),
      ...(calculated ? ["[D:01/01/2026]", "[D:01/31/2026]"] : []),
    ],
    ...(inactive ? { IsActive: false } : choose<JsonObject>({}, { IsActive: true })),
    ...choose<JsonObject>({}, { DisplayValues: ["As shown"], UniqueHash: 939_057_318 }),
    ...choose<JsonObject>({}, { ColumnInfo: { Name: column, RestrictionType: "string" }, TableRight: null }),
    ...choose<JsonObject>({}, { InterOperator: "And", InterParenthesis: 0 }, { InterOperator: "None" }),
    ...choose<JsonObject>({}, { SubRestrictions: null }, { SubRestrictions: [] }),
  };
}

function shuffled<Value>(values: readonly Value[], choose: Choose): readonly Value[] {
  const rest = [...values];
  const order: Value[] = [];
  while (rest.length > 0) {
    const indexes = rest.map((_, index) => index);
    order.push(...rest.splice(choose(indexes[0] ?? 0, ...indexes.slice(1)), 1));
  }
  return order;
}

/** Another model: one value, operator, column, name or line is another, switched off, gone, or in another group. */
export const edits: readonly ((groups: Model, other: LineModel, choose: Choose) => Model)[] = [
  (groups, other, choose) => withLine(groups, choose, (line) => [{ ...other, inactive: line.inactive }]),
  (groups, _other, choose) => withLine(groups, choose, (line) => [{ ...line, inactive: !line.inactive }]),
  (groups, _other, choose) => withLine(groups, choose, () => []),
  (groups, _other, choose) => withLine(groups, choose, (line) => [line, line]),
  (groups, other, choose) => withLine(groups, choose, (line) => [line, other]),
  (groups, other) => [...groups, { name: "", lines: [other] }],
  (groups, _other, choose) => withLine(groups, choose, (line) => valueChanged(line, choose)),
  (groups, _other, choose) => withLine(groups, choose, (line) => kinChanged(line, choose)),
  (groups, _other, choose) => groups.map((each) => ({ ...each, name: choose("Renamed", "", each.name) })),
  (groups) => groups.slice(1).concat(groups.slice(0, 1).map(({ name, lines }) => ({ name, lines: lines.slice(1) }))),
  ([first, second, ...more]) =>
    first === undefined || second === undefined
      ? []
      : [
          { ...first, lines: first.lines.slice(1) },
          { ...second, lines: [...second.lines, ...first.lines.slice(0, 1)] },
          ...more,
        ],
];

function withLine(groups: Model, choose: Choose, change: (line: LineModel) => readonly LineModel[]): Model {
  const at = choose(0, ...groups.map((_, index) => index));
  return groups.map(({ name, lines }, index) => {
    const place = index === at ? choose(0, ...lines.map((_, position) => position)) : -1;
    return { name, lines: lines.flatMap((line, position) => (position === place ? change(line) : [line])) };
  });
}

const kindOf = ({ column }: LineModel) => kinds.find(({ columns }) => columns.includes(column));

function valueChanged(line: LineModel, choose: Choose): readonly LineModel[] {
  const values = line.operator.count.startsWith("period") ? periods : (kindOf(line)?.values ?? []);
  const [first, ...rest] = values;
  if (first === undefined || line.values.length === 0) return [line];
  return [{ ...line, values: [...line.values.slice(0, -1), choose(first, ...rest)] }];
}

/** The same line on another column of its kind, or with another operator that takes as many values. */
function kinChanged(line: LineModel, choose: Choose): readonly LineModel[] {
  const { columns = [], operators = [] } = kindOf(line) ?? {};
  const same = operators.filter(({ count }) => count === line.operator.count);
  return [{ ...line, column: choose(line.column, ...columns), operator: choose(line.operator, ...same) }];
}
