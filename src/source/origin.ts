import type { Pointer } from "./pointer.ts";

/** Where in an authored file something stands: a value, or with `on: "key"` the key before it. */
export interface Origin {
  readonly file: string;
  readonly pointer: Pointer;
  readonly on?: "key" | "value";
}

/** A stretch of a file's text: offsets count UTF-16 units, lines and columns start at 1. */
export interface Range {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}
