import type { World } from "../../compile/context.ts";
import type { ListCache } from "../../live/list-cache.ts";
import type { CheckedFlow } from "../check-project.ts";
import { trackReads } from "./track-reads.ts";

/** Everything beside its own file that a finding about one flow can come from. */
export interface Around {
  readonly flows: World["flows"];
  readonly text: World["text"];
  readonly keyOfFlow: (id: number) => string;
  readonly lists: ListCache;
  /** What must be the very same values for a finding to be good again. */
  readonly same: readonly unknown[];
}

/** What was found about flows, each finding good as long as everything that it came from reads the same. */
export interface FlowMemory<Value> {
  /** The finding of before where it is still good, else a new one; `isKept` says which findings may be used again. */
  find(flow: CheckedFlow, around: Around, make: (around: Around) => Value | Promise<Value>): Promise<Value>;
}

/** A memory for one run: there is nothing in it. */
export const noFlowMemory = { find: async (_flow, around, make) => make(around) } as const satisfies FlowMemory<never>;

export function createFlowMemory<Value>(isKept: (value: Value) => boolean): FlowMemory<Value> {
  const kept = new WeakMap<CheckedFlow, Finding<Value>>();
  return {
    find: async (flow, around, make) => {
      const before = kept.get(flow);
      if (before?.isGood(around)) return before.value;
      const { tracked, isSame } = trackReads(around);
      const value = await make(tracked);
      const isGood = (later: Around) => isIdentical(around.same, later.same) && isSame(later);
      if (isKept(value)) kept.set(flow, { value, isGood });
      else kept.delete(flow);
      return value;
    },
  };
}

interface Finding<Value> {
  readonly value: Value;
  readonly isGood: (around: Around) => boolean;
}

function isIdentical(before: readonly unknown[], after: readonly unknown[]): boolean {
  return before.length === after.length && before.every((value, index) => Object.is(value, after[index]));
}
