import type { MDOListItem } from "../../model/record.ts";
import type { SandboxState } from "../state.ts";

/** How a list is asked for. */
export interface ListQuestion {
  /** The additional information as it was sent. */
  readonly text: string;
  readonly additional: ReadonlyMap<string, string>;
}

/** The rows of one list, trees as trees. */
export type List = (state: SandboxState, question: ListQuestion) => readonly MDOListItem[];
