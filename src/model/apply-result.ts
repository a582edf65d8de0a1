import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { FlowAction } from "./plan.ts";

/** How far one flow got. */
export interface FlowResult {
  readonly key: string;
  readonly action: FlowAction;
  /**
   * `alreadyApplied`: the target was as the plan wants it, and nothing was written. `skipped`: an earlier flow
   * failed first, or somebody stopped the apply. `unknown`: the answer to a write was lost.
   */
  readonly outcome: "applied" | "alreadyApplied" | "failed" | "unknown" | "skipped";
  /** The flow's id on the target; null when there is none, or nobody knows. */
  readonly emailFlowId: number | null;
  /** How many SaveEmailFlow calls the target carried out, or may have; a refused one is none. */
  readonly saves: number;
  /**
   * Milliseconds from asking for the last reading to the answer of the save: an edit that somebody else saved in
   * that time was overwritten unseen. Null when nothing was saved.
   */
  readonly lastReadToSave: number | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** What became of something that an earlier apply had left open. */
export interface Settlement {
  readonly key: string;
  /**
   * `done`: the earlier save was carried out. `notDone`: it was not, and will not be. `forgotten`: a person said to
   * take the flow as it is. `open`: nobody can tell yet, or a person must look at it.
   */
  readonly outcome: "done" | "notDone" | "forgotten" | "open";
  readonly emailFlowId: number | null;
  /** Whether a flow that was left paused runs again. */
  readonly resumed: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** What an apply did, flow by flow, in the order of the plan. */
export interface ApplyResult {
  readonly format_version: "1.0";
  readonly project: string;
  readonly target: string;
  readonly digest: string;
  /** What was left open earlier and settled before anything else. */
  readonly settled: readonly Settlement[];
  readonly flows: readonly FlowResult[];
  /** What concerns the whole run: why it did not begin, or where it stopped. */
  readonly diagnostics: readonly Diagnostic[];
}
