import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  Scalar,
  type ScalarTag,
  type Tags,
  type ToStringOptions,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { turning } from "../util/characters.ts";
import { equalJson } from "../util/json.ts";
import { flowKeyOrder, type KeyOrder } from "./key-order.ts";

/** The widest line that a collection in braces or brackets may fill. */
const width = 120;
const foldedWidth = 120;

/** Odd blank lines and comments may need more than one pass to come to rest. */
const mostPasses = 5;

/**
 * A flow file in its usual form: keys in the order of the language, two spaces per level, times in quotes, a blank
 * line between sections. Comments stay with what they stand at, and every value stays what it is: a text for which
 * that cannot be done comes back unchanged. The text must be YAML that `parseYaml` accepts.
 */
export function formatFlow(text: string): string {
  let formatted = text;
  for (let pass = 0; pass < mostPasses; pass++) {
    const next = formatOnce(formatted);
    if (next === formatted) return formatted === text || sameValue(text, formatted) ? formatted : text;
    formatted = next;
  }
  return text;
}

function formatOnce(text: string): string {
  return printFlow(parse(text));
}

/** The document's text in the usual form; what stands in braces stays there where it fits. */
export function printFlow(document: Document): string {
  arrange(document.contents, { order: flowKeyOrder(), indent: 0 });
  separateSections(document);
  return writeDocument(document);
}

/** How flow files are read for formatting, and what is written into them is made. */
export const documentOptions = {
  version: "1.2",
  schema: "core",
  customTags: foldingText,
  aliasDuplicateObjects: false,
} as const;

function parse(text: string) {
  return parseDocument(text, documentOptions);
}

/** The document's text in the usual form; ends with a line break. */
export function writeDocument(document: Document, options: ToStringOptions = {}): string {
  const written = document.toString({ indent: 2, indentSeq: true, lineWidth: 0, ...options });
  return written.endsWith("\n") ? written : `${written}\n`;
}

function sameValue(before: string, after: string): boolean {
  const [a, b] = [parse(before), parse(after)];
  return b.errors.length === 0 && equalJson(a.toJS(), b.toJS());
}

const textTag = "tag:yaml.org,2002:str";

/** Text is written as the library does, except that only folded text is broken into lines, and none turns around. */
function foldingText(tags: Tags): Tags {
  return tags.map((tag) =>
    typeof tag === "object" && tag.tag === textTag && tag.collection === undefined ? folding(tag) : tag,
  );
}

function folding(tag: ScalarTag): ScalarTag {
  const { stringify } = tag;
  if (stringify === undefined) return tag;
  return {
    ...tag,
    stringify: (item, context, onComment, onChompKeep) => {
      const lineWidth = item.type === Scalar.BLOCK_FOLDED ? foldedWidth : 0;
      const options = { ...context.options, lineWidth };
      if (!turning.test(String(item.value))) return stringify(item, { ...context, options }, onComment, onChompKeep);
      const quoted = Object.assign(item.clone() as Scalar, { type: Scalar.QUOTE_DOUBLE });
      return escapeTurning(stringify(quoted, { ...context, options }, onComment, onChompKeep));
    },
  };
}

