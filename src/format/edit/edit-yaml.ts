import { Document } from "yaml";
import { parseYaml } from "../../parse/yaml.ts";
import { equalJson, isObject } from "../../util/json.ts";
import { documentOptions, formatFlow, writeDocument } from "../format-flow.ts";
import { flowKeyOrder, type KeyOrder } from "../key-order.ts";
import { chunksOf } from "./chunk.ts";
import { editMap, type KnownItem } from "./edit-value.ts";
import { type Edit, type Lines, linesOf, withEdits } from "./lines.ts";
import { idOf } from "./match-items.ts";
import { replaceValue } from "./replace.ts";
import { readTextTree, type TextCollection, type TextNode } from "./text-tree.ts";

type Values = Readonly<Record<string, unknown>>;

/**
 * The flow file's text, changed as little as possible so that its value is another one: comments, order, quotes and
 * empty lines stay, and so does every line that has nothing to do with the change. Where no small edit gives the
 * value, whole sections are written anew, and the whole file at last; undefined when even that does not give it.
 */
export function editYaml(text: string, value: Values): string | undefined {
  if (equalJson(valueIn(text), value)) return text;
  for (const way of [smallestEdit, sectionEdit, writtenAnew]) {
    const edited = way(text, value);
    if (edited !== undefined && equalJson(valueIn(edited), value)) return edited;
  }
  return undefined;
}

function valueIn(text: string): unknown {
  return parseYaml({ path: "", text }).value?.value;
}

/** Part by part, down to single words. */
export function smallestEdit(text: string, value: Values): string | undefined {
  return edited(text, (root, place) => {
    const items = new Map<string, KnownItem>();
    collectItems(root, items, place.lines);
    return editMap(root, value, { ...place, inline: root.flow }, { lines: place.lines, items });
  });
}

/** Every section that differs as a whole. */
function sectionEdit(text: string, value: Values): string | undefined {
  return edited(text, (root, place) => {
    const kept = Object.fromEntries(
      root.parts.filter(({ key }) => value[key] !== undefined).map((part) => [part.key, part.node.value]),
    );
    const changed = root.parts.filter(
      ({ key, node }) => value[key] !== undefined && !equalJson(node.value, value[key]),
    );
    const own = changed.flatMap((part) =>
      replaceValue(part, value[part.key], { ...place, order: place.order.child(part.key), inline: root.flow }),
    );
    const others = editMap(
      root,
      { ...value, ...kept },
      { ...place, inline: root.flow },
      { lines: place.lines, items: new Map() },
    );
    return [...own, ...others];
  });
}

function writtenAnew(_text: string, value: Values): string {
  return formatFlow(writeDocument(new Document(value, documentOptions)));
}

type Around = { readonly lines: Lines; readonly order: KeyOrder };

function edited(text: string, edits: (root: TextCollection, place: Around) => readonly Edit[]): string | undefined {
  const lines = linesOf(text);
  const root = readTextTree(lines);
  if (root === undefined) return undefined;
  const all = edits(root, { lines, order: flowKeyOrder() });
  const result = withEdits(lines.text, all, { start: 0, end: lines.text.length });
  return lines.text === text || !result.endsWith(lines.eol) ? result : result.slice(0, -lines.eol.length);
}

/** Everything with an id, so that it can be found again wherever it goes. */
function collectItems(node: TextNode, items: Map<string, KnownItem>, lines: Lines): void {
  if (node.kind === "scalar") return;
  const chunks = node.flow ? undefined : chunksOf(node, lines);
  for (const part of node.parts) {
    const id = node.kind === "list" && isObject(part.node.value) ? idOf(part.node.value) : undefined;
    if (id !== undefined) items.set(id, { part, chunk: chunks?.get(part) });
    collectItems(part.node, items, lines);
  }
}
