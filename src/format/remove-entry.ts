import { locate } from "../parse/parsed-document.ts";
import { parseYaml } from "../parse/yaml.ts";
import { type Pointer, valueAt } from "../source/pointer.ts";
import { offsetAt } from "../source/source-file.ts";
import { equalJson, isObject } from "../util/json.ts";

/** A stretch of a text that goes. */
export interface Removal {
  readonly start: number;
  readonly end: number;
}

/**
 * The stretch of a YAML text that a key and its value take, with the line when nothing else is on it. Undefined unless
 * the text without it says exactly the same but for that key. Editing a whole value (edit-yaml.ts) takes the comments of
 * a key along; here they stay.
 */
export function removalOfEntry(text: string, pointer: Pointer): Removal | undefined {
  const file = { path: "", text };
  const { value: document } = parseYaml(file);
  const [key, ...parents] = pointer.toReversed();
  const parent = pointer.slice(0, -1);
  if (document === undefined || key === undefined || valueAt(document.value, pointer) === undefined) return undefined;
  const name = locate(document, file, { file: "", pointer, on: "key" });
  const value = locate(document, file, { file: "", pointer });
  const entry = {
    start: offsetAt(file, name.line, name.column),
    end: offsetAt(file, value.endLine, value.endColumn),
  };
  const removal =
    wholeLine(text, entry) ?? insideBraces(text, entry) ?? firstOfItem(text, entry) ?? leavingComment(text, entry);
  if (removal === undefined || parents.length === 0) return undefined;
  const after = parseYaml({ path: "", text: without(text, [removal]) }).value?.value;
  return equalJson(after, withoutKey(document.value, parent, String(key))) ? removal : undefined;
}

/** The stretch of a comment: its line when it stands alone there, else with the spaces before it. */
export function removalOfComment(text: string, comment: Removal): Removal {
  const line = wholeLine(text, comment);
  if (line !== undefined) return line;
  const before = text.slice(0, comment.start);
  return { start: before.length - (/[ \t]*$/.exec(before)?.[0].length ?? 0), end: comment.end };
}

/** The text without some stretches. */
export function without(text: string, removals: readonly Removal[]): string {
  return removals
    .toSorted((a, b) => b.start - a.start)
    .reduce((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
}

function wholeLine(text: string, { start, end }: Removal): Removal | undefined {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const next = text.indexOf("\n", end);
  const to = next === -1 ? text.length : next + 1;
  const alone = text.slice(from, start).trim() === "" && text.slice(end, to).trim() === "";
  return alone ? { start: from, end: to } : undefined;
}

function insideBraces(text: string, { start, end }: Removal): Removal | undefined {
  const [comma] = /^\s*,\s*/.exec(text.slice(end)) ?? [];
  if (comma !== undefined) return { start, end: end + comma.length };
  const [before] = /,\s*$/.exec(text.slice(0, start)) ?? [];
  return before === undefined ? undefined : { start: start - before.length, end };
}

/** `- was: a`, with another key below it that takes its place behind the dash. */
function firstOfItem(text: string, { start, end }: Removal): Removal | undefined {
  const [below] = /^[ \t]*\r?\n[ \t]*(?=[^\s#])/.exec(text.slice(end)) ?? [];
  return below === undefined ? undefined : { start, end: end + below.length };
}

/** `was: a # why`: the comment stays, on a line of its own. */
function leavingComment(text: string, { start, end }: Removal): Removal | undefined {
  const [spaces] = /^[ \t]+(?=#)/.exec(text.slice(end)) ?? [];
  return spaces === undefined ? undefined : { start, end: end + spaces.length };
}

function withoutKey(value: unknown, parent: Pointer, key: string): unknown {
  const [first, ...rest] = parent;
  if (first === undefined) {
    return isObject(value) ? Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)) : value;
  }
  if (Array.isArray(value)) return value.map((item, index) => (index === first ? withoutKey(item, rest, key) : item));
  if (!isObject(value)) return value;
  return { ...value, [first]: withoutKey(value[first], rest, key) };
}
