import type { Outcome } from "../diagnostic/diagnostic.ts";
import { visible } from "../diagnostic/frame.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { badPlanFile } from "../diagnostic/plan.ts";
import { validatePlan } from "../generated/validate-plan.js";
import type { SavedPlan } from "../model/plan.ts";
import { planDigest } from "../plan/plan-digest.ts";
import type { FileSystem } from "../source/file-system.ts";
import { checksum } from "../util/checksum.ts";
import { isObject, parseJson } from "../util/json.ts";
import { sha256 } from "./sha256.ts";

/** Reads a saved plan. One that was cut or edited is not used, whether it would do something else or only say so. */
export function readPlan(files: FileSystem, path: string): Outcome<SavedPlan> {
  const bad = (why: string) => failure<SavedPlan>(badPlanFile(undefined, visible(path), why));
  const { value: bytes, reason } = files.read(path);
  if (bytes === undefined) return bad(reason);
  const value = parseJson(new TextDecoder().decode(bytes));
  if (value === undefined) return bad("it is not JSON, or not all of it");
  const otherVersion = isObject(value) ? whyOtherVersion(value.format_version) : undefined;
  if (otherVersion !== undefined) return bad(otherVersion);
  if (!validatePlan(value)) return bad("it does not have the form of a plan");
  const plan = value as SavedPlan;
  const isWhole = checksum({ ...plan }, sha256) === plan.checksum && planDigest(plan, sha256) === plan.digest;
  return isWhole ? success(plan) : bad("it was changed after it was made");
}

/** Why a plan of this version of the format cannot be read; undefined when it can, or when it says no version at all. */
function whyOtherVersion(version: unknown): string | undefined {
  const [, major, minor] = typeof version === "string" ? (/^(\d{1,4})\.(\d{1,4})$/.exec(version) ?? []) : [];
  if (major === undefined || (major === "1" && minor !== "0")) return undefined;
  return `it was made by ${Number(major) < 2 ? "an older" : "a newer"} version of Flowform (format_version ${version}); plan again`;
}
