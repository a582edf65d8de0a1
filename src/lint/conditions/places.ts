import { type AreaName, areaOf } from "../../language/conditions/areas.ts";
import { builtInCatalogue } from "../../language/conditions/column.ts";
import { type Conditions, type Line, toGroups } from "../../language/conditions/expression.ts";
import { actionEvents, type EventTable, goalEvents, triggerEvents } from "../../language/events.ts";
import type { ArchiveRestrictionGroup, ArchiveRestrictionInfo } from "../../model/restriction.ts";
import { type Pointer, valueAt } from "../../source/pointer.ts";
import { isObject } from "../../util/json.ts";
import type { LintFlow } from "../rule.ts";

/** One line of a condition in use, with the place where it is written. */
export interface PlacedLine {
  readonly line: ArchiveRestrictionInfo;
  /** The column's key in the file; undefined for what an event is about. */
  readonly pointer: Pointer | undefined;
  /** The line as people wrote it, in short. */
  readonly text: string;
}

/** The lines of one group that are in use; all must hold. `plain` is false where "or" and parentheses join them. */
export interface PlacedGroup {
  readonly lines: readonly PlacedLine[];
  readonly plain: boolean;
}

/** One condition of a flow: groups of which one must hold. */
export interface ConditionPlace {
  readonly kind: "filter" | "trigger" | "goal" | "action" | "option";
  /** The list of conditions in the file. */
  readonly pointer: Pointer;
  readonly groups: readonly PlacedGroup[];
  /** Whether a person has at most one value in this column, here. */
  readonly isSingle: (column: string) => boolean;
}

const tables: Readonly<Record<string, EventTable>> = {
  trigger: triggerEvents,
  goal: goalEvents,
  action: actionEvents,
};

/** Every condition that is written in a flow. */
export function conditionsOf(flow: LintFlow): readonly ConditionPlace[] {
  const filter = placeOf(flow, "filter", {
    groups: flow.carrier.Filter.RestrictionGroups,
    pointer: ["enrolment", "filter"],
    own: "people",
  });
  const others = flow.nodes.flatMap(({ kind, carrierPointer, filePointer }) => {
    if (kind !== "trigger" && kind !== "goal" && kind !== "action" && kind !== "option") return [];
    const value = valueAt(flow.carrier, carrierPointer);
    if (!isObject(value)) return [];
    const groups = (value.RestrictionGroups ?? []) as readonly ArchiveRestrictionGroup[];
    return placeOf(flow, kind, { groups, pointer: [...filePointer, "where"], own: ownArea(kind, value) });
  });
  return [...filter, ...others];
}

/**
 * Whose columns have one value: the one request, sale or form that an event brings along, else the person. A form's
 * fields, which a split asks about, may have several answers.
 */
function ownArea(kind: string, value: Readonly<Record<string, unknown>>): AreaName | undefined {
  const table = tables[kind];
  if (table === undefined) return value.OptionType === "FormData" ? undefined : "people";
  const type = value[table.property];
  const event = Object.values(table.events).find((known) => known.type === type);
  return event?.offers[0]?.area ?? "people";
}

interface Found {
  readonly groups: readonly ArchiveRestrictionGroup[];
  readonly pointer: Pointer;
  readonly own: AreaName | undefined;
}

function placeOf(
  flow: LintFlow,
  kind: ConditionPlace["kind"],
  { groups, pointer, own }: Found,
): readonly ConditionPlace[] {
  const written = valueAt(flow.document, pointer);
  if (!Array.isArray(written)) return [];
  const authored = toGroups(written as Conditions) ?? [];
  const isSingle = (column: string) => hasOneValue(column, own);
  return [
    {
      kind,
      pointer,
      isSingle,
      groups: groups.map(({ Restrictions }, index) =>
        placeGroup(Restrictions, { lines: authored[index]?.lines ?? [], pointer }),
      ),
    },
  ];
}

function placeGroup(
  restrictions: readonly ArchiveRestrictionInfo[],
  { lines, pointer }: { readonly lines: readonly Line[]; readonly pointer: Pointer },
): PlacedGroup {
  // What an event is about comes first in the carrier and is no line of the list.
  const before = restrictions.length - lines.length;
  const placed = restrictions.map((line, index) => {
    const own = lines[index - before];
    return { line, pointer: own && [...pointer, ...own.at], text: own === undefined ? line.Name : textOf(own) };
  });
  const inUse = placed.filter(({ line }) => line.IsActive);
  return {
    lines: inUse,
    plain: inUse.every(({ line }) => line.InterOperator === "And" && line.InterParenthesis === 0),
  };
}

function textOf({ column, test }: Line): string {
  if (!isObject(test)) return `${column}: ${test}`;
  const [operator = "", value] = Object.entries(test)[0] ?? [];
  return `${column}: ${operator} ${Array.isArray(value) ? value.map(shown).join(", ") : shown(value)}`;
}

function shown(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Columns of which a person has several at once: interests, and everything that can be there more than once. */
const severalTypes: ReadonlySet<string | undefined> = new Set(["listInterest", "intArray"]);
const severalNames = /email|phone|fax|url|interest|search/i;

/**
 * Columns of the person and the company have one value; those of sales, requests and the like have many, but in an
 * event the one that happened is meant.
 */
function hasOneValue(column: string, own: AreaName | undefined): boolean {
  if (own === undefined) return false;
  if (column.includes("/")) return own !== "people" && areaOf(column) === own;
  return !severalNames.test(column) && !severalTypes.has(builtInCatalogue.find(column)?.type);
}
