import type { Plan } from "../model/plan.ts";

/** Tells of which flows a plan sets the status and does nothing else: these it can take over from an apply that broke off. */
export function statusesSetBy({ flows }: Pick<Plan, "flows">): (key: string) => boolean {
  const alone = flows.filter(({ payload, setStatus }) => payload === null && setStatus !== null);
  const keys = new Set(alone.map(({ key }) => key));
  return (key) => keys.has(key);
}
