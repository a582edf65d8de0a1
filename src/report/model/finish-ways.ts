import type { Change } from "../../model/change.ts";
import type { Values } from "./aspects.ts";
import type { FlowFacts } from "./flags.ts";
import { flowBefore } from "./flow-before.ts";

/** The flows that somebody who reaches a goal goes to at the end, by id; 0 for none. */
export interface FinishWays {
  readonly before: number;
  readonly after: number;
}

/** Where those go at the end for whom a goal comes, or goes; for every other change, where success leads or not. */
export function finishWays({ action }: Change, flow: FlowFacts): FinishWays {
  const { values } = flow;
  const was = flowBefore(flow);
  if (action === "remove") return { before: flowOf(was, "ExitSuccessFlowId"), after: flowOf(values, "ExitFlowId") };
  const before = flowOf(action === "add" ? was : values, "ExitFlowId");
  return { before, after: flowOf(values, "ExitSuccessFlowId") };
}

const flowOf = (values: Values, property: string) => Number(values[property] ?? 0);
