import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { FlowAction } from "./plan.ts";

/** How far one flow got. */
export interface FlowResult {
  readonly key: string;
  readonly action: FlowAction;
  /** `skipped`: an earlier flow failed first. `unknown`: the answer to a write was lost. */
  readonly outcome: "applied" | "failed" | "unknown" | "skipped";
  /** The flow's id on the target; null when there is none, or nobody knows. */
  readonly emailFlowId: number | null;
  /** How many SaveEmailFlow calls the target carried out, or may have; a refused one is none. */
  readonly saves: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** What an apply did, flow by flow, in the order of the plan. */
export interface ApplyResult {
  readonly format_version: "1.0";
  readonly project: string;
  readonly target: string;
  readonly digest: string;
  readonly flows: readonly FlowResult[];
}