/** In double quotes, what turns the direction of a text stands as its escape. */
function escapeTurning(quoted: string): string {
  const all = new RegExp(turning, "g");
  return quoted.replace(all, (character) => `\\u${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

interface Place {
  readonly order: KeyOrder;
  /** How many columns stand before the value. */
  readonly indent: number;
}

/** Brings a value into the usual form: the order of its keys, its quotes and what is too wide for one line. */
export function arrange(node: unknown, place: Place): void {
  if (isScalar(node)) quote(node);
  else if (isSeq(node)) arrangeList(node, place);
  else if (isMap(node)) arrangeMap(node, place);
}

function arrangeList(list: YAMLSeq, place: Place): void {
  if (tooWide(list, place)) list.flow = false;
  pad(list, "");
  for (const item of list.items) arrange(item, { order: place.order.item(), indent: place.indent + 2 });
}

function arrangeMap(map: YAMLMap, place: Place): void {
  if (tooWide(map, place)) map.flow = false;
  pad(map, " ");
  sortPairs(map, place);
  for (const { key, value } of map.items) {
    if (isScalar(key) && /^\w+$/.test(String(key.value))) key.type = Scalar.PLAIN;
    if (isNode(value)) value.spaceBefore = false;
    arrange(value, { order: place.order.child(String(key)), indent: place.indent + 2 });
  }
}

/** A collection in braces or brackets that does not fit into a line is written below each other. */
function tooWide(node: YAMLMap | YAMLSeq, { indent }: Place): boolean {
  if (node.flow !== true) return false;
  const json = JSON.stringify(node.toJSON());
  const spaces = json.match(/[,:{}]/g)?.length ?? 0;
  return indent + json.replaceAll('"', "").length + spaces > width;
}

/** The library knows one padding for both kinds; here it is { a: 1 } and [1, 2]. */
function pad(collection: YAMLMap | YAMLSeq, flowCollectionPadding: string): void {
  const { toString: write } = Object.getPrototypeOf(collection);
  collection.toString = (context, ...rest) =>
    write.call(collection, context === undefined ? context : { ...context, flowCollectionPadding }, ...rest);
}

/** Known keys in their order, others behind them as they stood. What has no order keeps the author's. */
function sortPairs(map: YAMLMap, { order: { keys }, indent }: Place): void {
  if (keys.length === 0) return;
  const rank = ({ key }: Pair) => {
    const index = keys.indexOf(String(key));
    return index === -1 ? keys.length : index;
  };
  const [first] = map.items;
  const led = first !== undefined && isScalar(first.key) ? first.key.spaceBefore : undefined;
  map.items.sort((a, b) => rank(a) - rank(b));
  const [leader] = map.items;
  if (first === leader || !isScalar(leader?.key)) return;
  leader.key.spaceBefore = led ?? false;
  if (indent === 0 && isScalar(first?.key)) moveHeader(first.key, leader.key);
}

/** What stands at the top of the file speaks of the file: it stays there when another key comes first. */
function moveHeader(from: Scalar, to: Scalar): void {
  const comment = from.commentBefore ?? "";
  const schemaLine = /^ *yaml-language-server:.*(?:\n|$)/.exec(comment)?.[0].length ?? 0;
  const end = Math.max(comment.lastIndexOf("\n\n") + 1, schemaLine);
  if (end === 0) return;
  const header = comment.slice(0, end).trimEnd();
  from.commentBefore = comment.slice(end).replace(/^\n/, "");
  to.commentBefore = to.commentBefore ? `${header}\n\n${to.commentBefore}` : header;
}

const clock = /^\d{1,2}:\d{2}(:\d{2})?$/;

/** Lines of nothing but spaces; written below each other the spaces would be lost. */
const blank = /^\s+$/;

/** Times in double quotes, because other readers of YAML take them for numbers; no quotes in single ones. */
function quote(scalar: Scalar): void {
  if (typeof scalar.value !== "string") return;
  if (clock.test(scalar.value) || blank.test(scalar.value)) scalar.type = Scalar.QUOTE_DOUBLE;
  if (scalar.type === Scalar.QUOTE_SINGLE && !/["\\]/.test(scalar.value)) scalar.type = Scalar.QUOTE_DOUBLE;
}

/** The keys of a flow that have an empty line before them. */
export const sections = ["enrolment", "email", "sms", "goals", "steps", "finish"];

/** One blank line before every section of the flow; the lines above, which say who it is, stay together as they were. */
function separateSections({ contents }: Document): void {
  if (!isMap(contents)) return;
  for (const { key } of contents.items.slice(1)) {
    if (isScalar(key) && sections.includes(String(key.value))) key.spaceBefore = true;
  }
}
