/** What an operator wants after its name: nothing, one value, exactly two, at least one, or periods of time. */
export type Arity = "none" | "one" | "two" | "many" | "period" | "periods";

type Operators = Readonly<Record<string, Arity>>;

const always: Operators = { equals: "one", isNull: "none", isNotNull: "none" };
const number: Operators = { unequals: "one", less: "one", greater: "one", between: "two", in: "many" };
const words: Operators = {
  begins: "one",
  contains: "one",
  ends: "one",
  is: "one",
  notBegins: "one",
  notContains: "one",
  isNot: "one",
  in: "many",
};
const items: Operators = { oneOf: "many", notOneOf: "many" };
const days: Operators = {
  before: "one",
  date: "one",
  after: "one",
  dateBetween: "two",
  beforeToday: "none",
  today: "none",
  afterToday: "none",
  thisPeriod: "period",
  thisPreviousAndNext: "period",
  thisAndNext: "periods",
  thisAndPrevious: "periods",
  nextPeriod: "periods",
  previousPeriod: "periods",
};

/**
 * The operators that a column of each restriction type has (superoffice-conditions.md C.3). A type that the
 * documentation says nothing about has those of every type and the ones of its nearest kin.
 */
export const operatorsByType: Readonly<Record<string, Operators>> = {
  associate: { ...always, currentAssociate: "none", associateIsOneOf: "many", associateIsNotOneOf: "many" },
  bool: { ...always, set: "one" },
  date: { ...always, ...days },
  datetime: { ...always, ...days, afterTime: "one", beforeTime: "one", dateTime: "one" },
  decimal: { ...always, ...number },
  ejCategory: { ...always, ...items },
  ejUser: { ...always, ...items },
  int: { ...always, ...number },
  intArray: {
    ...always,
    intArrayAllOf: "many",
    intArrayNotAllOf: "many",
    intArrayOneOf: "many",
    intArrayNotAnyOf: "many",
  },
  listAny: { ...always, ...items },
  listExternal: { ...always, ...items },
  listInterest: { ...always, allOf: "many", oneOf: "many", noneOf: "many" },
  positiveString: { ...always, begins: "one", contains: "one", ends: "one", is: "one" },
  saintStatus: { ...always, set: "one" },
  string: { ...always, ...words },
  stringorPK: { ...always, ...words, isPK: "one" },
  timeSpan: { ...always, ...number },
  unlimitedDate: { ...always, ...days },
  userGroup: { ...always, ...items },
};

/** Other spellings that the server takes for the same operator (superoffice-conditions.md C.3, A.7). */
export const operatorSynonyms: Readonly<Record<string, string>> = {
  "=": "equals",
  "!=": "unequals",
  "<>": "unequals",
  "<": "less",
  ">": "greater",
};

/** What the server makes of its former operators when it saves them (superoffice-conditions.md C.4). */
const formerOperators: Readonly<Record<string, Tested>> = {
  ...formerPeriods("week", 2),
  ...formerPeriods("month", 3),
  ...formerPeriods("quarter", 4),
  thishalf: { operator: "thisPeriod", values: ["5"] },
  thisyear: { operator: "thisPeriod", values: ["6"] },
};

interface Tested {
  readonly operator: string;
  readonly values: readonly string[];
}

function formerPeriods(period: string, code: number): Readonly<Record<string, Tested>> {
  return {
    [`last${period}`]: { operator: "previousPeriod", values: ["1", `${code}`] },
    [`this${period}`]: { operator: "thisPeriod", values: [`${code}`] },
    [`next${period}`]: { operator: "nextPeriod", values: ["1", `${code}`] },
  };
}

/** An operator with its values under the name that the server has for it today. */
export function today({ operator, values }: Tested): Tested {
  const former = formerOperators[operator.toLowerCase()];
  return former ?? { operator: operatorSynonyms[operator] ?? operator, values };
}

/** Every operator with what it wants, for columns whose type only the tenant knows. */
export const allOperators: Operators = Object.assign({}, ...Object.values(operatorsByType));

/** The codes of periods of time (superoffice-conditions.md C.4, the current table). */
export const periodCodes: Readonly<Record<string, number>> = {
  day: 1,
  week: 2,
  month: 3,
  quarter: 4,
  halfyear: 5,
  year: 6,
};

/** Operators that look for a part of a text: every text has an empty one. */
export const partOperators: ReadonlySet<string> = new Set(["begins", "contains", "ends", "notBegins", "notContains"]);
