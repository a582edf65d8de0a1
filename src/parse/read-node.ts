import { isAlias, isMap, isScalar, isSeq, type Scalar } from "yaml";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import {
  aliasUsed,
  duplicateKey,
  keyNotText,
  mergeKeyUsed,
  reservedKey,
  tagUsed,
  tooDeep,
  tooManyKeys,
  touchingComment,
} from "../diagnostic/yaml.ts";
import type { Origin } from "../source/origin.ts";
import { badCharacterInKey, scalarFault, turnedText } from "./scalar.ts";
import { quoted } from "./unquoted-text.ts";
import { depthLimit, report, type Stretch, type Walk } from "./walk.ts";

const keyLimit = 2000;

/** Keys that JavaScript gives a meaning of their own. */
const reserved: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** What has no key: the document, and the items of a list. */
export const noKey: Stretch = [-1, -1];

/** The value of a node of the document, with everything in it reported that two readers could take differently. */
export function readNode(walk: Walk, node: unknown, key: Stretch): unknown {
  const stretch = stretchOf(node) ?? [key[1], key[1]];
  walk.positions.push(key[0], key[1], stretch[0], stretch[1]);
  checkProperties(walk, node, stretch);
  if (isScalar(node)) return readScalar(walk, node, { stretch, end: node.source === "" ? key[1] : stretch[1] });
  if (!isMap(node) && !isSeq(node)) return null;
  if (walk.path.length >= depthLimit) {
    report(walk, (origin) => tooDeep(origin, depthLimit), [stretch[0], stretch[0] + 1]);
    return null;
  }
  return isMap(node) ? readMap(walk, node.items, stretch) : readList(walk, node.items);
}

function stretchOf(node: unknown): Stretch | undefined {
  const { range } = (node ?? {}) as { range?: readonly [number, number, number] | null };
  return range ? [range[0], range[1]] : undefined;
}

/** Aliases, anchors and tags, which any node may have. */
function checkProperties(walk: Walk, node: unknown, stretch: Stretch): void {
  if (isAlias(node)) report(walk, (origin) => aliasUsed(origin, `*${node.source}`), stretch);
  const { anchor, tag } = (node ?? {}) as { anchor?: string; tag?: string };
  if (anchor !== undefined) report(walk, (origin) => aliasUsed(origin, `&${anchor}`), stretch);
  if (tag !== undefined) report(walk, (origin) => tagUsed(origin, tag), stretch);
}

function readScalar(walk: Walk, node: Scalar, { stretch, end }: { stretch: Stretch; end: number }): unknown {
  const fault = scalarFault(node) ?? (walk.turns ? turnedText(walk.text.slice(...stretch)) : undefined);
  if (fault !== undefined) report(walk, fault, stretch);
  if (end >= 0) reportDropped(walk, node, end);
  return node.value;
}

const droppedText = /:?[ \t]+#[^\s#].*/y;

/** A `#` that touches the next word belongs to the text: "Order #12"; YAML has dropped it as a comment. */
function reportDropped(walk: Walk, { type, value, source = "" }: Scalar, end: number): void {
  if (type !== "PLAIN" || (value !== null && typeof value !== "string")) return;
  droppedText.lastIndex = end;
  const [dropped] = droppedText.exec(walk.text) ?? [];
  if (dropped === undefined) return;
  const hidden = dropped.replace(/^:?[ \t]+/, "").trimEnd();
  const text = source === "" ? hidden : source + dropped.trimEnd();
  const stretch: Stretch = [end - source.length, end + dropped.length];
  report(walk, (origin) => touchingComment(origin, hidden, quoted(text)), stretch);
}

function readList(walk: Walk, items: readonly unknown[]): unknown[] {
  return items.map((item, index) => {
    walk.path.push(index);
    const value = readNode(walk, item, noKey);
    walk.path.pop();
    return value;
  });
}

/** Reserved keys are never set, so an ordinary object is safe; it needs a third of the memory of one without prototype. */
function readMap(walk: Walk, pairs: readonly { key: unknown; value: unknown }[], stretch: Stretch): object {
  const object: Record<string, unknown> = {};
  if (pairs.length > keyLimit) {
    report(walk, (origin) => tooManyKeys(origin, keyLimit), [stretch[0], stretch[0] + 1]);
    return object;
  }
  for (const pair of pairs) {
    const at = stretchOf(pair.key) ?? stretch;
    const key = readKey(walk, pair.key, at);
    if (isMap(pair.key)) walk.braces ??= at[0];
    if (key === undefined) continue;
    if (Object.hasOwn(object, key)) report(walk, (origin) => duplicateKey(origin, key), at);
    walk.path.push(key);
    object[key] = readNode(walk, pair.value, at);
    walk.path.pop();
  }
  return object;
}

/** The key's text, or undefined after a finding that makes it useless. */
function readKey(walk: Walk, node: unknown, stretch: Stretch): string | undefined {
  checkProperties(walk, node, stretch);
  const key = isScalar(node) ? node.value : undefined;
  const fault = keyFault(key);
  if (fault !== undefined) report(walk, fault, stretch);
  return fault === undefined ? String(key) : undefined;
}

function keyFault(key: unknown): ((origin: Origin) => Diagnostic) | undefined {
  if (typeof key !== "string" || isIndex(key)) return (origin) => keyNotText(origin);
  if (key === "<<") return (origin) => mergeKeyUsed(origin);
  if (reserved.has(key)) return (origin) => reservedKey(origin, key);
  return badCharacterInKey(key);
}

/** JavaScript moves such keys to the front of an object, away from their place in the file. */
function isIndex(key: string): boolean {
  return /^(0|[1-9]\d*)$/.test(key);
}
