import { hasErrors, type Outcome } from "../diagnostic/diagnostic.ts";
import { failure } from "../diagnostic/outcome.ts";
import { content } from "../diff/content.ts";
import { diff } from "../diff/diff.ts";
import { match } from "../diff/match.ts";
import { merge, unknownPropertiesOf } from "../diff/merge.ts";
import type { Values } from "../language/context.ts";
import { propertyPointer } from "../language/property-pointer.ts";
import type { Binding } from "../model/binding.ts";
import type { Source } from "../model/change.ts";
import type { AuthoredNode, CompiledFlow } from "../model/compiled-flow.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import type { FlowPlan } from "../model/plan.ts";
import { createLookup } from "../parse/lookup.ts";
import { needsSave, planFlow, statusToSet } from "../plan/plan-flow.ts";
import { judge } from "../plan/policy.ts";
import type { Project } from "./project.ts";

/** Both sides of one flow. */
export interface Comparison {
  readonly document: { readonly file: string; readonly value: Values };
  readonly flow: CompiledFlow;
  readonly live: EmailFlow | undefined;
  readonly binding: Binding | undefined;
  readonly ids: ReadonlyMap<string, number>;
}

/** Match, diff, merge, judge, plan: what would be done to one flow, or that nothing has to be. */
export function compareFlow(comparison: Comparison, project: Project): Outcome<FlowPlan | "unchanged"> {
  const { document, flow, live, binding, ids } = comparison;
  const known = binding?.ids ?? {};
  const found = match(flow, live, known);
  const changes = diff(found, known);
  const unknown = unknownPropertiesOf(found);
  const { file, carrier } = flow;
  const setStatus = statusToSet({ flow, live });
  const saves = live === undefined || changes.some(needsSave);
  const diagnostics = judge({ file, name: carrier.Name, live, known, found, changes, saves, setStatus, unknown });
  if (hasErrors(diagnostics)) return failure(...diagnostics);
  const keys = new Map([...ids].map(([key, id]) => [id, key]));
  const plan = planFlow({
    flow,
    live,
    binding,
    found,
    changes,
    merged: merge(found),
    fingerprint: live === undefined ? null : project.hash(content(live)),
    unknown,
    sourceOf: sources(document, project),
    keyOfFlow: (id) => keys.get(id) ?? "",
  });
  return { value: plan ?? "unchanged", diagnostics };
}

/** Lines are looked up late: the file is read again only when a change must point at it. */
function sources(
  { file, value }: Comparison["document"],
  project: Project,
): (node: AuthoredNode, property?: string) => Source {
  const lookup = createLookup(project.files);
  return (node, property) => {
    const pointer = property === undefined ? node.filePointer : propertyPointer(value, node, property);
    const range = lookup({ file, pointer, on: "key" })?.range;
    return { file, line: range?.line ?? 1, column: range?.column ?? 1 };
  };
}
