import type { Plan } from "../../model/plan.ts";

/** The numbers that GitLab shows in a merge request. A flow that is taken over is changed; Flowform deletes none. */
export function terraformReport({ summary: { create, update, adopt } }: Pick<Plan, "summary">): object {
  return { create, update: update + adopt, delete: 0 };
}
