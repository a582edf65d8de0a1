import type { Outcome } from "../../diagnostic/diagnostic.ts";
import { success } from "../../diagnostic/outcome.ts";
import { type ListedFlow, listFlows } from "../../live/flows.ts";
import type { Binding } from "../../model/binding.ts";
import type { Memory } from "../../model/intent.ts";
import { canonicalJson } from "../../util/json.ts";
import type { Target } from "../project.ts";

/** What a target remembers, and which flows it has. */
export type ReadLive = (target: Target) => Promise<readonly [Outcome<Memory>, Outcome<readonly ListedFlow[]>]>;

/** Both are asked for at the same time. */
export const readLive: ReadLive = (target) => Promise.all([target.bindings.recall(), listFlows(target.connection)]);

/** Asks for the list each time, and for what is remembered only when a flow has come, gone or changed its name. */
export function createLiveMemory(): ReadLive {
  let known: { readonly listed: string; readonly memory: Memory } | undefined;
  return async (target) => {
    const asked = known === undefined ? target.bindings.recall() : undefined;
    const list = await listFlows(target.connection);
    const listed = JSON.stringify(list.value);
    if (known !== undefined && known.listed === listed) return [success(known.memory), list];
    const recalled = await (asked ?? target.bindings.recall());
    if (recalled.value === undefined || list.value === undefined) {
      known = undefined;
      return [recalled, list];
    }
    const memory = { ...recalled.value, bindings: sameWhereEqual(known?.memory.bindings, recalled.value.bindings) };
    known = { listed, memory };
    return [success(memory), list];
  };
}

type Bindings = ReadonlyMap<string, Binding>;

/** Bindings that say what they said before are the very same values, so that nothing else need be looked at again. */
function sameWhereEqual(before: Bindings | undefined, after: Bindings): Bindings {
  if (before === undefined) return after;
  const kept = (key: string, binding: Binding) => {
    const old = before.get(key);
    return old !== undefined && canonicalJson(old) === canonicalJson(binding) ? old : binding;
  };
  return new Map([...after].map(([key, binding]) => [key, kept(key, binding)]));
}
