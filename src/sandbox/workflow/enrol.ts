import type { EmailFlow } from "../../model/email-flow.ts";
import { nodesOf } from "../../model/node.ts";
import { noDate } from "../../model/record.ts";
import type { SandboxState } from "../state.ts";
import { personById } from "../world/lookup.ts";
import { momentIn } from "./engine/moment.ts";
import { referencedFlow } from "./flows.ts";
import { activeInstancesOf, endInstance, type Instance, instancesOf, newInstance, putInstance } from "./instances.ts";
import { isMember } from "./memberships.ts";
import { firstStep } from "./positions.ts";

interface Candidate {
  readonly state: SandboxState;
  readonly flow: EmailFlow;
  readonly personId: number;
}

type Admits = (candidate: Candidate) => boolean;

/** DOCUMENTED (superoffice-api.md G13): people enter flows that run or are paused, and no others. */
const takesPeople: Admits = ({ flow }) => flow.Status === "Running" || flow.Status === "Paused";

const exists: Admits = ({ state, personId }) => personById(state, personId) !== undefined;

const enrolmentIsOpen: Admits = ({ state, flow }) =>
  !flow.UseEnrollmentEnd || (momentIn(flow.EnrollmentEnd, flow, state) ?? state.now()) >= state.now();

/** DOCUMENTED (superoffice-api.md G16): once means never again. ASSUMED: nobody is in a flow twice at one time. */
const mayEnterAgain: Admits = ({ state, flow, personId }) =>
  instancesOf(state, flow.EmailFlowId).every(
    (instance) => instance.PersonId !== personId || (!flow.StartOnlyOnce && instance.Status !== "Active"),
  );

/** DOCUMENTED (superoffice-api.md G15): an exclusion list blocks entry. */
const isNotExcluded: Admits = ({ state, flow, personId }) =>
  flow.BlockLists.every((id) => !isMember(state, { list: "selection", id, personId }));

/** The filter is not here: the sandbox's people have too few fields to judge them by. */
const conditions: readonly Admits[] = [takesPeople, exists, enrolmentIsOpen, mayEnterAgain, isNotExcluded];

/** Puts a person before the first step of a flow, unless something speaks against it. */
export function tryEnrol(state: SandboxState, flow: EmailFlow, personId: number): boolean {
  const candidate = { state, flow, personId };
  if (!conditions.every((admits) => admits(candidate))) return false;
  leaveOtherFlows(candidate);
  const nodes = nodesOf(flow);
  const first = firstStep(nodes, nodes[0]);
  const facts = { EmailFlowId: flow.EmailFlowId, PersonId: personId, CurrentStepId: first?.serverId ?? 0 };
  putInstance(state, { ...newInstance(state, facts), ...untilStart(flow, state) });
  return true;
}

/** DOCUMENTED (table workflow, workflow_start): before the start members only wait, so no step has started for them. */
function untilStart(flow: EmailFlow, state: SandboxState): Partial<Instance> {
  const start = flow.UseWorkflowStart ? momentIn(flow.WorkflowStart, flow, state) : undefined;
  if (start === undefined || start <= state.now()) return {};
  return { WaitUntil: start.toISOString(), StepStarted: noDate };
}

/** DOCUMENTED (superoffice-api.md G16): who enters here drops out there. */
function leaveOtherFlows({ state, flow, personId }: Candidate): void {
  const left = flow.RemoveFromFlows.flatMap((id) => referencedFlow(state, id) ?? []);
  for (const instance of left.flatMap(({ EmailFlowId }) => activeInstancesOf(state, EmailFlowId))) {
    if (instance.PersonId !== personId) continue;
    endInstance(state, instance, { status: "DropOut", reason: `Entered ${flow.Name}` });
  }
}
