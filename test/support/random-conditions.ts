import fc from "fast-check";
import { columnNames, findColumn } from "../../src/language/conditions/column.ts";
import { allOperators } from "../../src/language/conditions/operators.ts";
import type { JsonObject } from "../../src/util/json.ts";
import { randomText } from "./random-text.ts";

const id = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constantFrom(0, -1, 2_147_483_647, 424_242));
const number = (value: number) => fc.constantFrom(`[I:${value}]`, String(value));
const decimals = fc.constantFrom("1.0", "1", "[F:1.50]", "[F:1.5]", "[I:2]", "-0.25", "[F:1234567.891]", "[M:3.5]");
const dates = fc.constantFrom(
  ...["[D:12/31/2026]", "[D:02/29/2028]", "[DT:12/31/2026 00:00:00]", "[DT:12/31/2026 14:53:18.5000000]", "2026-12-31"],
  ...[
    "[DT:01/01/0001 00:00:00.0000000]",
    "2026-12-31T08:00:00",
    "2026-12-31T08:00:00Z",
    "[D:31.12.2026]",
    "[D:02/30/2026]",
    "",
  ],
);
const yesOrNo = fc.constantFrom("1", "0", "true", "False", "[I:1]", "[I:0]", "yes");
const spans = fc.constantFrom("[TS:500]", "500", "[TS:7200]", "[TS:0]", "0", "[TS:1000001]", "[TS:-5]");
const arrays = fc.constantFrom("[A:3,4,5]", "[A:3]", "[A:]", "[I:3]", "3", "[A:1, 2]");
const texts = randomText(254);
const odd = fc.oneof(texts, decimals, dates, yesOrNo, spans, arrays, id.chain(number));

const valuesByType: Readonly<Record<string, fc.Arbitrary<string>>> = {
  bool: yesOrNo,
  date: dates,
  datetime: dates,
  decimal: decimals,
  int: id.chain(number),
  intArray: arrays,
  positiveString: texts,
  saintStatus: yesOrNo,
  string: texts,
  stringorPK: fc.oneof(texts, id.chain(number)),
  timeSpan: spans,
  unlimitedDate: dates,
};

const typed = new Map<string | undefined, string[]>();
for (const name of columnNames()) {
  const { type } = findColumn(name) ?? {};
  typed.set(type, [...(typed.get(type) ?? []), name]);
}

const ofTenant = ["personUdef/SuperOffice:6", "contactExtra/x_size", "personUdef/X", "contactUdef/SuperOffice:1"];
const ofNobody = ["rating", "formFields/Your e-mail", "no such/column", "Ønsker", "a: b", "yes", "#x"];

/** A column's name in some letter case. */
const column = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...typed.values()).chain((names) => fc.constantFrom(...names)) },
  { weight: 2, arbitrary: fc.constantFrom(...ofTenant) },
  { weight: 1, arbitrary: fc.constantFrom(...ofNobody) },
);
const letterCase = fc.constantFrom(
  (name: string) => name,
  (name: string) => name,
  (name: string) => name.toUpperCase(),
  (name: string) => name.toLowerCase(),
);

const operatorOf = (name: string) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...Object.keys(findColumn(name)?.operators ?? allOperators)) },
    { weight: 1, arbitrary: fc.constantFrom("=", "!=", "<>", "<", ">", "is", "thisYear", "notEnds", "", "EQUALS") },
  );

const counts: Readonly<Record<string, readonly number[]>> = {
  none: [0, 0, 0, 2],
  one: [1, 1, 1, 0, 2],
  two: [2, 2, 2, 1, 3],
  many: [1, 2, 3, 0],
};

function valuesOf(name: string, operator: string): fc.Arbitrary<readonly string[]> {
  const { type, operators } = findColumn(name) ?? { type: undefined, operators: allOperators };
  const arity = operators[operator];
  const period = fc.integer({ min: 1, max: 7 }).chain(number);
  if (arity === "period") return fc.oneof(fc.tuple(period), fc.tuple(period, dates, dates), fc.constant([]));
  if (arity === "periods")
    return fc.oneof(fc.tuple(id.chain(number), period), fc.tuple(id.chain(number), period, dates));
  const usual = type === undefined ? odd : (valuesByType[type] ?? id.chain(number));
  const value = fc.oneof({ weight: 8, arbitrary: usual }, { weight: 1, arbitrary: odd });
  return fc
    .constantFrom(...(counts[arity ?? "many"] ?? []))
    .chain((length) => fc.array(value, { minLength: length, maxLength: length }));
}

const rare = <Value>(usual: Value, other: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });

/** One line as a server could return it. */
function line(depth: number): fc.Arbitrary<JsonObject> {
  return column.chain((name) =>
    operatorOf(name).chain((operator) =>
      fc.record({
        Name: letterCase.map((change) => change(name)),
        Operator: fc.oneof(
          { weight: 4, arbitrary: fc.constant(operator) },
          { weight: 1, arbitrary: fc.constant(operator.toLowerCase()) },
        ),
        Values: valuesOf(name, operator),
        DisplayValues: fc.constantFrom(null, ["Shown"]),
        ColumnInfo: fc.constantFrom(null, { Name: name, RestrictionType: "string" }),
        IsActive: rare(true, fc.constant(false)),
        SubRestrictions:
          depth === 0
            ? fc.constantFrom(null, [])
            : rare<readonly JsonObject[] | null>(null, fc.array(line(depth - 1), { maxLength: 2 })),
        InterParenthesis: rare(0, fc.integer({ min: -2, max: 2 })),
        InterOperator: rare("And", fc.constantFrom("Or", "None")),
        UniqueHash: fc.constantFrom(0, 939_057_318),
      }),
    ),
  );
}

const anyLine = line(1);
const title = rare("", randomText(254));

/** Restriction groups as a server could return them; some lines stand twice. */
export const randomGroups: fc.Arbitrary<readonly JsonObject[]> = fc.array(
  fc.record({
    Name: title,
    Description: title,
    Rank: fc.integer({ min: 0, max: 3 }),
    Restrictions: fc
      .tuple(fc.array(anyLine, { maxLength: 3 }), fc.boolean())
      .map(([lines, twice]) => (twice ? [...lines, ...lines.slice(0, 1)] : lines)),
  }),
  { maxLength: 3 },
);
