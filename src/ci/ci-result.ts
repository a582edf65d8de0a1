import { noReport } from "../diagnostic/ci.ts";
import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { isObject, parseJson } from "../util/json.ts";

/** What `ci plan` found, for the steps after it. */
export interface CiResult {
  readonly format_version: "1.0";
  /** `validated`: the files are right, and nothing was planned, because they get no secrets. */
  readonly outcome: "validated" | "planned" | "failed";
  readonly project: string;
  /** Where the project is in the repository; "." for its root. */
  readonly folder: string;
  readonly target: string;
  readonly commit: string;
  readonly changes: boolean;
  /** How many findings make the job fail, also beside a plan: what lint calls an error. */
  readonly errors: number;
  /** What is approved by approving; empty when nothing would change. */
  readonly digest: string;
}

export const resultFile = "result.json";
export const commentFile = "comment.md";
export const planFile = "plan.json";
export const approvalFile = "approval.json";

/** Reads the result of `ci plan`; a file is somebody else's word until it was looked at. */
export function readCiResult(text: string | undefined, path: string): Outcome<CiResult> {
  if (text === undefined) return failure(noReport(undefined, path, "it is not there"));
  const value = parseJson(text);
  if (!isObject(value) || value.format_version !== "1.0" || !hasTexts(value) || typeof value.errors !== "number")
    return failure(noReport(undefined, path, "it does not have that form"));
  return success(value as unknown as CiResult);
}

function hasTexts(value: Readonly<Record<string, unknown>>): boolean {
  return ["outcome", "project", "folder", "target", "commit", "digest"].every((key) => typeof value[key] === "string");
}
