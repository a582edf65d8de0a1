import type { Pointer } from "../source/pointer.ts";
import type { JsonObject } from "../util/json.ts";
import type { SchemaFault } from "./schema-fault.ts";

/** A fault with everything that its explanation may speak about. */
export interface FaultContext {
  readonly fault: SchemaFault;
  readonly file: string;
  readonly pointer: Pointer;
  /** The value that has the fault. */
  readonly value: unknown;
  /** What the schema says about this value, with its description and examples. */
  readonly schema: JsonObject;
  /** The whole schema, to follow references. */
  readonly root: JsonObject;
}
