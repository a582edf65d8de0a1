import type { Plan, SavedPlan } from "../model/plan.ts";
import { checksum } from "../util/checksum.ts";

/** A plan as it is saved and printed: the digest stands for what would be done, the checksum for all that is said of it. */
export function savedPlan(plan: Plan, hash: (text: string) => string): SavedPlan {
  return { ...plan, checksum: checksum({ ...plan }, hash) };
}
