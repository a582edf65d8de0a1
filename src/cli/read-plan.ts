import { createHash } from "node:crypto";
import type { Outcome } from "../diagnostic/diagnostic.ts";
import { visible } from "../diagnostic/frame.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { badPlanFile } from "../diagnostic/plan.ts";
import { validatePlan } from "../generated/validate-plan.js";
import type { Plan } from "../model/plan.ts";
import { planDigest } from "../plan/plan-digest.ts";
import type { FileSystem } from "../source/file-system.ts";

/** Reads a saved plan. One that was cut or edited is not used: its digest speaks for everything that it would do. */
export function readPlan(files: FileSystem, path: string): Outcome<Plan> {
  const bad = (why: string) => failure<Plan>(badPlanFile(undefined, visible(path), why));
  const { value: bytes, reason } = files.read(path);
  if (bytes === undefined) return bad(reason);
  const plan = parse(new TextDecoder().decode(bytes));
  if (plan === undefined) return bad("it is not JSON, or not all of it");
  if (!validatePlan(plan)) return bad("it does not have the form of a plan");
  if (planDigest(plan as Plan, (text) => createHash("sha256").update(text).digest("hex")) !== (plan as Plan).digest)
    return bad("it was changed after it was made");
  return success(plan as Plan);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
