import type { WorkflowStepType } from "../model/enums.ts";
import type { Fields, Words } from "./field.ts";
import type { SchemaNode } from "./schema-node.ts";

/** One of the fifteen keywords: what a step of this type looks like. */
export interface StepKeyword {
  readonly type: WorkflowStepType;
  readonly words: Words;
  readonly fields: Fields;
  /** The key that a bare text or list stands for: `wait: 3 days` means `wait: { for: 3 days }`. */
  readonly shorthand?: string;
  /** Keys that hold nodes of their own, compiled by the walk over the flow. */
  readonly children?: { readonly schema: Readonly<Record<string, SchemaNode>>; readonly required: readonly string[] };
}
