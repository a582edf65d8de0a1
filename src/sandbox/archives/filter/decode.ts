import type { Cell } from "../column.ts";

/** DOCUMENTED: a value may be written plain or with a marker, [I:7] (superoffice-conditions.md B). */
export function plainValue(value: string): string {
  return /^\[[A-Z]+:(.*)\]$/s.exec(value)?.[1] ?? value;
}

/** How the values of a column's type are made comparable; texts without regard to letter case (ASSUMED). */
export function comparable(type: string, value: Cell): string | number {
  if (value === null) return "";
  return (kinds[type] ?? textOf)(value);
}

const textOf = (value: Cell) => String(value ?? "").toLowerCase();

const numberOf = (value: Cell) => Number(value);

const momentOf = (value: Cell) => {
  const moment = Date.parse(String(value));
  return Number.isNaN(moment) ? 0 : moment;
};

const flagOf = (value: Cell) => (/^(true|1)$/i.test(String(value)) ? 1 : 0);

const kinds: Readonly<Record<string, (value: Cell) => string | number>> = {
  int: numberOf,
  decimal: numberOf,
  bool: flagOf,
  date: momentOf,
  datetime: momentOf,
};
