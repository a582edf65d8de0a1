import type { EmailFlow } from "../../../model/email-flow.ts";
import type { WorkflowStepType } from "../../../model/enums.ts";
import { type CarrierNode, nodesOf } from "../../../model/node.ts";
import { noDate } from "../../../model/record.ts";
import { isoText } from "../../iso-text.ts";
import type { SandboxState } from "../../state.ts";
import { tryEnrol } from "../enrol.ts";
import { referencedFlow, storedFlow, storedFlows } from "../flows.ts";
import { activeInstancesOf, endInstance, type Instance, putInstance } from "../instances.ts";
import { addMember, isMember } from "../memberships.ts";
import { firstStep, stepAfter, stepById } from "../positions.ts";
import { addToList, removeFromList } from "./lists.ts";
import type { Exit, Outcome, Perform, Visit } from "./outcome.ts";
import { split } from "./split.ts";
import { waitForAction, waitForTime } from "./waits.ts";

/** The steps that do something in the sandbox; it sends and writes nothing, so people just pass the others. */
const performers: Partial<Readonly<Record<WorkflowStepType, Perform>>> = {
  WaitForTime: waitForTime,
  WaitForAction: waitForAction,
  Split: split,
  AddToList: addToList,
  RemoveFromList: removeFromList,
};

/** Takes everybody in the running flows as far as they can go now. DOCUMENTED (superoffice-api.md G4): who is in a paused flow stays. */
export function run(state: SandboxState): void {
  const running = storedFlows(state).filter(({ Status }) => Status === "Running");
  const everybody = running.flatMap(({ EmailFlowId }) => activeInstancesOf(state, EmailFlowId));
  for (const { WorkflowInstanceId, EmailFlowId } of everybody) {
    const flow = storedFlow(state, EmailFlowId);
    if (flow !== undefined) advance(state, flow, WorkflowInstanceId);
  }
}

function advance(state: SandboxState, flow: EmailFlow, instanceId: number): void {
  const nodes = nodesOf(flow);
  for (let goes = true; goes; ) {
    const instance = state.store.get("workflow_instance", instanceId) as Instance | undefined;
    goes = instance !== undefined && instance.Status === "Active" && move({ state, flow, nodes, instance });
  }
}

/** One step of one person; false when they wait or have left. */
function move(visit: Omit<Visit, "step">): boolean {
  const { state, flow, nodes, instance } = visit;
  const isExcluded = flow.BlockLists.some((id) =>
    isMember(state, { list: "selection", id, personId: instance.PersonId }),
  );
  if (isExcluded) return leave(visit, "On an exclusion list");
  if (instance.WaitUntil !== null && new Date(instance.WaitUntil) > state.now()) return false;
  const step = stepById(nodes, instance.CurrentStepId);
  if (step === undefined) return finish(visit);
  if (instance.StepStarted === noDate) return arrive({ ...visit, step }, step);
  const perform = performers[step.type as WorkflowStepType];
  return follow({ ...visit, step }, perform?.({ ...visit, step }) ?? { go: "on" });
}

function follow(visit: Visit, outcome: Outcome): boolean {
  const { nodes, step, state, instance } = visit;
  switch (outcome.go) {
    case "wait":
      putInstance(state, { ...instance, WaitUntil: isoText(outcome.until) });
      return outcome.until <= state.now();
    case "out":
      return leave(visit, "Left the flow", outcome.exit);
    case "into":
      return arrive(visit, firstStep(nodes, outcome.option) ?? stepAfter(nodes, step));
    case "on":
      return arrive(visit, stepAfter(nodes, step));
  }
}

function arrive(visit: Visit, next: CarrierNode | undefined): boolean {
  if (next === undefined) return finish(visit);
  const { state, instance } = visit;
  putInstance(state, {
    ...instance,
    CurrentStepId: next.serverId,
    WaitUntil: null,
    StepStarted: isoText(state.now()),
  });
  return true;
}

/** DOCUMENTED (superoffice-api.md G23): finishing may lead to another flow. Goals are not judged, so it is without success. */
function finish({ state, flow, instance }: Omit<Visit, "step">): false {
  endInstance(state, instance, { status: "Finished" });
  suggest(state, flow.ExitFlowId, instance.PersonId);
  return false;
}

function leave({ state, instance }: Omit<Visit, "step">, reason: string, exit?: Exit): false {
  const { PersonId: personId } = instance;
  endInstance(state, instance, { status: "DropOut", reason });
  suggest(state, exit?.flowId ?? 0, personId);
  addMember(state, { list: "selection", id: exit?.selectionId ?? 0, personId });
  return false;
}

/** DOCUMENTED (superoffice-api.md G22): the other flow decides whether it takes the person. */
function suggest(state: SandboxState, flowId: number, personId: number): void {
  const flow = flowId === 0 ? undefined : referencedFlow(state, flowId);
  if (flow !== undefined) tryEnrol(state, flow, personId);
}
