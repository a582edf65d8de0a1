import { equalJson } from "../../util/json.ts";
import { complementary, contained, disjoint } from "./compare.ts";
import { domainOf } from "./domain.ts";
import type { ConditionPlace, PlacedGroup, PlacedLine } from "./places.ts";

/** Two lines of one group that cannot both hold, the later one second; undefined when there are none. */
export function contradiction(
  { lines, plain }: PlacedGroup,
  isSingle: ConditionPlace["isSingle"],
): readonly [PlacedLine, PlacedLine] | undefined {
  if (!plain) return undefined;
  for (const [index, later] of lines.entries()) {
    if (!isSingle(later.line.Name)) continue;
    const domain = domainOf(later.line);
    if (domain === undefined) continue;
    const earlier = lines.slice(0, index).find(({ line }) => {
      const other = line.Name === later.line.Name ? domainOf(line) : undefined;
      return other !== undefined && disjoint(other, domain);
    });
    if (earlier !== undefined) return [earlier, later];
  }
  return undefined;
}

/** Whether no group of a condition can hold; a condition without groups asks nothing. */
export function holdsNever({ groups, isSingle }: Pick<ConditionPlace, "groups" | "isSingle">): boolean {
  return groups.length > 0 && groups.every((group) => contradiction(group, isSingle) !== undefined);
}

/** Why some group always holds; undefined when one may fail. */
export function holdsAlways({ groups, isSingle }: Pick<ConditionPlace, "groups" | "isSingle">): Always | undefined {
  if (groups.some(({ lines }) => lines.length === 0)) return { why: "nothing in it is in use, so it asks nothing" };
  const single = groups.flatMap(({ lines, plain }) => {
    const [line, ...more] = lines;
    return plain && line !== undefined && more.length === 0 && isSingle(line.line.Name) ? [line] : [];
  });
  for (const [index, later] of single.entries()) {
    for (const earlier of single.slice(0, index)) {
      const whom = earlier.line.Name === later.line.Name ? together(earlier, later) : undefined;
      if (whom === undefined) continue;
      const column = whom === "everybody" ? {} : { column: later.line.Name };
      return { why: whyTogether(earlier, later, whom), line: later, ...column };
    }
  }
  return undefined;
}

interface Always {
  readonly why: string;
  /** The column in which a person must have a value; undefined when it holds for everybody. */
  readonly column?: string;
  readonly line?: PlacedLine;
}

function together(a: PlacedLine, b: PlacedLine): ReturnType<typeof complementary> {
  const [first, second] = [domainOf(a.line), domainOf(b.line)];
  if (first === undefined || second === undefined) return undefined;
  const yesAndNo = a.line.Operator === "set" && b.line.Operator === "set" && disjoint(first, second);
  return yesAndNo ? "with value" : complementary(first, second);
}

function whyTogether(a: PlacedLine, b: PlacedLine, whom: "everybody" | "with value"): string {
  const who = whom === "everybody" ? "everybody" : `everybody who has a value in ${a.line.Name}`;
  return `"${a.text}" or "${b.text}" holds for ${who}`;
}

/** Whether whoever meets the first condition also meets the second. */
export function implies(first: readonly PlacedGroup[], second: readonly PlacedGroup[]): boolean {
  if (first.length === 0 || second.length === 0) return false;
  return first.every((group) => second.some((other) => groupImplies(group, other)));
}

function groupImplies(group: PlacedGroup, other: PlacedGroup): boolean {
  if (!group.plain || !other.plain) return equalJson(linesOf(group), linesOf(other));
  return other.lines.every((wanted) => group.lines.some((line) => lineImplies(line, wanted)));
}

const linesOf = ({ lines }: PlacedGroup) => lines.map(({ line }) => line);

/** Holds also where people have several values: who has one among fewer has one among more. */
function lineImplies({ line: a }: PlacedLine, { line: b }: PlacedLine): boolean {
  if (a.Name !== b.Name) return false;
  if (equalJson(a, b)) return true;
  const [first, second] = [domainOf(a), domainOf(b)];
  return first !== undefined && second !== undefined && contained(first, second);
}
