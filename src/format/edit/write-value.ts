import { Document, isMap, isScalar, isSeq, Scalar, visit } from "yaml";
import { arrange, documentOptions, writeDocument } from "../format-flow.ts";
import type { KeyOrder } from "../key-order.ts";

/** A value as it is written behind a colon: what stands on the line of the key, and the lines below it. */
export interface WrittenValue {
  readonly head: string;
  /** Indented as deep as the key. */
  readonly body: readonly string[];
}

interface Shape {
  readonly order: KeyOrder;
  /** The column of the key or dash. */
  readonly column: number;
}

/** The lines of a new entry, as formatting would write them. */
export function writeEntry(key: string, value: unknown, { order, column }: Shape): readonly string[] {
  return writeLines({ [key]: value }, { order, column });
}

/** The lines of a new list item, its dash included. */
export function writeItem(value: unknown, { order, column }: Shape): readonly string[] {
  const list: KeyOrder = { keys: [], child: () => order, item: () => order };
  return writeLines([value], { order: list, column });
}

/** A value below a key; a text keeps the style that it is given where it can be written so. */
export function writeValue(value: unknown, { order, column, style }: Shape & { style?: Scalar.Type }): WrittenValue {
  const parent: KeyOrder = { keys: [], child: () => order, item: () => order };
  const [first = "", ...body] = writeLines({ k: value }, { order: parent, column, style });
  return { head: first.slice("k:".length).trim(), body };
}

/** A value on one line, as it stands inside braces or brackets. */
export function writeInline(value: unknown, { order, style }: { order: KeyOrder; style?: Scalar.Type }): string {
  const document = new Document([value], documentOptions);
  if (isSeq(document.contents)) {
    const [item] = document.contents.items;
    arrange(item, { order, indent: Number.NEGATIVE_INFINITY });
    restyle(item, style);
    visit(document, { Scalar: (_, scalar) => quoteLines(scalar) });
    document.contents.flow = true;
  }
  const oneLine = { lineWidth: 0, doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY };
  return document
    .toString({ ...oneLine, flowCollectionPadding: false })
    .trimEnd()
    .slice(1, -1);
}

/** Inside braces a text stays on its line. */
function quoteLines(scalar: Scalar): void {
  if (typeof scalar.value === "string" && scalar.value.includes("\n")) scalar.type = Scalar.QUOTE_DOUBLE;
}

function writeLines(
  value: unknown,
  { order, column, style }: Shape & { readonly style?: Scalar.Type | undefined },
): readonly string[] {
  const document = new Document(value, documentOptions);
  const { contents } = document;
  if (isMap(contents)) for (const pair of contents.items) brace(pair.value, column === 0 && style === undefined);
  if (isSeq(contents)) for (const item of contents.items) brace(item, true);
  arrange(contents, { order, indent: column });
  if (isMap(contents)) for (const { value: text } of contents.items) restyle(text, style);
  return writeDocument(document, oneLine).replace(/\n$/, "").split("\n");
}

/** A text in quotes is not broken into lines, for a comment may stand behind it. */
const oneLine = { doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY };

/** A text keeps the style that it had, where it can: a plain one that needs something else gets what is usual. */
function restyle(node: unknown, style: Scalar.Type | undefined): void {
  if (!isScalar(node) || typeof node.value !== "string" || node.type !== undefined) return;
  if (style === undefined || style === Scalar.PLAIN) return;
  node.type = style === Scalar.QUOTE_SINGLE && node.value.includes("\n") ? Scalar.QUOTE_DOUBLE : style;
}

/** Written below its key, a text that ends with empty lines would swallow those that follow it in the file. */
const endsWithEmptyLine = /\n\s*\n$/;

/** Small mappings and lists go into braces and brackets; sections, and items of lists, are written key by key. */
function brace(node: unknown, open: boolean): void {
  if (isScalar(node) && endsWithEmptyLine.test(String(node.value))) node.type = Scalar.QUOTE_DOUBLE;
  if (isMap(node)) {
    for (const { value } of node.items) brace(value, false);
    if (!open && isSmall(node)) node.flow = true;
  }
  if (isSeq(node)) {
    for (const item of node.items) brace(item, true);
    if (node.items.every(isScalar) && isSmall(node)) node.flow = true;
  }
}

/** Made of texts of one line and of what is in braces or brackets itself. */
function isSmall(node: unknown): boolean {
  if (isScalar(node)) return typeof node.value !== "string" || !node.value.includes("\n");
  if (isMap(node)) return node.items.every(({ value }) => isSmall(value));
  return isSeq(node) && node.items.every(isScalar) && node.items.every(isSmall);
}
