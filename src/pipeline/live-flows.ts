import type { FlowHead } from "../check/check-project.ts";
import type { Diagnostic, Outcome } from "../diagnostic/diagnostic.ts";
import { hasErrors } from "../diagnostic/diagnostic.ts";
import { failure } from "../diagnostic/outcome.ts";
import * as findings from "../diagnostic/plan.ts";
import { type ListedFlow, listFlows } from "../live/flows.ts";
import type { Binding } from "../model/binding.ts";
import type { Target } from "./project.ts";

/** Which live flow is which flow of the project. */
export interface LiveFlows {
  readonly bindings: ReadonlyMap<string, Binding>;
  /** The id per flow key; negative for a flow that the target does not have, a different one for each. */
  readonly ids: ReadonlyMap<string, number>;
  /** Keys that are remembered and have no file any more. */
  readonly released: readonly string[];
}

/** Finds the live flow of every flow: by what is remembered, else by its name when that is unambiguous. */
export async function findLiveFlows(flows: readonly FlowHead[], target: Target): Promise<Outcome<LiveFlows>> {
  const [stored, listed] = await Promise.all([target.bindings.read(), listFlows(target.connection)]);
  // Both fail for the same reason, as a rule: one finding is enough.
  if (stored.value === undefined) return failure(...stored.diagnostics);
  if (listed.value === undefined) return failure(...listed.diagnostics);
  const there = new Set(listed.value.map(({ emailFlowId }) => emailFlowId));
  const bindings = new Map([...stored.value].filter(([, { emailFlowId }]) => there.has(emailFlowId)));
  const taken = new Set([...bindings.values()].map(({ emailFlowId }) => emailFlowId));
  const byName = groupedByName(listed.value.filter(({ emailFlowId }) => !taken.has(emailFlowId)));
  const found = flows.map((flow, index) =>
    locateFlow(flow, { bindings, byName, gone: stored.value.get(flow.key), index }),
  );
  const diagnostics = found.flatMap(({ diagnostics: own }) => own);
  if (hasErrors(diagnostics)) return failure(...diagnostics);
  const ids = new Map(flows.map(({ key }, index) => [key, found[index]?.id ?? 0]));
  return { value: { bindings, ids, released: [...bindings.keys()].filter((key) => !ids.has(key)) }, diagnostics };
}

interface Knowledge {
  readonly bindings: ReadonlyMap<string, Binding>;
  readonly byName: ReadonlyMap<string, readonly ListedFlow[]>;
  /** What was remembered of this flow, whether or not the flow is still there. */
  readonly gone: Binding | undefined;
  readonly index: number;
}

function locateFlow(
  flow: FlowHead,
  known: Knowledge,
): { readonly id: number; readonly diagnostics: readonly Diagnostic[] } {
  const origin = { file: flow.file, pointer: ["name"] };
  const bound = known.bindings.get(flow.key);
  if (bound !== undefined) return { id: bound.emailFlowId, diagnostics: [] };
  const named = known.byName.get(flow.name) ?? [];
  if (named.length > 1) {
    return {
      id: 0,
      diagnostics: [
        findings.severalLiveFlows(
          origin,
          flow.name,
          named.map(({ emailFlowId }) => emailFlowId),
        ),
      ],
    };
  }
  const gone = known.gone === undefined ? [] : [findings.boundFlowGone(origin, flow.key, known.gone.emailFlowId)];
  return { id: named[0]?.emailFlowId ?? -(known.index + 1), diagnostics: gone };
}

function groupedByName(flows: readonly ListedFlow[]): ReadonlyMap<string, readonly ListedFlow[]> {
  const groups = new Map<string, ListedFlow[]>();
  for (const flow of flows) groups.set(flow.name, [...(groups.get(flow.name) ?? []), flow]);
  return groups;
}
