import { type CST, isMap, isScalar, isSeq, parseDocument, Scalar, type YAMLMap, type YAMLSeq } from "yaml";
import { isObject } from "../../util/json.ts";
import type { Lines } from "./lines.ts";

/** A value of a YAML text with its stretch: from its first letter to behind its last one, comments left out. */
export type TextNode = TextScalar | TextCollection;

export interface TextScalar {
  readonly kind: "scalar";
  readonly start: number;
  readonly end: number;
  readonly value: unknown;
  readonly style: Scalar.Type;
}

export interface TextCollection {
  readonly kind: "map" | "list";
  /** Written in braces or brackets. */
  readonly flow: boolean;
  readonly start: number;
  readonly end: number;
  readonly value: unknown;
  readonly parts: readonly TextPart[];
}

/** An entry of a mapping, or an item of a list. */
export interface TextPart {
  /** The key; empty for an item. */
  readonly key: string;
  /** Where the key or the item's dash stands; in brackets, the item itself. */
  readonly start: number;
  /** Behind the colon or dash; in brackets, the item's beginning. */
  readonly after: number;
  readonly node: TextNode;
}

/** The root of a YAML text that the parser accepts; undefined when it is not a mapping. */
export function readTextTree(lines: Lines): TextCollection | undefined {
  const { contents } = parseDocument(lines.text, { version: "1.2", schema: "core", keepSourceTokens: true });
  const root = readNode(contents, 0, lines);
  return root.kind === "map" ? root : undefined;
}

function readNode(node: unknown, after: number, lines: Lines): TextNode {
  if (isMap(node)) return collection("map", node, readEntries(node, lines));
  if (isSeq(node)) return collection("list", node, readItems(node, lines));
  return readScalar(node, after, lines);
}

function collection(kind: "map" | "list", node: YAMLMap | YAMLSeq, parts: readonly TextPart[]): TextCollection {
  const [start, flowEnd] = rangeOf(node);
  const flow = node.flow === true;
  const value = kind === "list" ? parts.map((part) => part.node.value) : objectOf(parts);
  return { kind, flow, start, end: flow ? flowEnd : (parts.at(-1)?.node.end ?? flowEnd), value, parts };
}

function objectOf(parts: readonly TextPart[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(parts.map(({ key, node }) => [key, node.value]));
}

function rangeOf(node: { range?: readonly [number, number, number] | null | undefined }): readonly [number, number] {
  const [start = 0, end = 0] = node.range ?? [];
  return [start, end];
}

function readEntries(map: YAMLMap, lines: Lines): readonly TextPart[] {
  return map.items.map((pair) => {
    const [start, end] = rangeOf(isObject(pair.key) ? pair.key : {});
    const after = offsetBehind(pair.srcToken?.sep, "map-value-ind") ?? end;
    const key = isScalar(pair.key) ? String(pair.key.value) : "";
    return { key, start, after, node: readNode(pair.value, after, lines) };
  });
}

function readItems(list: YAMLSeq, lines: Lines): readonly TextPart[] {
  const token = list.srcToken;
  return list.items.map((item, index) => {
    const after = token?.type === "block-seq" ? offsetBehind(token.items[index]?.start, "seq-item-ind") : undefined;
    const node = readNode(item, after ?? 0, lines);
    return { key: "", start: after === undefined ? node.start : after - 1, after: after ?? node.start, node };
  });
}

function offsetBehind(tokens: readonly CST.SourceToken[] | undefined, type: CST.Token["type"]): number | undefined {
  const token = tokens?.find((candidate) => candidate.type === type);
  return token === undefined ? undefined : token.offset + 1;
}

function readScalar(node: unknown, after: number, lines: Lines): TextScalar {
  if (!isScalar(node) || node.source === "" || node.range === undefined || node.range === null) {
    const [start, end] = isScalar(node) && node.type !== Scalar.PLAIN ? rangeOf(node) : [after, after];
    return { kind: "scalar", start, end, value: isScalar(node) ? node.value : null, style: styleOf(node) };
  }
  const [start, end] = rangeOf(node);
  return { kind: "scalar", start, end: scalarEnd(node, end, lines), value: node.value, style: styleOf(node) };
}

function styleOf(node: unknown): Scalar.Type {
  return isScalar(node) ? ((node.type as Scalar.Type | undefined) ?? Scalar.PLAIN) : Scalar.PLAIN;
}

/** Empty lines behind a block of text stand between things, unless the text keeps them. */
function scalarEnd(node: Scalar, end: number, { text }: Lines): number {
  if (!isBlockStyle(styleOf(node))) return end;
  const [start] = rangeOf(node);
  const header = /^[|>][-+\d]*/.exec(text.slice(start))?.[0] ?? "";
  if (header.includes("+")) return text[end - 1] === "\n" ? end - 1 : end;
  return start + text.slice(start, end).trimEnd().length;
}

/** A text that is written below its key, line by line. */
export function isBlockStyle(style: Scalar.Type): boolean {
  return style === Scalar.BLOCK_LITERAL || style === Scalar.BLOCK_FOLDED;
}
