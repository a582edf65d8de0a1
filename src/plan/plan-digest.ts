import type { FlowPlan, Plan } from "../model/plan.ts";
import { canonicalJson } from "../util/json.ts";
import { doneTo } from "./done-to.ts";

type Hash = (text: string) => string;

/**
 * What a person approves: two plans have the same digest exactly when they would do the same to the same flows of the same
 * target. Beside that it stands for the changes as they were told, but for which of two steps that change places is told
 * to move, and so must be empty. It does not depend on the commit, on who is inside and when they were counted, nor on where
 * a file or a line of it stands; what must not happen with people present is looked at again when the plan is applied. The
 * people whom ending a flow cancels for good are something that is done.
 */
export function planDigest({ project, target, url, flows }: Approved, hash: Hash): string {
  const parts = flows.map((flow) => flowDigest(flow, hash));
  return hash(canonicalJson({ project, target, url, flows: parts })).slice(0, 16);
}

type Approved = Pick<Plan, "project" | "target" | "url" | "flows">;

/** Parts of plans are never changed, and `watch` takes most of them over from one plan to the next. */
const digests = new WeakMap<FlowPlan, string>();

function flowDigest(flow: FlowPlan, hash: Hash): string {
  const digest = digests.get(flow) ?? hash(canonicalJson(doneTo(flow)));
  digests.set(flow, digest);
  return digest;
}
