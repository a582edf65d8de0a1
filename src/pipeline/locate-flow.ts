import type { FlowHead } from "../check/check-project.ts";
import { twin } from "../diagnostic/apply.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import * as findings from "../diagnostic/plan.ts";
import type { ListedFlow } from "../live/flows.ts";
import type { Binding } from "../model/binding.ts";
import type { Origin } from "../source/origin.ts";
import { caselessName } from "../util/caseless-name.ts";
import { writtenName } from "../util/written-name.ts";
import { sharedWith } from "./shared-with.ts";

/** Who remembers a live flow: a key of this project, or another project. */
export type Owner = { readonly key: string } | { readonly project: string };

/** What is known of all flows when one of them is looked for. */
export interface Knowledge {
  readonly bindings: ReadonlyMap<string, Binding>;
  readonly byName: ReadonlyMap<string, readonly ListedFlow[]>;
  /** The same, where letter case does not count. */
  readonly alike: ReadonlyMap<string, readonly ListedFlow[]>;
  readonly owners: ReadonlyMap<number, Owner>;
  /** The keys that have a file. */
  readonly keys: ReadonlySet<string>;
  /** What was remembered of this flow, whether or not the flow is still there. */
  readonly gone: Binding | undefined;
  readonly index: number;
}

const sameFlow = "If it is this flow, write its name in the file as it is there; a second one would be made.";

/** The live flow of one flow, by what is remembered or by its name; a negative id where it would be made. */
export function locateFlow(
  flow: FlowHead,
  known: Knowledge,
): { readonly id: number; readonly diagnostics: readonly Diagnostic[] } {
  const origin = { file: flow.file, pointer: ["name"] };
  const bound = known.bindings.get(flow.key);
  const named = known.byName.get(writtenName(flow.name)) ?? [];
  if (bound !== undefined)
    return {
      id: bound.emailFlowId,
      diagnostics: [...twinsOf(bound, named, { origin, flow, known }), ...sharedWith(flow, known)],
    };
  const owned = named
    .flatMap(({ emailFlowId }) => known.owners.get(emailFlowId) ?? [])
    .map((owner) => ownedBy(origin, flow.name, owner));
  if (owned.length > 0) return { id: 0, diagnostics: owned };
  if (named.length > 1) {
    const ids = named.map(({ emailFlowId }) => emailFlowId);
    return { id: 0, diagnostics: [findings.severalLiveFlows(origin, flow.name, ids)] };
  }
  const taken = named[0]?.emailFlowId;
  const gone =
    known.gone === undefined ? [] : [findings.boundFlowGone(origin, flow.key, { id: known.gone.emailFlowId, taken })];
  if (taken !== undefined) return { id: taken, diagnostics: gone };
  const ids = (known.alike.get(caselessName(flow.name)) ?? []).map(({ emailFlowId }) => emailFlowId);
  const strangers = ids.filter((id) => !known.owners.has(id));
  const doubles = strangers.length === 0 ? [] : [twin(origin, flow.name, strangers, sameFlow)];
  return { id: -(known.index + 1), diagnostics: [...gone, ...doubles] };
}

/** Live flows of the same name that nobody of this project manages: one may be a copy that a network made. */
function twinsOf(
  bound: Binding,
  named: readonly ListedFlow[],
  { origin, flow, known }: { readonly origin: Origin; readonly flow: FlowHead; readonly known: Knowledge },
): readonly Diagnostic[] {
  const others = named.map(({ emailFlowId }) => emailFlowId).filter((id) => id !== bound.emailFlowId);
  const strangers = others.filter((id) => !known.owners.has(id));
  return strangers.length === 0 ? [] : [twin(origin, flow.name, strangers)];
}

function ownedBy(origin: Origin, name: string, owner: Owner): Diagnostic {
  return "key" in owner
    ? findings.otherKey(origin, name, owner.key)
    : findings.otherProject(origin, name, owner.project);
}
