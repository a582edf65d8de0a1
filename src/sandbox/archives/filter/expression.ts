/** How a column is compared with its values. */
export type Operator =
  | "eq"
  | "ne"
  | "lt"
  | "le"
  | "gt"
  | "ge"
  | "in"
  | "contains"
  | "startswith"
  | "endswith"
  | "oneOf"
  | "notOneOf";

export interface Comparison {
  readonly column: string;
  readonly operator: Operator;
  readonly values: readonly string[];
}

/** A filter as a tree. */
export type Filter =
  | { readonly all: readonly Filter[] }
  | { readonly any: readonly Filter[] }
  | { readonly not: Filter }
  | Comparison;
