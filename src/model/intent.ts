import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Binding } from "./binding.ts";
import type { EmailFlow } from "./email-flow.ts";
import type { WorkflowDefinitionStatus } from "./enums.ts";

/**
 * What an apply is about to do to one flow, written down before its first write and crossed out after its last one.
 * Whoever comes next, on any machine, can tell from it and from the live flow how far the apply got.
 */
export interface Intent {
  /** The flow's key. */
  readonly key: string;
  readonly kind: "create" | "update";
  /** The name under which a created flow would be found. */
  readonly name: string;
  /** The flow that is updated; 0 for one that is created. */
  readonly emailFlowId: number;
  /** The content before the save, as `contentMark` tells it; empty for a flow that is created. */
  readonly before: string;
  /** The content that the save is to bring about, as `shapeMark` tells it. */
  readonly wanted: string;
  /** Whether the flow was running, and is paused for the save. */
  readonly pauses: boolean;
  /** The status that the flow is to have at the end. */
  readonly afterwards: WorkflowDefinitionStatus;
  /**
   * The ids of the file that are not remembered yet, or of another node, each with the place of its node in the flow that is saved, counted
   * as `nodesOf` counts them.
   */
  readonly newIds: Readonly<Record<string, number>>;
  /** Which run wrote it: host, process and a random word. */
  readonly owner: string;
  /** When, in milliseconds since 1970. */
  readonly time: number;
}

/** Who may apply to a target, and until when; one for each project on each target. */
export interface Lease {
  readonly owner: string;
  /** Milliseconds since 1970; a lease that is over belongs to nobody. */
  readonly until: number;
}

/** Stands for a note that is there and that this Flowform cannot read: it was damaged, or a newer one wrote it. */
export const unreadable = "unreadable";
export type Unreadable = typeof unreadable;

/** Everything that is remembered of a project on a target. */
export interface Memory {
  readonly bindings: ReadonlyMap<string, Binding>;
  /** By flow key; only those that are open. */
  readonly intents: ReadonlyMap<string, Intent>;
  /** Keys of flows of which something is open that cannot be read. */
  readonly unreadable: readonly string[];
  readonly lease: Lease | Unreadable | undefined;
}

/**
 * What an intent has come to. `resume` says that the flow is paused by us and may be started again; `unended`, that it
 * is paused by us and was to be ended: what it holds was approved for a flow that ends, and ending cancels people.
 */
export type Verdict =
  | { readonly kind: "done"; readonly flow: EmailFlow; readonly resume: boolean; readonly unended?: true }
  | { readonly kind: "notDone"; readonly flow: EmailFlow | undefined; readonly resume: boolean }
  /** The write may still be on its way. */
  | { readonly kind: "tooEarly"; readonly until: number }
  | { readonly kind: "several"; readonly ids: readonly number[] }
  | { readonly kind: "conflict"; readonly why: string };

/** An intent that is open, and what it has come to as far as can be told. */
export interface OpenIntent {
  readonly intent: Intent;
  readonly verdict: Verdict | { readonly kind: "unseen"; readonly diagnostics: readonly Diagnostic[] };
}

/** What earlier runs have left on a target. */
export interface LeftOver {
  readonly open: readonly OpenIntent[];
  /** Keys of flows of which something is open that cannot be read. */
  readonly unreadable: readonly string[];
  /** Who applies now, or did and is gone. */
  readonly lease: Lease | Unreadable | undefined;
  /** Whether the lease keeps others from applying: it is not over. */
  readonly held: boolean;
}
