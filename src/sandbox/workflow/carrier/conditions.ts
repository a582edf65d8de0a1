import { findColumn } from "../../../language/conditions/column.ts";
import { operatorSynonyms } from "../../../language/conditions/operators.ts";
import { interRestrictionOperators } from "../../../model/enums.ts";
import { isObject } from "../../../util/json.ts";
import type { SandboxState } from "../../state.ts";
import type { Row } from "../../store.ts";
import { listItemById } from "../../world/lookup.ts";
import { choiceOf } from "./choice.ts";
import { readNames } from "./posted.ts";
import type { Reading } from "./reading.ts";

const groupNames = ["Name", "Description", "Rank", "Restrictions"];
const lineNames = [
  "Name",
  "Operator",
  "Values",
  "DisplayValues",
  "ColumnInfo",
  "IsActive",
  "SubRestrictions",
  "InterParenthesis",
  "InterOperator",
  "UniqueHash",
];

/** Condition groups with what the server adds to them. DOCUMENTED by one sample (superoffice-conditions.md A.6). */
export function readConditions(posted: unknown, reading: Reading): readonly Row[] {
  if (!Array.isArray(posted)) {
    reading.refuse("RestrictionGroups is not a list.");
    return [];
  }
  // ASSUMED (A27): every group is kept; the other way only the first.
  const kept = reading.state.otherwise.has("A27") ? posted.slice(0, 1) : posted;
  return kept.map((group, index) => {
    const named = readNames(group, groupNames, reading.state);
    const lines = Array.isArray(named.Restrictions) ? named.Restrictions : [];
    return {
      ...named,
      Name: named.Name ?? "",
      Description: named.Description ?? "",
      Rank: named.Rank ?? index,
      Restrictions: lines.filter(isObject).map((line) => readLine(line, reading)),
    };
  });
}

function readLine(posted: Row, reading: Reading): Row {
  const named = readNames(posted, lineNames, reading.state);
  const name = String(named.Name ?? "");
  const written = String(named.Operator ?? "");
  if (name === "" || written === "") reading.refuse("A restriction needs a name and an operator.");
  const values = Array.isArray(named.Values) ? named.Values.map(String) : [];
  return {
    ...named,
    Name: name,
    Operator: operatorSynonyms[written] ?? written,
    Values: values,
    DisplayValues: values.map((value) => displayValue(value, name, reading.state)),
    ColumnInfo: columnInfo(name),
    IsActive: named.IsActive ?? true,
    SubRestrictions: null,
    InterParenthesis: named.InterParenthesis ?? 0,
    InterOperator: choiceOf(named.InterOperator, interRestrictionOperators) ?? "And",
    UniqueHash: uniqueHash(name),
  };
}

/** ASSUMED from the sample: a list's row by its name, everything else without its marker. */
function displayValue(value: string, column: string, state: SandboxState): string {
  const [, marker, inner] = /^\[([A-Z]+):(.*)\]$/.exec(value) ?? [];
  if (inner === undefined) return value;
  const list = marker === "I" ? findColumn(column)?.list : undefined;
  return (list === undefined ? undefined : listItemById(state, list, Number(inner))?.Name) ?? inner;
}

function columnInfo(name: string): Row {
  const column = findColumn(name);
  const label = name.slice(name.lastIndexOf("/") + 1);
  return {
    DisplayName: label,
    DisplayTooltip: label,
    DisplayType: "string",
    CanOrderBy: true,
    Name: name,
    CanRestrictBy: true,
    RestrictionType: column?.type ?? "string",
    RestrictionListName: column?.list ?? "",
    IsVisible: true,
    ExtraInfo: "",
    Width: "10%",
    IconHint: "",
    HeadingIconHint: "",
  };
}

/** DOCUMENTED that it follows from the column's name alone (superoffice-conditions.md A.3); the server's own sum is unknown. */
function uniqueHash(name: string): number {
  return [...name.toLowerCase()].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 17);
}
