import { withNames } from "../../body.ts";
import type { Call } from "../../state.ts";
import type { Row } from "../../store.ts";

/** The named arguments of a call, from its body; their letter case does not count (superoffice-api.md B3). */
export function bodyArguments({ body }: Call, names: readonly string[]): Row {
  return withNames(body, names);
}

/** A number from the query, whatever the letter case of its name; undefined when it is missing or no number. */
export function queryNumber({ query }: Call, name: string): number | undefined {
  const [, text = ""] = [...query].find(([key]) => key.toLowerCase() === name.toLowerCase()) ?? [];
  return /^-?\d+$/.test(text) ? Number(text) : undefined;
}

/** Whole numbers from a list in the body; other items are left out. */
export function numbersIn(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.map(Number).filter(Number.isInteger) : [];
}
