import type { FlowFacts } from "./flags.ts";

/** Whether all that is told is new, because the flow is. */
export function isNewFlow({ changes }: Pick<FlowFacts, "changes">): boolean {
  return changes.some(({ action, node }) => action === "add" && node.kind === "flow");
}
