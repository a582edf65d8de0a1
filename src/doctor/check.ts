import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { ListReference } from "../language/context.ts";
import type { Finding } from "../model/doctor-report.ts";
import type { Connection } from "../model/http.ts";
import { present } from "../util/invariant.ts";

/** What a check may use. */
export interface CheckWorld {
  readonly connection: Connection;
  /** Milliseconds since 1970, by the clock of this machine. */
  readonly now: () => number;
  /** The name under which the target remembers the project's flows. */
  readonly project: string;
  /** The lists that flow files can name things of. */
  readonly lists: readonly ListReference[];
  /** Whether a check may write scratch data, which it deletes again. */
  readonly mayWrite: boolean;
  /** The name of all scratch data of this run. */
  readonly scratchName: string;
}

/** One look at a target. It never stops the others: whatever goes wrong is what it found. */
export interface Check {
  readonly id: string;
  readonly title: string;
  readonly run: (world: CheckWorld) => Promise<Finding>;
}

export const ok = (says: string): Finding => ({ status: "ok", says, todo: "", code: "" });

/** The target does not tell; that is no fault. */
export const unknown = (says: string): Finding => ({ status: "unknown", says, todo: "", code: "" });

/** A read that came to nothing: its first reason, for the others are the same as a rule. */
export const failedBecause = ([first]: readonly Diagnostic[]): Finding =>
  found(present(first, "the reason of a failed read"));

/** What a finding of the catalogue means for a check. */
export function found({ severity, code, detail, fix }: Diagnostic): Finding {
  return { status: severity === "error" ? "failed" : "warning", says: detail, todo: fix, code };
}
