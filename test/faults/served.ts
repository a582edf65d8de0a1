import type { EmailFlow } from "../../src/model/email-flow.ts";
import { identityOf, nodesOf } from "../../src/model/node.ts";
import type { FlowPlan } from "../../src/model/plan.ts";
import type { Planning } from "./follow.ts";
import { notesBefore } from "./notes.ts";
import { purposeOf, type Run } from "./run.ts";
import type { Served } from "./trace.ts";
import type { World } from "./world.ts";

/** What can be told from what the server did. */

/** Whether a flow runs. */
export const isRunning = (flow: Pick<EmailFlow, "Status"> | undefined) => flow?.Status === "Running";
/** The key of a flow of a scenario. */
export const keyOf = (name: string) => name.replace("Fault ", "");
/** The flow that is sent. */
export const flowIn = ({ request }: Served) => JSON.parse(request.body) as EmailFlow;

/** The saves that the server has carried out. */
export const savesOf = (served: readonly Served[]) =>
  served.filter(({ request, answer }) => purposeOf(request) === "SaveEmailFlow" && answer.status === 200);

/** The flows that a run has sent to be saved, whether that was carried out or not. */
export const savesAmong = ({ network }: Run) =>
  network.arrivals
    .filter(({ request }) => purposeOf(request) === "SaveEmailFlow")
    .map(({ request }) => JSON.parse(request.body) as EmailFlow);

/** Whether this is a reading of that flow that shows it. */
export function reads({ request, answer }: Served, id: number): boolean {
  return request.path.endsWith(`/GetEmailFlow?emailFlowId=${id}`) && answer.status === 200 && answer.body !== "null";
}

/** The status that is set. */
export function statusOf({ request }: Served): Pick<EmailFlow, "EmailFlowId" | "Status"> | undefined {
  return purposeOf(request) === "SetStatusOnWorkflow" ? JSON.parse(request.body) : undefined;
}

/** The part of the plan that a save or a status belongs to. */
export function plannedFor(
  sent: Served,
  { run, world }: { readonly run: Run; readonly world: World },
): FlowPlan | undefined {
  const { EmailFlowId, Name } = JSON.parse(sent.request.body) as Partial<EmailFlow>;
  const made = savesOf(world.trace.served).map(({ answer }) => JSON.parse(answer.body) as EmailFlow);
  const name = Name ?? made.find((flow) => flow.EmailFlowId === EmailFlowId)?.Name;
  return run.plan?.flows.find((flow) => flow.name === name || flow.emailFlowId === EmailFlowId);
}

/** The note that stood when this left its sender. */
export function noteFor({ trace }: World, sent: Served) {
  const { EmailFlowId, Name } = JSON.parse(sent.request.body) as Partial<EmailFlow>;
  const notes = [...notesBefore(trace.served, sent.left).values()];
  return notes.find((note) => note.name === Name || (note.emailFlowId > 0 && note.emailFlowId === EmailFlowId));
}

/** Whether flows were looked for by their names, and the answer was a list. */
export const looksForNames = ({ request, answer }: Served): boolean =>
  purposeOf(request) === "Archive/EmailFlows" && answer.status === 200;

/** Whether a request was sent and done while a plan was made. */
export function isWithin({ left, done }: Served, planning: Planning | undefined): boolean {
  return planning !== undefined && left > planning.from && done < planning.to;
}

/** Whether somebody else saved the flow between two readings of it. */
export function editedBetween({ trace }: World, first: Served, last: Served): boolean {
  const between = trace.served.filter(({ by, done }) => by !== last.by && done > first.done && done < last.done);
  return savesOf(between).some((edit) => reads(last, flowIn(edit).EmailFlowId));
}

/** What a reading shows, without what changes although nobody edits. */
export function contentOf({ answer }: Served): unknown {
  const { Status, UpdatedDate, UpdatedBy, ...content } = JSON.parse(answer.body) as EmailFlow;
  return content;
}

/** Names that are borne more than once. */
export function duplicates(flows: readonly EmailFlow[]): readonly string[] {
  const names = flows.map(({ Name }) => Name);
  return names.filter((name, index) => names.indexOf(name) !== index);
}

/** The flows of a name, as text. */
export function textOf(flows: readonly EmailFlow[], name: string): string {
  return JSON.stringify(flows.filter(({ Name }) => Name === name));
}

/** The nodes that were live, are not sent back, and of which the plan does not say that they go. */
export function lostIds(live: EmailFlow, sent: EmailFlow, { plan }: Run): readonly unknown[] {
  const removed = plan?.flows.flatMap(({ changes }) =>
    changes.flatMap((change) => (change.action === "remove" ? [change.node.serverId] : [])),
  );
  const ids = new Set(nodesOf(sent).map(identityOf));
  return nodesOf(live).filter((node) => !ids.has(identityOf(node)) && removed?.includes(node.serverId) !== true);
}

/** Whether another run has paused the flow later, so that it has to say so. */
export function pausedByAnotherRun({ trace }: World, { EmailFlowId }: EmailFlow, own: Served | undefined): boolean {
  const later = trace.served.filter(({ by, done }) => by !== "outside" && by !== own?.by && done > (own?.done ?? 0));
  return later.map(statusOf).some((set) => set?.EmailFlowId === EmailFlowId && set.Status === "Paused");
}
