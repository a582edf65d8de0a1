import fc from "fast-check";
import type { Values } from "../../src/language/context.ts";
import { randomFlow } from "../support/random-flow.ts";
import { type Choose, type EditableFlow, edits } from "./edits.ts";

/** A random flow, and the numbers by which an edit chooses. */
export const editSubject = fc.tuple(
  randomFlow.filter(({ steps }) => (steps as readonly unknown[]).length > 0),
  fc.array(fc.nat({ max: 1_000_000 }), { minLength: 40, maxLength: 40 }),
);

/** An edited copy of a document; undefined where it has nothing that could be edited so. */
export function editedCopy(kind: string, document: Values, numbers: readonly number[]): EditableFlow | undefined {
  const copy = structuredClone(document) as unknown as EditableFlow;
  let [used, made] = [0, 0];
  const choose: Choose = (count) => (numbers[used++ % numbers.length] ?? 0) % Math.max(1, count);
  return edits[kind]?.(copy, choose, () => `fresh-${++made}`) === true ? copy : undefined;
}
