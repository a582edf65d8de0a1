import type { Binding } from "../model/binding.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import { workflowDefinitionStatuses } from "../model/enums.ts";
import { appliedMark } from "./content.ts";

/** Whether the content of a live flow is as the last apply left it; started, paused or ended is no edit. */
export function isAsLeft(
  live: EmailFlow,
  { applied }: Pick<Binding, "applied">,
  hash: (text: string) => string,
): boolean {
  return workflowDefinitionStatuses.some((Status) => appliedMark({ ...live, Status }, hash) === applied);
}
