import { lineText } from "./condition-line-text.ts";
import { type ConditionGroup, type ConditionLine, factored } from "./conditions.ts";
import { nothing, quoted, type RecordName } from "./value-text.ts";

/** A condition as a sentence: `retired is no and either category is "Customer" or (category is … and …)`. */
export function conditionsText(groups: readonly ConditionGroup[], nameOf: RecordName): string {
  const { common, rests } = factored(groups);
  const [only] = rests;
  if (only === undefined) return nothing;
  const all = common.map((line) => lineText(line, nameOf));
  if (rests.length > 1) return [...all, eitherText(rests, nameOf)].join(" and ");
  const text = only.isJoined ? joinedText(only.lines, nameOf) : all.join(" and ");
  return text === "" ? nothing : `${titleText(only)}${text}`;
}

/** `either A or (B and C)`: alternatives, each of which is one thing to the eye. */
export function eitherText(groups: readonly ConditionGroup[], nameOf: RecordName): string {
  return `either ${groups.map((group) => alternativeText(group, nameOf)).join(" or ")}`;
}

/** One alternative, in parentheses unless it is a single line without a name. */
export function alternativeText(group: ConditionGroup, nameOf: RecordName): string {
  const [line, ...others] = group.lines;
  const title = titleText(group);
  if (line !== undefined && others.length === 0 && title === "") return lineText(line, nameOf);
  const text = group.isJoined ? joinedText(group.lines, nameOf) : linesText(group.lines, nameOf);
  return `(${title}${text})`;
}

/** Lines that must all hold. */
export function linesText(lines: readonly ConditionLine[], nameOf: RecordName): string {
  return lines.length === 0 ? "nothing more" : lines.map((line) => lineText(line, nameOf)).join(" and ");
}

/** What people call a group and say of it. */
function titleText({ name, description }: ConditionGroup): string {
  const parts = [name, description].filter((text) => text !== "").map(quoted);
  return parts.length === 0 ? "" : `${parts.join(", ")}: `;
}

/** Lines with words and parentheses of their own; the last one's word joins it with nothing. */
function joinedText(lines: readonly ConditionLine[], nameOf: RecordName): string {
  return lines
    .map((line, index) => {
      const parentheses = Number(line.InterParenthesis ?? 0);
      const text = `${"(".repeat(Math.max(0, parentheses))}${lineText(line, nameOf)}${")".repeat(Math.max(0, -parentheses))}`;
      if (index === lines.length - 1) return text;
      return `${text} ${line.InterOperator === "Or" ? "or" : "and"} `;
    })
    .join("");
}
