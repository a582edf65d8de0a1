import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { Source } from "../../model/change.ts";
import type { FlowAction, PlanSummary } from "../../model/plan.ts";
import type { Graph, Mark } from "./graph.ts";
import type { PathRow } from "./path-rows.ts";
import type { Section } from "./section.ts";
import type { Sentence } from "./sentence.ts";
import type { WordPart } from "./word-difference.ts";

/** A plan told to people, as data: every face of it is a function of this alone. */
export interface Report {
  readonly format_version: "1.1";
  /** What must be read before anything else: that the target has moved since, or could not be looked at. */
  readonly banner: readonly Diagnostic[];
  /** Whether anything will change, where, what is gravest of it, and for whom: always the first line, below a banner alone. */
  readonly verdict: string;
  readonly changes: boolean;
  /** Which apply a plan of the way back takes back; empty for every other plan. */
  readonly takesBack: string;
  readonly flowform: string;
  readonly project: string;
  readonly target: string;
  readonly url: string;
  readonly commit: string;
  readonly flows: readonly FlowReport[];
  readonly unchanged: readonly string[];
  readonly released: readonly string[];
  /** Running flows that differ and are left out, because nothing may be paused. */
  readonly heldBack: readonly string[];
  readonly summary: PlanSummary;
  /** How many people are cancelled for good at most. */
  readonly cancelled: number;
  readonly warnings: readonly Diagnostic[];
  /** The digest of the plan: who approves it approves exactly that plan. */
  readonly digest: string;
}

/** What happens to one flow. */
export interface FlowReport {
  readonly key: string;
  readonly name: string;
  readonly file: string;
  readonly action: FlowAction;
  /** "flow 218, running". */
  readonly state: string;
  /** Who is in it, in words; empty where nobody asked. */
  readonly people: string;
  /** How many that are; null when it is not known or nobody asked. */
  readonly inside: number | null;
  /** One row per change, gravest first. */
  readonly rows: readonly Row[];
  /** The way before and after, side by side. */
  readonly path: readonly PathRow[];
  /** Both in one drawing. */
  readonly graph: Graph;
  readonly notes: readonly Sentence[];
  readonly technical: readonly TechnicalChange[];
  /** The text of the file; empty when the plan does not have it. */
  readonly text: string;
}

/** One change: a sentence, what it means for people, and where it is written. */
export interface Row {
  readonly section: Section;
  readonly mark: Mark;
  readonly sentence: Sentence;
  /** Whose change it undoes, and what it means for the people who are inside now, or who come later; may be empty. */
  readonly effect: Sentence;
  /** A word for what a reviewer must not miss, such as "MORE MAIL"; empty for none. */
  readonly flag: string;
  readonly source: Source | null;
  /** The node that it speaks of, as the drawing and the way call it. */
  readonly node: string;
  /** A long text word by word. */
  readonly words: readonly WordPart[];
}

/** A change as the plan has it. */
export interface TechnicalChange {
  /** "modify reaction/engaged Name". */
  readonly what: string;
  readonly before: unknown;
  readonly after: unknown;
}
