import type { Change, NodeAddress, Source } from "../../model/change.ts";
import type { Aspect, Values } from "./aspects.ts";
import type { FlowFacts } from "./flags.ts";
import type { Section } from "./section.ts";
import type { RecordName } from "./value-text.ts";

/** One line of a plan: what changes, in one sentence, and where it is written. */
export interface ChangeLine {
  readonly section: Section;
  readonly symbol: "+" | "~" | "-" | ">";
  readonly sentence: string;
  /** Both sides of texts that are too long for a sentence. */
  readonly texts?: readonly TextPair[];
  readonly source: Source | undefined;
  readonly change: Change;
  /** Words for what nobody must miss; empty for none. */
  readonly flag: string;
  /** Whose change it undoes, and what it means for the people who are inside now. */
  readonly effect?: string | undefined;
}

/** A text as it was and as it will be; nothing where it comes or goes. */
export interface TextPair {
  readonly before: string;
  readonly after: string;
}

/** What the sentences may look up beside the changes themselves. */
export interface Surroundings {
  readonly nameOf: RecordName;
  /** The properties of a surviving node as they will be saved. */
  readonly savedNode: (node: NodeAddress) => Values;
  readonly flow: FlowFacts;
}

/** A line before it is said which change it comes from. */
export type Told = Omit<ChangeLine, "change" | "flag"> & { readonly aspect?: Aspect };
