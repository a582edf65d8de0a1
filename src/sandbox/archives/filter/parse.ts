import { MalformedQuery } from "../malformed.ts";
import type { Filter, Operator } from "./expression.ts";
import { readTokens, type Token } from "./tokens.ts";

/** DOCUMENTED: operators and their spellings (superoffice-conditions.md C.3). */
const operators: Readonly<Record<string, Operator>> = {
  eq: "eq",
  "=": "eq",
  ne: "ne",
  "!=": "ne",
  "<>": "ne",
  lt: "lt",
  "<": "lt",
  le: "le",
  "<=": "le",
  gt: "gt",
  ">": "gt",
  ge: "ge",
  ">=": "ge",
  in: "in",
  oneof: "oneOf",
  notoneof: "notOneOf",
};

/** Functions with the place of the column among their two arguments. */
const functions: Readonly<Record<string, { readonly operator: Operator; readonly column: 0 | 1 }>> = {
  startswith: { operator: "startswith", column: 0 },
  endswith: { operator: "endswith", column: 0 },
  contains: { operator: "contains", column: 0 },
  substringof: { operator: "contains", column: 1 },
};

/** The tokens that are still to come. */
interface Reader {
  readonly peek: (ahead?: number) => Token | undefined;
  readonly next: () => Token;
  /** Takes the next token when it is this sign or word. */
  readonly take: (text: string) => boolean;
}

/** Reads a filter. DOCUMENTED: `and` binds tighter than `or`. */
export function parseFilter(text: string): Filter {
  const reader = readerOf(readTokens(text));
  const filter = readAny(reader);
  const rest = reader.peek();
  if (rest !== undefined) throw new MalformedQuery(`The filter goes on with "${rest.text}" where it should end.`);
  return filter;
}

function readerOf(tokens: readonly Token[]): Reader {
  let at = 0;
  const peek = (ahead = 0) => tokens[at + ahead];
  const next = () => {
    const token = tokens[at++];
    if (token === undefined) throw new MalformedQuery("The filter ends too early.");
    return token;
  };
  const take = (text: string) => {
    const token = peek();
    const fits = token !== undefined && token.kind !== "text" && token.text.toLowerCase() === text;
    if (fits) at++;
    return fits;
  };
  return { peek, next, take };
}

function readAny(reader: Reader): Filter {
  const parts = [readAll(reader)];
  while (reader.take("or")) parts.push(readAll(reader));
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { any: parts };
}

function readAll(reader: Reader): Filter {
  const parts = [readOne(reader)];
  while (reader.take("and")) parts.push(readOne(reader));
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { all: parts };
}

function readOne(reader: Reader): Filter {
  if (reader.take("not")) return { not: readOne(reader) };
  if (!reader.take("(")) return readComparison(reader);
  const inner = readAny(reader);
  expect(reader, ")");
  return inner;
}

function expect(reader: Reader, sign: string): void {
  if (!reader.take(sign)) throw new MalformedQuery(`The filter needs "${sign}" before "${reader.peek()?.text ?? ""}".`);
}

function readComparison(reader: Reader): Filter {
  const name = reader.next();
  const called = name.kind === "word" && reader.peek()?.text === "(" ? functions[name.text.toLowerCase()] : undefined;
  if (called !== undefined) return readCall(reader, called);
  if (name.kind !== "word") throw new MalformedQuery(`"${name.text}" is no column.`);
  const written = reader.next().text.toLowerCase();
  const operator = operators[written] ?? functions[written]?.operator;
  if (operator === undefined) throw new MalformedQuery(`"${written}" is no operator.`);
  return { column: name.text, operator, values: readValues(reader) };
}

function readCall(reader: Reader, called: { readonly operator: Operator; readonly column: 0 | 1 }): Filter {
  expect(reader, "(");
  const first = reader.next().text;
  expect(reader, ",");
  const second = reader.next().text;
  expect(reader, ")");
  /** OData services write a comparison with true behind a function, which changes nothing. */
  if (reader.take("eq")) expect(reader, "true");
  const [column, value] = called.column === 0 ? [first, second] : [second, first];
  return { column, operator: called.operator, values: [value] };
}

/** One value, or several between brackets. */
function readValues(reader: Reader): readonly string[] {
  const closing = reader.take("(") ? ")" : reader.take("[") ? "]" : undefined;
  const values = [readValue(reader)];
  while (reader.take(",")) values.push(readValue(reader));
  if (closing !== undefined) expect(reader, closing);
  return values;
}

/** A value; OData's type before a quoted text, as in datetime'2026-12-01', says nothing new. */
function readValue(reader: Reader): string {
  const token = reader.next();
  if (token.kind === "sign") throw new MalformedQuery(`"${token.text}" is no value.`);
  const typed = /^(datetime|datetimeoffset|date)$/i.test(token.text) && reader.peek()?.kind === "text";
  return typed ? reader.next().text : token.text;
}
