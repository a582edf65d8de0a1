import fc from "fast-check";
import { Document, isMap, isScalar, isSeq, parseDocument, Scalar, visit } from "yaml";
import type { Values } from "../../src/language/context.ts";

/** How somebody writes YAML: where comments, empty lines, braces and quotes go is rolled from the numbers. */
export interface Habits {
  readonly crlf: boolean;
  readonly indentSeq: boolean;
  readonly numbers: readonly number[];
}

export const habits: fc.Arbitrary<Habits> = fc.record({
  crlf: fc.boolean(),
  indentSeq: fc.boolean(),
  numbers: fc.array(fc.nat({ max: 99 }), { minLength: 50, maxLength: 300 }),
});

/** The style of a text by the number that is rolled; the others are plain. */
const styles: readonly (Scalar.Type | undefined)[] = [
  ...Array.from({ length: 20 }, (): Scalar.Type => Scalar.QUOTE_DOUBLE),
  ...Array.from({ length: 10 }, (): Scalar.Type => Scalar.QUOTE_SINGLE),
  ...Array.from({ length: 10 }, (): Scalar.Type => Scalar.BLOCK_LITERAL),
];

/** A document written by somebody with habits of their own. */
export function handwritten(value: Values, { crlf, indentSeq, numbers }: Habits): string {
  const document = new Document(value, { version: "1.2", schema: "core" });
  let rolled = 0;
  const next = () => numbers[rolled++ % numbers.length] ?? 0;
  const roll = (chance: number) => next() < chance;
  let count = 0;
  visit(document, {
    Node(key, node) {
      if (isScalar(node) && key !== "key" && typeof node.value === "string") {
        const style = styles[next()];
        if (style !== undefined) node.type = style;
      }
      if ((isMap(node) || isSeq(node)) && key !== null && roll(20)) node.flow = true;
      else if (roll(8)) node.commentBefore = ` before ${++count}`;
      if (isScalar(node) && key !== "key" && roll(5)) node.comment = ` beside ${++count}`;
      if (roll(8)) node.spaceBefore = true;
    },
  });
  const text = document.toString({ lineWidth: 0, indentSeq });
  return crlf ? text.replaceAll("\n", "\r\n") : text;
}

/** The text of every step and branch by its id, indentation left out. */
export function textsById(text: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  visit(parseDocument(text, { version: "1.2" }), {
    Map(_, map) {
      const id = map.get("id");
      const [start = 0, end = 0] = map.range ?? [];
      if (typeof id === "string") texts.set(id, text.slice(start, end).trimEnd().replace(/^ +/gm, ""));
    },
  });
  return texts;
}
