import type { Assumption } from "./assumptions.ts";

/** What one look at a target came to. */
export interface Finding {
  /** `unknown`: the target does not tell. A read that failed or was denied is `failed`. */
  readonly status: "ok" | "warning" | "failed" | "unknown";
  /** One plain sentence, or a few. */
  readonly says: string;
  /** What to do; empty when there is nothing to do. */
  readonly todo: string;
  /** The code of the finding; empty where there is none. */
  readonly code: string;
}

/** One check with what it found. */
export interface CheckResult extends Finding {
  readonly id: string;
  readonly title: string;
}

/** Whether an assumption holds on a target, and what was seen. */
export interface Verdict {
  readonly verdict: "holds" | "doesNotHold" | "unclear";
  readonly saw: string;
}

/** One assumption with what its probe found. */
export interface ProbeResult extends Verdict {
  readonly id: Assumption;
  readonly says: string;
}

/** What `doctor` found out about a target. */
export interface DoctorReport {
  readonly format_version: "1.0";
  readonly target: string;
  /** The address of the target's api; empty for the sandbox inside this process. */
  readonly url: string;
  readonly checks: readonly CheckResult[];
  /** Empty unless probes were run. */
  readonly assumptions: readonly ProbeResult[];
}
