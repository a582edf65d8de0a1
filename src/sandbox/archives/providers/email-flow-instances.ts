import type { EmailFlow } from "../../../model/email-flow.ts";
import { nodesOf } from "../../../model/node.ts";
import type { SandboxState } from "../../state.ts";
import { storedFlow } from "../../workflow/flows.ts";
import { allInstances, type Instance } from "../../workflow/instances.ts";
import { stepAfter, stepById } from "../../workflow/positions.ts";
import { personById } from "../../world/lookup.ts";
import { type Columns, column, named, prefixed, shown } from "../column.ts";
import type { Provider } from "../provider.ts";
import { flowColumns } from "./flow-columns.ts";
import { countFlows } from "./flow-counts.ts";
import { personColumns } from "./people.ts";

/** DOCUMENTED: the numbers of the statuses (superoffice-api.md C2, WorkflowInstanceStatus). */
const statusNumbers: Readonly<Record<Instance["Status"], number>> = {
  Active: 2,
  Finished: 3,
  FinishedWithSuccess: 4,
  DropOut: 5,
  Cancelled: 6,
};

/** Everybody who is or was in a flow. */
export const emailFlowInstances: Provider = (state, use) =>
  use<Instance>({
    entity: "emailflowinstance",
    rows: () => allInstances(state),
    columns: instanceColumns(state),
    keyOf: ({ WorkflowInstanceId }) => WorkflowInstanceId,
  });

/** DOCUMENTED: the columns; the current step can be neither filtered nor sorted by (superoffice-api.md E1). */
function instanceColumns(state: SandboxState): Columns<Instance> {
  return {
    getAllRows: { ...column("bool", () => true), sortable: false },
    getNoRows: { ...column("bool", () => false), sortable: false },
    workflowInstanceId: column("int", ({ WorkflowInstanceId }) => WorkflowInstanceId),
    /** ASSUMED: shows the status by its name; filtered by name or number. */
    workflowInstanceStatus: named("listAny", {
      value: ({ Status }) => Status,
      id: ({ Status }) => statusNumbers[Status],
    }),
    workflowInstanceWaitUntil: column("date", ({ WaitUntil }) => WaitUntil),
    workflowInstanceStepStarted: column("date", ({ StepStarted }) => StepStarted),
    workflowInstanceCurrentStepDescription: shown((instance) => stepType(state, instance)),
    ...currentStep(state),
    workflowInstanceDropoutReason: shown(({ DropoutReason }) => DropoutReason),
    ...prefixed<Instance, EmailFlow>("emailFlow", flowColumns(state, countFlows(state)), ({ EmailFlowId }) =>
      storedFlow(state, EmailFlowId),
    ),
    ...prefixed("person", personColumns, ({ PersonId }) => personById(state, PersonId)),
  };
}

/** ASSUMED: the column is there (A29), and who waits stands on the wait (A28); the other way on the step after it. */
function currentStep(state: SandboxState): Columns<Instance> {
  if (state.otherwise.has("A29")) return {};
  const show = state.otherwise.has("A28") ? (instance: Instance) => stepAfterWaiting(state, instance) : undefined;
  return { workflowInstanceCurrentStepId: shown(show ?? (({ CurrentStepId }) => CurrentStepId)) };
}

function stepAfterWaiting(state: SandboxState, { EmailFlowId, CurrentStepId }: Instance): number {
  const flow = storedFlow(state, EmailFlowId);
  const nodes = flow === undefined ? [] : nodesOf(flow);
  const step = stepById(nodes, CurrentStepId);
  if (step === undefined || !step.type.startsWith("WaitFor")) return CurrentStepId;
  return stepAfter(nodes, step)?.serverId ?? 0;
}

/** ASSUMED: a step is described by its type. */
function stepType(state: SandboxState, { EmailFlowId, CurrentStepId }: Instance): string {
  const flow = CurrentStepId === 0 ? undefined : storedFlow(state, EmailFlowId);
  if (flow === undefined) return "";
  return nodesOf(flow).find(({ kind, serverId }) => kind === "step" && serverId === CurrentStepId)?.type ?? "";
}
