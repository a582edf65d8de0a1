import type { Base, Binding } from "../model/binding.ts";
import type { Change, Modify, Source } from "../model/change.ts";
import type { AuthoredNode, CompiledFlow } from "../model/compiled-flow.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import type { WorkflowDefinitionStatus } from "../model/enums.ts";
import type { FlowPath } from "../model/flow-path.ts";
import type { FoundChange, KnownIds, Match } from "../model/match.ts";
import { identityOf } from "../model/node.ts";
import type { People } from "../model/people.ts";
import type { BoundNode, Edited, FlowAction, FlowPlan } from "../model/plan.ts";
import { formatPointer } from "../source/pointer.ts";
import { equalJson } from "../util/json.ts";
import { authoredNear, listOf } from "./authored-near.ts";
import { pendingReferences } from "./pending-references.ts";
import { withEffects } from "./people/effects.ts";
import { cancelledBy, stepsToStayEmpty } from "./people/policies.ts";

/** What comparing found out about one flow. */
export interface ComparedFlow {
  readonly flow: CompiledFlow;
  readonly live: EmailFlow | undefined;
  readonly binding: Binding | undefined;
  readonly found: Match;
  readonly changes: readonly FoundChange[];
  /** Who is in the live flow; null when nobody asked. */
  readonly people: People | null;
  /** Properties of the live flow that nobody here knows. */
  readonly unknown: readonly string[];
}

/** What planning needs beside it. */
export interface FlowFacts extends ComparedFlow {
  /** What is remembered of a flow that had the key before and was deleted: its applies count on. */
  readonly gone?: Binding | undefined;
  /** File and live flow merged: what would be saved. */
  readonly merged: EmailFlow;
  /** The live flow's content as one hash; null when there is none. */
  readonly fingerprint: string | null;
  /** What its parts are; null when there is none. */
  readonly seen: Base | null;
  /** Set when the live flow is not as the last apply left it. */
  readonly edited: Edited | null;
  /**
   * Where a property of a node stands in the file; without a property, where the node stands. Of a change it is the
   * place where the new value is written.
   */
  readonly sourceOf: (node: AuthoredNode, property?: string, change?: Modify) => Source | undefined;
  readonly keyOfFlow: (id: number) => string;
  /** Both sides of the way that people take. */
  readonly path: FlowPath;
  /** The text of the file. */
  readonly text: string;
}

/** The status that the file wants and the flow does not have; null when there is nothing to set. */
export function statusToSet({ flow, live }: ComparedFlow): WorkflowDefinitionStatus | null {
  const managed = !flow.nodes[0]?.kept.includes("Status");
  const current = live?.Status ?? "Stopped";
  return managed && flow.carrier.Status !== current ? flow.carrier.Status : null;
}

/** Whether content must be saved. Status has a call of its own, and a rename needs none. */
export function needsSave({ live, changes }: Pick<ComparedFlow, "live" | "changes">): boolean {
  return live === undefined || changes.some(({ change }) => change.action !== "rename" && !isStatus(change));
}

/** A running flow permits no change: it must be paused for the save (superoffice-api.md G3). */
export function needsPause(compared: Pick<ComparedFlow, "live" | "changes">): boolean {
  return needsSave(compared) && compared.live?.Status === "Running";
}

const isStatus = (change: Change) => change.action === "modify" && change.property === "Status";

/** The flow is as its file says, and remembered as it is. */
export function isAsItShouldBe(compared: ComparedFlow): boolean {
  const { live, binding, changes } = compared;
  return (
    live !== undefined &&
    changes.length === 0 &&
    binding !== undefined &&
    equalJson(binding.ids, idsToRemember(compared))
  );
}

/** What will be done to a flow that is not as it should be. */
export function planFlow(facts: FlowFacts): FlowPlan {
  const { flow, live, merged } = facts;
  const saves = needsSave(facts);
  const pause = needsPause(facts);
  const setStatus = statusToSet(facts);
  return {
    key: flow.key,
    name: flow.carrier.Name,
    file: flow.file,
    action: actionOf(facts),
    emailFlowId: live?.EmailFlowId ?? null,
    status: live?.Status ?? null,
    fingerprint: facts.fingerprint,
    serial: (facts.binding ?? facts.gone)?.serial ?? 0,
    seen: facts.seen,
    people: facts.people,
    edited: facts.edited,
    changes: withEffects(facts.changes, facts.people, facts.found).map((found) => withSource(found, facts)),
    mustBeEmpty: stepsToStayEmpty(facts),
    cancels: cancelledBy({ ...facts, setStatus }) ?? null,
    kept: keptOf(facts),
    unknown: facts.unknown,
    payload: saves ? { ...merged, Status: pause ? "Paused" : (live?.Status ?? "Stopped") } : null,
    pause,
    references: saves ? pendingReferences(merged, facts.keyOfFlow) : [],
    laterReferences: [],
    setStatus,
    nodes: boundNodes(facts, saves),
    path: facts.path,
    text: facts.text,
  };
}

function actionOf({ live, binding }: FlowFacts): FlowAction {
  if (live === undefined) return "create";
  return binding === undefined ? "adopt" : "update";
}

/** The ids that an apply of nothing would remember. */
function idsToRemember({ found }: ComparedFlow): KnownIds {
  return Object.fromEntries(
    found.pairs.flatMap(({ authored: { id }, live }) =>
      id === undefined || live === undefined ? [] : [[id, identityOf(live)]],
    ),
  );
}

/** Where nothing is saved, the nodes stand as they do in the live flow, whose triggers and goals have no order. */
function boundNodes({ found }: FlowFacts, saves: boolean): readonly BoundNode[] {
  return found.pairs.flatMap(({ desired, authored: { id }, live }) =>
    id === undefined ? [] : [{ id, pointer: formatPointer((saves ? desired : (live ?? desired)).pointer) }],
  );
}

function withSource({ change, pair }: FoundChange, { sourceOf, found }: FlowFacts): Change {
  const near = pair ?? authoredNear(change, found);
  if (near === undefined) return change;
  const { authored } = near;
  const source =
    change.action === "modify" ? sourceOf(authored, change.property, change) : sourceOf(authored, listOf(near));
  if (source === undefined) return change;
  if (change.action !== "add" || change.node.kind !== "flow") return { ...change, source };
  const places = Object.keys(change.after).map((property) => [property, sourceOf(authored, property) ?? source]);
  return { ...change, source, places: Object.fromEntries(places) };
}

/** Properties of the live flow that the file does not decide; a new flow has none to keep. */
function keptOf({ flow, live }: FlowFacts): readonly string[] {
  return live === undefined ? [] : (flow.nodes[0]?.kept ?? []);
}
