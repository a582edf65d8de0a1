import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Values } from "../language/context.ts";
import type { CompiledFlow } from "../model/compiled-flow.ts";
import type { FlowSummary } from "./flow-summary.ts";

/** A flow as the rules see it: compiled, with the document that it was made from. */
export interface LintFlow extends CompiledFlow {
  readonly document: Values;
}

/** What rules may know beside the flow itself. */
export interface LintWorld {
  /** Every flow of the project by key. */
  readonly flows: ReadonlyMap<string, FlowSummary>;
  /** The keys of flows that another one leads to. */
  readonly ledTo: ReadonlySet<string>;
  /** Hosts that links may lead to, and addresses or domains that mail may go to; undefined: no such list. */
  readonly allowedLinks?: readonly string[] | undefined;
  readonly allowedMail?: readonly string[] | undefined;
  /** Merge fields that the target has beside the documented ones. */
  readonly mergeFields?: readonly string[];
  /** What the targets that could be asked remember. */
  readonly bound?: readonly BoundTarget[];
}

/** What one target remembers of flows: the ids that it knows by flow key. */
export interface BoundTarget {
  readonly name: string;
  readonly ids: ReadonlyMap<string, ReadonlySet<string>>;
}

/** One rule over the compiled flow. What it reports has the same code. */
export interface Rule {
  readonly code: string;
  readonly name: string;
  /** Unless flowform.yaml sets another one. */
  readonly severity: Diagnostic["severity"];
  /** Where the rule is explained. */
  readonly docs: string;
  readonly check: Check;
}

/** What a rule finds in one flow. */
export type Check = (flow: LintFlow, world: LintWorld) => readonly Diagnostic[];

/** Where the section about a code is. */
export function docsOf(code: string): string {
  return `docs/lint.md#${code.toLowerCase()}`;
}
