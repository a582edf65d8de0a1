import { groupName } from "../../language/conditions/group-name.ts";
import { canonicalJson, isObject, type Json } from "../../util/json.ts";

/** One line of a condition, as the carrier or a plan has it. */
export type ConditionLine = Readonly<Record<string, unknown>>;

/** Lines that must all hold; groups are alternatives (superoffice-conditions.md A.4). */
export interface ConditionGroup {
  /** What people call it, and what they say of it; both may be empty. */
  readonly name: string;
  readonly description: string;
  readonly lines: readonly ConditionLine[];
  /** Whether the lines are joined by words or parentheses of their own, so that each means something only where it stands. */
  readonly isJoined: boolean;
}

const objects = (value: unknown) => (Array.isArray(value) ? value.filter(isObject) : []);

/** The groups of a condition; none where it asks nothing. */
export function conditionsOf(value: unknown): readonly ConditionGroup[] {
  return objects(isObject(value) ? value.RestrictionGroups : value).map(({ Name, Description, Restrictions }) => {
    const lines = objects(Restrictions);
    const [name, description] = [groupName(String(Name ?? "")), String(Description ?? "")];
    return { name, description, lines, isJoined: lines.some(isJoined) };
  });
}

const isJoined = ({ InterOperator, InterParenthesis }: ConditionLine) =>
  InterOperator === "Or" || Number(InterParenthesis ?? 0) !== 0;

/** The same for lines that ask the same. */
export function lineKey(line: ConditionLine): string {
  return canonicalJson(line as Json);
}

/** Alternatives as what all of them ask, and what each of them asks beside it. */
export interface Factored {
  readonly common: readonly ConditionLine[];
  readonly rests: readonly ConditionGroup[];
}

/** What stands in all groups is taken out of them; lines that are joined stay together. */
export function factored(groups: readonly ConditionGroup[]): Factored {
  const [first, ...others] = groups;
  if (first === undefined || groups.some((group) => group.isJoined)) return { common: [], rests: groups };
  const keys = others.map(({ lines }) => new Set(lines.map(lineKey)));
  const common = first.lines.filter((line) => keys.every((own) => own.has(lineKey(line))));
  const taken = new Set(common.map(lineKey));
  const rests = groups.map((group) => ({ ...group, lines: group.lines.filter((line) => !taken.has(lineKey(line))) }));
  return { common, rests };
}
