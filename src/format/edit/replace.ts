import type { KeyOrder } from "../key-order.ts";
import { columnOf, type Edit, indented, type Lines, nextLine } from "./lines.ts";
import { isBlockStyle, type TextNode, type TextPart } from "./text-tree.ts";
import { type WrittenValue, writeInline, writeItem, writeValue } from "./write-value.ts";

/** Where a value stands: in which order its keys go, and whether it is inside braces or brackets. */
export interface Place {
  readonly lines: Lines;
  readonly order: KeyOrder;
  readonly inline: boolean;
}

/** Another value in the place of one; what stands beside it on its line stays. */
export function replaceValue(part: TextPart, value: unknown, place: Place): readonly Edit[] {
  const { node } = part;
  const style = node.kind === "scalar" && typeof value === "string" ? { style: node.style } : {};
  if (place.inline) {
    const space = node.start === part.after && place.lines.text[part.after - 1] === ":" ? " " : "";
    return [
      { start: node.start, end: node.end, text: `${space}${writeInline(value, { order: place.order, ...style })}` },
    ];
  }
  if (part.key === "" && !isTextLike(node, value)) return replaceItem(part, value, place);
  const column = columnOf(place.lines, part.start);
  return putBehind(part, writeValue(value, { order: place.order, column, ...style }), place.lines);
}

function isTextLike(node: TextNode, value: unknown): boolean {
  return node.kind === "scalar" && (typeof value !== "object" || value === null);
}

/** An item of a list without brackets is written anew from its dash. */
function replaceItem({ start, node }: TextPart, value: unknown, { lines, order }: Place): readonly Edit[] {
  const column = columnOf(lines, start);
  const [first = "", ...rest] = writeItem(value, { order, column });
  const text = `${first}${lines.eol}${indented(rest, column, lines)}`;
  return [{ start, end: node.end, text: text.slice(0, -lines.eol.length) }];
}

/** Puts a value behind its colon or dash: its first line in the place of the old one, its other lines below. */
function putBehind(part: TextPart, { head, body }: WrittenValue, lines: Lines): readonly Edit[] {
  const { after, node } = part;
  const below = indented(body, columnOf(lines, part.start), lines);
  const header = headerOf(node, lines);
  const stands = node.end > node.start;
  if (stands && header === undefined && (node.kind === "scalar" || node.flow)) {
    const under = nextLine(lines, node.end);
    return [
      head === "" ? { start: after, end: node.end, text: "" } : { start: node.start, end: node.end, text: head },
      { start: under, end: under, text: below },
    ];
  }
  // The value stands below the line of its key: a comment on that line stays.
  const sign = header !== undefined && head !== "";
  const first = { start: sign ? node.start : after, end: header === undefined ? after : node.start + header };
  const under = nextLine(lines, first.end);
  return [
    { ...first, text: head === "" || sign ? head : ` ${head}` },
    { start: under, end: stands ? Math.max(under, nextLine(lines, node.end)) : under, text: below },
  ];
}

/** How long the sign of a text in lines is: | or > with what follows it. */
function headerOf(node: TextNode, { text }: Lines): number | undefined {
  if (node.kind !== "scalar" || !isBlockStyle(node.style)) return undefined;
  return /^[|>][-+\d]*/.exec(text.slice(node.start))?.[0].length;
}
