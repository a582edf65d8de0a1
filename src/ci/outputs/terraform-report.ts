import type { Plan } from "../../model/plan.ts";

/** The numbers that GitLab shows in a merge request. A flow that is taken over, or let go, is changed; one that is ended is deleted. */
export function terraformReport({ summary: { create, update, adopt, release, end } }: Pick<Plan, "summary">): object {
  return { create, update: update + adopt + release, delete: end };
}
