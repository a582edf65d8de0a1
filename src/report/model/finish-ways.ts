import type { Change } from "../../model/change.ts";
import type { Values } from "./aspects.ts";
import type { FlowFacts } from "./flags.ts";

/** The flows that somebody who reaches a goal goes to at the end, by id; 0 for none. */
export interface FinishWays {
  readonly before: number;
  readonly after: number;
}

/** Where those go at the end for whom a goal comes, or goes; for every other change, where success leads or not. */
export function finishWays({ action }: Change, { values, changes }: FlowFacts): FinishWays {
  const was: Values = { ...values, ...valuesBefore(changes) };
  if (action === "remove") return { before: flowOf(was, "ExitSuccessFlowId"), after: flowOf(values, "ExitFlowId") };
  const before = flowOf(action === "add" ? was : values, "ExitFlowId");
  return { before, after: flowOf(values, "ExitSuccessFlowId") };
}

const flowOf = (values: Values, property: string) => Number(values[property] ?? 0);

/** What the changes of the flow itself find. */
function valuesBefore(changes: readonly Change[]): Values {
  const own = changes.flatMap((change) =>
    change.action === "modify" && change.node.kind === "flow" ? [[change.property, change.before] as const] : [],
  );
  return Object.fromEntries(own);
}
