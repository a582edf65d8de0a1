import type { EmailFlow } from "../../../model/email-flow.ts";
import type { SandboxState } from "../../state.ts";
import { allInstances, type Instance } from "../../workflow/instances.ts";

/** How many people went into a flow, and how far they came. */
export interface FlowCounts {
  readonly enrolled: number;
  readonly inProgress: number;
  readonly completed: number;
  readonly succeeded: number;
  /** Per cent of those who completed. */
  readonly successRate: number;
}

/** The counts of any flow; the participants are looked through once, when the first count is asked for. */
export function countFlows(state: SandboxState): (flow: EmailFlow) => FlowCounts {
  let byFlow: ReadonlyMap<number, readonly Instance[]> | undefined;
  return ({ EmailFlowId }) => {
    byFlow ??= groupByFlow(allInstances(state));
    return countInstances(byFlow.get(EmailFlowId) ?? []);
  };
}

function groupByFlow(instances: readonly Instance[]): ReadonlyMap<number, readonly Instance[]> {
  const groups = new Map<number, Instance[]>();
  for (const instance of instances) {
    const group = groups.get(instance.EmailFlowId);
    if (group === undefined) groups.set(instance.EmailFlowId, [instance]);
    else group.push(instance);
  }
  return groups;
}

function countInstances(instances: readonly Instance[]): FlowCounts {
  const having = (...statuses: readonly string[]) => instances.filter(({ Status }) => statuses.includes(Status)).length;
  const completed = having("Finished", "FinishedWithSuccess");
  const succeeded = having("FinishedWithSuccess");
  return {
    enrolled: instances.length,
    inProgress: having("Active"),
    completed,
    succeeded,
    successRate: completed === 0 ? 0 : Math.round((succeeded / completed) * 100),
  };
}
