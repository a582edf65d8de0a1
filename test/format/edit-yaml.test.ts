import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Document, isMap, isScalar, isSeq, Scalar, visit } from "yaml";
import { editYaml, smallestEdit } from "../../src/format/edit/edit-yaml.ts";
import type { Values } from "../../src/language/context.ts";
import { parseYaml } from "../../src/parse/yaml.ts";
import { equalJson } from "../../src/util/json.ts";
import { randomFlow } from "../support/random-flow.ts";
import { setValue } from "../support/set-value.ts";

const valueIn = (text: string) => parseYaml({ path: "", text }).value?.value as Values;
const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as Values;

const noise = fc.infiniteStream(fc.nat({ max: 99 }));

/** A document written by somebody with habits of their own: comments, empty lines, braces and quotes anywhere. */
function handwritten(value: Values, numbers: Iterator<number>, { crlf, indentSeq }: { crlf: boolean; indentSeq: boolean }) {
  const document = new Document(value, { version: "1.2", schema: "core" });
  const roll = (chance: number) => Number(numbers.next().value) < chance;
  let count = 0;
  visit(document, {
    Node(key, node) {
      if (isScalar(node) && key !== "key" && typeof node.value === "string") {
        if (roll(20)) node.type = Scalar.QUOTE_DOUBLE;
        else if (roll(10)) node.type = Scalar.QUOTE_SINGLE;
        else if (roll(10)) node.type = Scalar.BLOCK_LITERAL;
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

const habits = fc.record({ crlf: fc.boolean(), indentSeq: fc.boolean() });

test("whatever the two values and the habits of the author, the edited text has the new value", () => {
  fc.assert(
    fc.property(randomFlow, randomFlow, noise, habits, (before, after, numbers, habit) => {
      const text = handwritten(plain(before), numbers[Symbol.iterator](), habit);
      fc.pre(JSON.stringify(valueIn(text)) === JSON.stringify(plain(before)));
      expect(editYaml(text, plain(before))).toBe(text);
      const edited = smallestEdit(text, plain(after));
      if (!equalJson(valueIn(edited ?? ""), plain(after))) throw new Error(`\n${text}\n=== became\n${edited}\n=== instead of ${JSON.stringify(after)}`);
      expect(valueIn(editYaml(text, plain(after)) ?? "")).toEqual(plain(after));
    }),
    { numRuns: 300 },
  );
});
