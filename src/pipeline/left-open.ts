import type { FlowHead } from "../check/check-project.ts";
import { openIntent, unreadableNote } from "../diagnostic/apply.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Memory } from "../model/intent.ts";
import type { Origin } from "../source/origin.ts";
import { timeText } from "../util/time-text.ts";

/** Flows that an earlier apply left in the middle, and what a plan warns of because of them. */
export interface LeftOpen {
  readonly keys: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

export function leftOpen(
  { intents, unreadable }: Pick<Memory, "intents" | "unreadable">,
  flows: readonly FlowHead[],
): LeftOpen {
  const known = [...intents.values()].map(({ key, owner, time, pauses }) =>
    openIntent(originOf(key, flows), key, owner, { time: timeText(time), pauses }),
  );
  const others = unreadable.map((key) => unreadableNote(originOf(key, flows), key));
  return { keys: [...intents.keys(), ...unreadable], diagnostics: [...known, ...others] };
}

/** Where a flow has its name, if it still has a file. */
function originOf(key: string, flows: readonly FlowHead[]): Origin | undefined {
  const flow = flows.find((other) => other.key === key);
  return flow === undefined ? undefined : { file: flow.file, pointer: ["name"] };
}
