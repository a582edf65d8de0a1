import type { Binding } from "./binding.ts";

/** A file that a pull writes. */
export interface FileChange {
  readonly path: string;
  /** What it holds now; null for a file that is new. */
  readonly before: string | null;
  readonly after: string;
}

/**
 * What a pull found out about one flow.
 *
 * - `unchanged`: nobody changed it in SuperOffice since it was applied.
 * - `same`: it was changed, and the file says so already, or does not decide what was changed.
 * - `changed`: the files are written anew where they differ.
 * - `unmanaged`: it was never applied.
 */
export type PullOutcome = "unchanged" | "same" | "changed" | "unmanaged";

export interface FlowPull {
  readonly key: string;
  readonly file: string;
  readonly outcome: PullOutcome;
  readonly files: readonly FileChange[];
  /** What to remember once the files are written; null when that is known already. */
  readonly binding: Binding | null;
}

/** What bringing changes from a target into the files would do, or did. */
export interface Pull {
  readonly format_version: "1.0";
  readonly project: string;
  readonly target: string;
  readonly flows: readonly FlowPull[];
}
