import type { Origin, Range } from "../source/origin.ts";
import type { Pointer } from "../source/pointer.ts";
import { rangeBetween, type SourceFile } from "../source/source-file.ts";

/**
 * Where the values of a document stand: four offsets per value, in the order in which a walk of the value meets them
 * (key start, key end, value start, value end). The key's two are -1 where there is none.
 */
export type Positions = Int32Array;

/** A YAML file as plain values. Its strings, keys and numbers have passed the profile of design §2. */
export interface ParsedDocument {
  readonly file: string;
  readonly value: unknown;
  readonly positions: Positions;
}

const perValue = 4;

/** How many values a value consists of, itself included. */
function countValues(value: unknown): number {
  if (typeof value !== "object" || value === null) return 1;
  let count = 1;
  for (const child of Object.values(value)) count += countValues(child);
  return count;
}

/** The child that a pointer's part names, with its distance in the walk; undefined when there is none. */
function childAt(value: unknown, part: string | number): { child: unknown; distance: number } | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  let distance = 1;
  for (const [key, child] of Object.entries(value)) {
    if (key === String(part)) return { child, distance };
    distance += countValues(child);
  }
  return undefined;
}

/** The index of a value in the walk; when the way ends early, that of the last value on it. */
function indexOf(document: ParsedDocument, pointer: Pointer): { index: number; complete: boolean } {
  let index = 0;
  let value = document.value;
  for (const part of pointer) {
    const next = childAt(value, part);
    if (next === undefined) return { index, complete: false };
    index += next.distance;
    value = next.child;
  }
  return { index, complete: true };
}

/** The range of an origin. Of a value that is not there, the key of the nearest value around it. */
export function locate(document: ParsedDocument, file: SourceFile, origin: Origin): Range {
  const { index, complete } = indexOf(document, origin.pointer);
  const [keyStart = -1, keyEnd = -1, start = 0, end = 0] = document.positions.subarray(index * perValue);
  const onKey = (origin.on === "key" || !complete) && keyStart >= 0;
  return onKey ? rangeBetween(file, keyStart, keyEnd) : rangeBetween(file, start, end);
}
