import type { Change } from "./change.ts";
import type { Edited } from "./plan.ts";

/**
 * Which side of a flow has changed since the last apply.
 *
 * - `git`: the file. `superOffice`: the live flow. `both`: each of them, or one part of them in both.
 * - `unknown`: the live flow has changed, and what was remembered does not tell whether the file has.
 * - `new`: it has a file and was never on the target. `deleted`: it was, and somebody deleted it there.
 * - `neverApplied`: a live flow has its name and another content, and no apply has been there yet.
 */
export type DriftState = "git" | "superOffice" | "both" | "unknown" | "new" | "deleted" | "neverApplied";

/** One flow that is not as its file says. */
export interface FlowDrift {
  readonly key: string;
  readonly name: string;
  readonly file: string;
  readonly emailFlowId: number | null;
  readonly state: DriftState;
  /** Who saved the live flow last, when that was after the last apply. */
  readonly edited: Edited | null;
  /** What an apply would do now; each change says whether it undoes one that was made in SuperOffice. */
  readonly changes: readonly Change[];
}

/** Git, the last apply and the live flows compared. */
export interface DriftReport {
  readonly format_version: "1.0";
  readonly project: string;
  readonly target: string;
  readonly flows: readonly FlowDrift[];
  /** Keys of flows that are as their files say. */
  readonly same: readonly string[];
  /** Keys of managed flows that have no file any more. */
  readonly released: readonly string[];
}
