import type { Json } from "../util/json.ts";
import type { Effect } from "./people.ts";
import type { NodeKind } from "./property.ts";

/** Which node of a flow a change speaks of. */
export interface NodeAddress {
  readonly kind: NodeKind;
  /** The server's type name, such as "SendEmail"; empty for the flow. */
  readonly type: string;
  /** The id in the file; empty where there is none. */
  readonly id: string;
  /** The server's id; 0 for a node that is not there yet. */
  readonly serverId: number;
  /** The way from the flow to the node in ids: "reaction/engaged/call"; empty for the flow. */
  readonly path: string;
}

/** Where a change stands in the file: the line that a reviewer looks at. Absent for what only the target has. */
export interface Source {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A place among siblings: the container's path, and the position in it, counted from 1. */
export interface Position {
  readonly container: string;
  readonly index: number;
}

/**
 * Whose change a difference undoes: one that was made in SuperOffice since the last apply, there and in the file, or
 * nobody can tell.
 */
export type Drift = "superOffice" | "both" | "unknown";

interface Common {
  readonly node: NodeAddress;
  readonly source?: Source;
  /** What it means for the people who are inside now; absent when nobody is, or nobody was asked. */
  readonly effect?: Effect;
  /** Set when it undoes something that was changed in SuperOffice since the last apply. */
  readonly drift?: Drift;
}

/** A node that is new; `after` holds its own properties, children left out. */
export interface Add extends Common {
  readonly action: "add";
  readonly after: Readonly<Record<string, Json>>;
  /** Of a new flow: where each of its properties stands. */
  readonly places?: Readonly<Record<string, Source>>;
  readonly position: Position;
}

/** A node that goes; `before` holds its own properties, children left out. */
export interface Remove extends Common {
  readonly action: "remove";
  readonly before: Readonly<Record<string, Json>>;
  readonly position: Position;
}

/** One property of a surviving node. The values are canonical: what the server treats as equal is equal here. */
export interface Modify extends Common {
  readonly action: "modify";
  readonly property: string;
  readonly before: Json;
  readonly after: Json;
}

/** A surviving node that stands elsewhere. */
export interface Move extends Common {
  readonly action: "move";
  readonly before: Position;
  readonly after: Position;
}

/** A surviving node whose id in the file is another one; nothing is sent for it. */
export interface Rename extends Common {
  readonly action: "rename";
  readonly before: string;
  readonly after: string;
}

/** One difference between the file and the live flow: data, never a sentence. */
export type Change = Add | Remove | Modify | Move | Rename;
