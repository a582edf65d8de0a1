import { equalJson, isObject } from "../../util/json.ts";
import { sections } from "../format-flow.ts";
import type { KeyOrder } from "../key-order.ts";
import { arrangeParts, type NewPart } from "./arrange-parts.ts";
import { areSpaced, type Chunk, chunksOf } from "./chunk.ts";
import { columnOf, type Edit, indented, indentedBelow, type Lines, nextLine, shifted, withEdits } from "./lines.ts";
import { idOf, matchItems, staying } from "./match-items.ts";
import { type Place, replaceValue } from "./replace.ts";
import type { TextCollection, TextPart } from "./text-tree.ts";
import { writeEntry, writeInline, writeItem } from "./write-value.ts";

/** An item of the text that has an id, wherever it stands. */
export interface KnownItem {
  readonly part: TextPart;
  /** Its lines; undefined inside brackets. */
  readonly chunk: Chunk | undefined;
}

/** What the edits of one text have in common. */
export interface Editing {
  readonly lines: Lines;
  readonly items: ReadonlyMap<string, KnownItem>;
}

/** The edits that make the value of one part another one; none where it is that already. */
export function editValue(part: TextPart, value: unknown, place: Place, editing: Editing): readonly Edit[] {
  const { node } = part;
  if (equalJson(node.value, value)) return [];
  if (
    node.kind === "map" &&
    isObject(value) &&
    Object.keys(value).some((key) => Object.hasOwn(Object(node.value), key))
  )
    return editMap(node, value, { ...place, inline: node.flow }, editing);
  if (node.kind === "list" && Array.isArray(value) && value.length > 0 && node.parts.length > 0)
    return editList(node, value, { ...place, inline: node.flow }, editing);
  const moved = Array.isArray(value) && value.some((item) => editing.items.has(idOf(item) ?? ""));
  if (node.kind === "list" && node.parts.length === 0 && moved && !place.inline && part.key !== "")
    return fillList(part, value, place, editing);
  return replaceValue(part, value, place);
}

/** An empty list in brackets becomes one of lines, when items come that stand elsewhere in the text. */
function fillList(part: TextPart, value: readonly unknown[], place: Place, editing: Editing): readonly Edit[] {
  const { lines } = place;
  const inside = { ...place, order: place.order.item(), column: columnOf(lines, part.start) + 2, editing };
  const under = nextLine(lines, part.node.end);
  return [
    { start: part.after, end: part.node.end, text: "" },
    { start: under, end: under, text: value.map((item) => newItem(item, undefined, inside)).join("") },
  ];
}

/** The entries keep their order; a new one goes behind the one that comes before it in the usual order. */
export function editMap(
  map: TextCollection,
  value: Readonly<Record<string, unknown>>,
  place: Place,
  editing: Editing,
): readonly Edit[] {
  const { lines, order } = place;
  const kept = map.parts.filter(({ key }) => value[key] !== undefined);
  const inner = kept.flatMap((part) =>
    editValue(part, value[part.key], { ...place, order: order.child(part.key) }, editing),
  );
  const rank = rankIn(order);
  const known = new Set(map.parts.map(({ key }) => key));
  const added = Object.keys(value)
    .filter((key) => !known.has(key) && value[key] !== undefined)
    .toSorted((a, b) => rank(a) - rank(b));
  const column = columnOf(lines, map.parts[0]?.start ?? 0);
  const news = added.map((key): NewPart => {
    const text = map.flow
      ? `${writeInline(key, { order })}: ${writeInline(value[key], { order: order.child(key) })}`
      : indented(writeEntry(key, value[key], { order: inOneKey(key, order), column }), column, lines);
    const behind = kept.filter((part) => rank(part.key) < rank(key)).at(-1);
    return { behind, text, spaced: column === 0 && sections.includes(key) };
  });
  return [...inner, ...arrangeParts(map, { kept: new Set(kept), news }, lines)];
}

function rankIn({ keys }: KeyOrder): (key: string) => number {
  return (key) => (keys.includes(key) ? keys.indexOf(key) : keys.length);
}

function inOneKey(key: string, order: KeyOrder): KeyOrder {
  const child = order.child(key);
  return { keys: [], child: () => child, item: () => child };
}

/** Items stay where they can; one that stood elsewhere in the text comes with its lines and comments. */
function editList(list: TextCollection, value: readonly unknown[], place: Place, editing: Editing): readonly Edit[] {
  const { lines } = place;
  const inside = { ...place, order: place.order.item() };
  const values = list.parts.map((part) => part.node.value);
  const found = matchItems(values, value).map((index) => list.parts[index ?? -1]);
  const kept = staying(found, list.parts);
  const chunks = list.flow ? new Map<TextPart, Chunk>() : chunksOf(list, lines);
  const spaced = areSpaced(chunks.values(), lines);
  const column = columnOf(lines, list.parts[0]?.start ?? 0);
  const inner: Edit[] = [];
  const news: NewPart[] = [];
  let behind: TextPart | undefined;
  for (const [index, item] of value.entries()) {
    const part = found[index];
    if (part !== undefined && kept.has(part)) {
      inner.push(...editValue(part, item, inside, editing));
      behind = part;
    } else {
      const moved = part === undefined ? undefined : { part, chunk: chunks.get(part) };
      news.push({ behind, text: newItem(item, moved, { ...inside, column, editing }), spaced });
    }
  }
  return [...inner, ...arrangeParts(list, { kept, news }, lines)];
}

/** The text of an item that was not in this place before: its own from elsewhere, else as formatting would write it. */
function newItem(
  item: unknown,
  moved: KnownItem | undefined,
  { column, editing, ...place }: Place & { readonly column: number; readonly editing: Editing },
): string {
  const { lines, order, inline } = place;
  const { part, chunk } = moved ?? editing.items.get(idOf(item) ?? "") ?? {};
  const edits = part === undefined ? [] : editValue(part, item, place, editing);
  if (!inline && chunk?.alone === true) return shifted(withEdits(lines.text, edits, chunk), column - chunk.column);
  if (inline && part !== undefined && part.node.kind !== "scalar" && part.node.flow)
    return indentedBelow(withEdits(lines.text, edits, part.node), column);
  return inline ? writeInline(item, { order }) : indented(writeItem(item, { order, column }), column, lines);
}
