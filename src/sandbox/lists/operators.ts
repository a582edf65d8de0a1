import { type Arity, operatorsByType } from "../../language/conditions/operators.ts";
import { itemOf } from "../world/list-row.ts";
import type { List } from "./list.ts";

/** DOCUMENTED: W is a value to write, R one that the server works out, + one or more (superoffice-conditions.md C.1). */
const valueHints: Readonly<Record<Arity, string>> = {
  none: "R",
  one: "W",
  two: "W;W",
  many: "W+",
  period: "W",
  periods: "W;W",
};

/**
 * DOCUMENTED: the operators of the restriction type that is the additional information; the row's type is the name to
 * send, its extra information the hint of its values (superoffice-conditions.md C.1).
 */
export const restrictionOperators: List = (_, { text }) => {
  const type = Object.keys(operatorsByType).find((name) => name.toLowerCase() === text.toLowerCase()) ?? "";
  return Object.entries(operatorsByType[type] ?? {}).map(([operator, arity], index) => ({
    ...itemOf({ Id: index + 1, Name: operator }),
    Type: operator,
    ExtraInfo: valueHints[arity],
    Rank: index + 1,
  }));
};
