import { canonicalJson, type Json } from "../../util/json.ts";
import type { Condition, Conditions, Group, Line } from "./expression.ts";
import { toGroups } from "./expression.ts";

/**
 * Conditions as they are written today, with one line replaced, when that alone makes them say what was read. The server
 * keeps no nesting, so what was read has none, and would be written anew as a whole. Undefined when more is different.
 */
export function keepNesting(written: Conditions, read: Conditions): Conditions | undefined {
  const [before, after] = [toGroups(written), toGroups(read)];
  if (before === undefined || after === undefined) return undefined;
  const gone = linesWithout(before, after);
  const come = linesWithout(after, before);
  const [old, fresh] = [gone[0], come[0]];
  if (old === undefined || fresh === undefined) return undefined;
  const isOneLine = gone.every(({ at }) => at.join() === old.at.join());
  const isOneValue = come.every((line) => keyOf(line) === keyOf(fresh));
  if (!isOneLine || !isOneValue) return undefined;
  const replaced = before.map((group) => ({
    ...group,
    lines: group.lines.map((line) => (keyOf(line) === keyOf(old) ? fresh : line)),
  }));
  if (textOf(replaced) !== textOf(after)) return undefined;
  return withValue(written, old.at.slice(0, -1), conditionAt(read, fresh.at.slice(0, -1))) as Conditions;
}

const keyOf = ({ at: _, ...line }: Line) => canonicalJson(line as unknown as Json);

/** Whatever the order of groups and of lines. */
function textOf(groups: readonly Group[]): string {
  const keys = groups.map(({ lines, ...group }) => canonicalJson({ ...group, lines: lines.map(keyOf).sort() }));
  return keys.sort().join("\n");
}

function linesWithout(groups: readonly Group[], others: readonly Group[]): readonly Line[] {
  const known = new Set(others.flatMap(({ lines }) => lines.map(keyOf)));
  return groups.flatMap(({ lines }) => lines.filter((line) => !known.has(keyOf(line))));
}

function conditionAt(conditions: Conditions, at: Line["at"]): Condition {
  return at.reduce<unknown>(
    (value, part) => (value as Record<string | number, unknown>)[part],
    conditions,
  ) as Condition;
}

function withValue(tree: unknown, [part, ...rest]: Line["at"], value: unknown): unknown {
  if (part === undefined) return value;
  if (Array.isArray(tree)) return tree.with(Number(part), withValue(tree[Number(part)], rest, value));
  const object = tree as Readonly<Record<string, unknown>>;
  return { ...object, [part]: withValue(object[part], rest, value) };
}
