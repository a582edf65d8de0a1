import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Pointer } from "../source/pointer.ts";
import type { Catalogue } from "./conditions/column.ts";

/** One MDO list of the target, as it must be asked for. */
export interface ListReference {
  readonly list: string;
  /** The list's additional information, such as `shipmentId=12`; empty for most. */
  readonly additional: string;
}

/** A record as a person writes it: its name, or its id where it has none. */
export type Name = string | { readonly id: number };

/**
 * What compiling a value may ask of the world. Every answer is at hand at once: what is not known yet is noted,
 * answered with a stand-in, and compiled again when it has been fetched.
 */
export interface Context {
  /** The file that is compiled. */
  readonly file: string;
  /** The columns that conditions may name. */
  readonly catalogue: Catalogue;
  /** The id of a record by name; 0 as long as it is not known. */
  recordId(list: ListReference, name: Name, at: Pointer): number;
  /** The id of a flow by key; negative for a flow that the target does not have yet. */
  flowId(name: FlowName, at: Pointer): number;
  /** A long text kept in a file beside the flow. */
  text(path: string, at: Pointer): string;
  report(diagnostic: Diagnostic): void;
}

/** Where a value stands, and what it may look at while it is compiled. */
export interface Place {
  readonly at: Pointer;
  readonly context: Context;
  /** A carrier property that an earlier field of the same mapping, or of the one around it, has written. */
  readonly sibling: (property: string) => unknown;
}

/** Another flow as a person writes it: its key, or its id where it is no flow of this project. */
export type FlowName = string | { readonly id: number };

/**
 * What writing a carrier as YAML may ask of the world; the reverse of `Context`. What is not known yet is noted,
 * answered with a stand-in, and written again when it has been fetched.
 */
export interface Names {
  /** The columns that conditions may name. */
  readonly catalogue: Catalogue;
  /** What a record is called; its id where its name is not enough. */
  recordName(list: ListReference, id: number): Name;
  flowName(id: number): FlowName;
  /** Where a text goes: it is written as it is, or put into a file beside the flow; `today` is where it is now. */
  longText(text: string, today: unknown): string | { readonly file: string };
}

/** A node of a carrier on its way to YAML. */
export interface Reading {
  readonly values: Values;
  readonly defaults: Values;
  /** Whether the key must be written even when it says nothing. */
  readonly required: boolean;
  readonly names: Names;
  /** What is written for the key now. */
  readonly today: unknown;
  /** The node's own property, or that of the node around it; undefined for a default. */
  readonly sibling: (property: string) => unknown;
}

/** Carrier properties by wire name. */
export type Values = Readonly<Record<string, unknown>>;

/** The place of a mapping that nothing else has an influence on. */
export function placeOf(context: Context, at: Pointer): Place {
  return { context, at, sibling: () => undefined };
}

/** The place of a key or an item inside a value. */
export function inside({ context, at, sibling }: Place, ...parts: Pointer): Place {
  return { context, at: at.concat(parts), sibling };
}
