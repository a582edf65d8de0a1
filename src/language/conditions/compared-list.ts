import { findColumn } from "./column.ts";

/** Operators that compare with rows of a list, whatever the column (superoffice-conditions.md C.3). */
const listOperators = new Set(
  "oneOf notOneOf allOf noneOf associateIsOneOf associateIsNotOneOf".split(" ").map((name) => name.toLowerCase()),
);

/**
 * The list whose rows a line of a condition compares with. Of a tenant's own field, whose list only the tenant knows,
 * the column's name in lower case stands for it.
 */
export function comparedList(column: string, operator: string): string | undefined {
  const { type, list } = findColumn(column) ?? {};
  return list ?? (type === undefined && listOperators.has(operator.toLowerCase()) ? column.toLowerCase() : undefined);
}

/** Whether a list is called by a column that compares with it. */
export function isColumnsList(list: string): boolean {
  return list.includes("/");
}
