import type { Binding } from "../model/binding.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import type { WorkflowDefinitionStatus } from "../model/enums.ts";
import type { Intent } from "../model/intent.ts";
import { identityOf, nodesOf } from "../model/node.ts";
import { baseOf } from "./base.ts";
import { appliedMark, contentMark, shapeMark } from "./content.ts";
import { isAsLeft } from "./is-as-left.ts";

type Hash = (text: string) => string;

/** What to remember of a flow that holds what an intent was to save, so that the save counts as ours and nobody's edit. */
export function savedBinding(intent: Intent, flow: EmailFlow, before: Binding | undefined, hash: Hash): Binding {
  const left = { ...flow, Status: statusOfOurs(intent, flow, before) };
  const applied = appliedMark(left, hash);
  const known = before?.emailFlowId === flow.EmailFlowId ? before : undefined;
  if (known?.base !== undefined && known.applied === applied) return known;
  const { key } = intent;
  const ids = { ...known?.ids, ...idsAt(intent.newIds, flow) };
  return { key, emailFlowId: flow.EmailFlowId, ids, applied, commit: "", base: baseOf(left, hash) };
}

/** The server's ids of what a save has made, whose shape is the one that was sent. */
function idsAt(places: Intent["newIds"], flow: EmailFlow): Binding["ids"] {
  const nodes = nodesOf(flow);
  return Object.fromEntries(
    Object.entries(places).flatMap(([id, place]) => {
      const node = nodes[place];
      return node === undefined ? [] : [[id, identityOf(node)]];
    }),
  );
}

/** The flow's status, if it had that at the save already; any other one than the save was to end with is somebody's. */
function statusOfOurs(
  { kind, pauses, afterwards }: Intent,
  { Status }: EmailFlow,
  before: Binding | undefined,
): WorkflowDefinitionStatus {
  const unpaused = kind === "create" ? "Stopped" : before?.base?.status;
  return Status === (pauses ? "Paused" : unpaused) ? Status : afterwards;
}

/** What is remembered of a flow, with what an apply that did not come to its end has done to it. */
export function withOwnWrites(binding: Binding, intent: Intent | undefined, live: EmailFlow, hash: Hash): Binding {
  if (intent === undefined) return binding;
  if (contentMark(live, hash) === intent.before)
    return isPausedBy(intent, live) ? pausedBinding(binding, live, hash) : binding;
  return shapeMark(live, hash) === intent.wanted ? savedBinding(intent, live, binding, hash) : binding;
}

/** Whether a flow may be paused by the apply that wrote the intent, and by nobody else as far as can be told. */
export const isPausedBy = ({ pauses }: Intent, { Status }: EmailFlow): boolean => pauses && Status === "Paused";

function pausedBinding(binding: Binding, live: EmailFlow, hash: Hash): Binding {
  const { applied, base } = binding;
  return {
    ...binding,
    applied: isAsLeft(live, binding, hash) ? appliedMark(live, hash) : applied,
    ...(base === undefined ? {} : { base: { ...base, status: live.Status } }),
  };
}
