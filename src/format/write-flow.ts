import { Document, isMap, isScalar, isSeq, Scalar, type YAMLMap } from "yaml";
import type { Values } from "../language/context.ts";
import { documentOptions, formatFlow, printFlow } from "./format-flow.ts";

/** A line of text that is longer is folded. */
const longestLine = 100;

/**
 * A new flow file, written as a person would: small mappings in braces, lists of words in brackets, long lines folded,
 * texts of several lines as blocks. `schema` is the path that editors find the schema by.
 */
export function writeFlow(value: Values, schema: string): string {
  const document = new Document(value, { ...documentOptions, aliasDuplicateObjects: false });
  document.commentBefore = ` yaml-language-server: $schema=${schema}`;
  if (isMap(document.contents)) arrangeRoot(document.contents);
  // The library puts a blank line between a header and the document.
  return formatFlow(printFlow(document).replace(/\n\n/, "\n"));
}

/** The flow itself and its sections are always written below each other. */
function arrangeRoot(root: YAMLMap): void {
  for (const { value } of root.items) {
    arrange(value);
    if (isMap(value)) value.flow = false;
  }
}

function arrange(node: unknown): void {
  if (isScalar(node)) fold(node);
  if (isSeq(node)) {
    for (const item of node.items) arrangeItem(item);
    node.flow = node.items.every((item) => isSmall(item) || isCollectionInOneLine(item)) && !node.items.some(isEvent);
  }
  if (isMap(node)) {
    for (const { value } of node.items) arrange(value);
    node.flow = node.items.every(({ value }) => isSmall(value) || isCollectionInOneLine(value));
  }
}

/** A step, a branch or a condition has lines of its own; an event and the id of a record fit into one. */
function arrangeItem(item: unknown): void {
  arrange(item);
  if (isMap(item) && !isEvent(item) && !isRecordId(item)) item.flow = false;
}

const isEvent = (item: unknown) => isMap(item) && item.has("on");
const isRecordId = (item: YAMLMap) => item.items.length === 1 && item.has("id");

/** What may stand in braces: a value of one short line. */
function isSmall(node: unknown): boolean {
  return isScalar(node) && node.type !== Scalar.BLOCK_FOLDED && !/\n/.test(String(node.value));
}

function isCollectionInOneLine(node: unknown): boolean {
  return (isSeq(node) || isMap(node)) && node.flow === true;
}

function fold(scalar: Scalar): void {
  const { value } = scalar;
  if (typeof value === "string" && value.length > longestLine && !value.includes("\n"))
    scalar.type = Scalar.BLOCK_FOLDED;
}
