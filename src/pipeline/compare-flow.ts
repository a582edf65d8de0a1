import { heldBack } from "../diagnostic/apply.ts";
import { type Diagnostic, hasErrors, type Outcome } from "../diagnostic/diagnostic.ts";
import { failure } from "../diagnostic/outcome.ts";
import { baseOf } from "../diff/base.ts";
import { content } from "../diff/content.ts";
import { diff } from "../diff/diff.ts";
import { withDrift } from "../diff/drift.ts";
import { flowPath } from "../diff/flow-path.ts";
import { isAsLeft } from "../diff/is-as-left.ts";
import { lastEdit } from "../diff/last-edit.ts";
import { match } from "../diff/match.ts";
import { merge, unknownPropertiesOf } from "../diff/merge.ts";
import { withOwnWrites } from "../diff/own-writes.ts";
import type { Values } from "../language/context.ts";
import type { Binding } from "../model/binding.ts";
import type { CompiledFlow } from "../model/compiled-flow.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import type { Intent } from "../model/intent.ts";
import type { Match } from "../model/match.ts";
import type { People } from "../model/people.ts";
import type { FlowPlan } from "../model/plan.ts";
import { pinnedNodes } from "../plan/people/guarded.ts";
import { type FlowFacts, isAsItShouldBe, needsPause, needsSave, planFlow, statusToSet } from "../plan/plan-flow.ts";
import { judge } from "../plan/policy.ts";
import { changeSources } from "./change-sources.ts";
import type { Project } from "./project.ts";

/** Both sides of one flow. */
export interface Comparison {
  /** Left out where no line of a file can be pointed at. */
  readonly document?: { readonly file: string; readonly value: Values } | undefined;
  readonly flow: CompiledFlow;
  readonly live: EmailFlow | undefined;
  readonly binding: Binding | undefined;
  /** What is remembered of a flow that had the key before and was deleted. */
  readonly gone?: Binding | undefined;
  /** What an earlier apply left in the middle. */
  readonly intent?: Intent | undefined;
  /** Which node is which, where that is known; left out, it is found out. */
  readonly found?: Match;
  /** Whether a running flow may be paused for its save. */
  readonly mayPause: boolean;
  /** The key of a flow by its id, also by the stand-in of one that is not there yet. */
  readonly keyOfFlow: (id: number) => string;
  /** Reads who is in the live flow; called when something of it changes. Without it nobody is asked. */
  readonly readPeople?: (() => Promise<People>) | undefined;
  /** Only to be looked at: what may not be applied is not refused. */
  readonly comparesOnly?: boolean;
}

/** Match, diff, read who is inside, judge, merge, plan: what would be done to one flow, or that nothing has to be. */
export async function compareFlow(
  comparison: Comparison,
  project: Project,
): Promise<Outcome<FlowPlan | "unchanged" | "heldBack">> {
  const { document, flow, live, binding } = comparison;
  const known = binding?.ids ?? {};
  const found = comparison.found ?? match(flow, live, known);
  const unknown = unknownPropertiesOf(found);
  const left = leftOut(found, comparison);
  if (left !== undefined) return { value: "heldBack", diagnostics: [left] };
  const { changes, people } = await changesOf(found, comparison);
  const facts = { flow, live, binding, found, changes, people, unknown };
  const judged = judge({ ...facts, known, setStatus: statusToSet(facts), saves: needsSave(facts) });
  const diagnostics = comparison.comparesOnly === true ? [] : judged;
  if (hasErrors(diagnostics)) return failure(...diagnostics);
  if (isAsItShouldBe(facts)) return { value: "unchanged", diagnostics };
  const merged = merge(found);
  const fingerprint = live === undefined ? null : project.hash(content(live));
  const plan = planFlow({
    ...facts,
    ...driftIn({ ...facts, merged, fingerprint, intent: comparison.intent }, project),
    gone: comparison.gone,
    merged,
    fingerprint,
    seen: live === undefined ? null : baseOf(live, project.hash),
    sourceOf: document === undefined ? () => undefined : await changeSources(document, project),
    keyOfFlow: comparison.keyOfFlow,
    path: flowPath(found, known),
    text: document === undefined ? "" : new TextDecoder().decode(project.files.read(document.file).value),
  });
  return { value: plan, diagnostics };
}

/**
 * That a running flow is left out where nothing may be paused. Nobody is asked who is inside, and it is not judged: what
 * stands against its change is no reason not to plan the others.
 */
function leftOut(found: Match, { flow, live, binding, mayPause }: Comparison): Diagnostic | undefined {
  if (mayPause || !needsPause({ live, changes: diff(found, binding?.ids ?? {}) })) return undefined;
  return heldBack({ file: flow.file, pointer: ["name"] }, flow.carrier.Name);
}

type Compared = Pick<FlowFacts, "live" | "binding" | "found" | "changes" | "merged" | "fingerprint"> &
  Pick<Comparison, "intent">;

/**
 * Which changes undo something that was changed in SuperOffice since the last apply, and who saved the flow last.
 * Of a status that alone has changed nobody is named: SuperOffice does not say who did that.
 */
function driftIn(
  { live, binding: remembered, intent, found, changes, merged, fingerprint }: Compared,
  { hash }: Project,
): Pick<FlowFacts, "changes" | "edited"> {
  if (live === undefined || remembered === undefined) return { changes, edited: null };
  const binding = withOwnWrites(remembered, intent, live, hash);
  if (binding.applied !== "" && fingerprint?.startsWith(binding.applied)) return { changes, edited: null };
  const edited = isAsLeft(live, binding, hash) ? null : lastEdit(live);
  return { changes: withDrift(changes, { found, live, merged, binding }, hash), edited };
}

/** What changes, and who is inside when something does; steps that people are in are not said to move when others can. */
async function changesOf(found: Match, { live, binding, readPeople }: Comparison) {
  const known = binding?.ids ?? {};
  const changes = diff(found, known);
  if (live === undefined || changes.length === 0 || readPeople === undefined) return { changes, people: null };
  const people = await readPeople();
  const anchored = pinnedNodes(people, found);
  return { changes: anchored.size === 0 ? changes : diff(found, known, anchored), people };
}
