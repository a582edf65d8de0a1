import type { FlowHead } from "../check/check-project.ts";
import type { Outcome } from "../diagnostic/diagnostic.ts";
import { hasErrors } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { incompleteList } from "../diagnostic/target.ts";
import { getEmailFlow, type ListedFlow } from "../live/flows.ts";
import type { Binding } from "../model/binding.ts";
import type { Intent } from "../model/intent.ts";
import { caselessName } from "../util/caseless-name.ts";
import { concurrently } from "../util/concurrently.ts";
import { writtenName } from "../util/written-name.ts";
import { leftOpen } from "./left-open.ts";
import { type Knowledge, locateFlow, type Owner } from "./locate-flow.ts";
import { readLive } from "./memory/live-memory.ts";
import type { Target } from "./project.ts";

/** Which live flow is which flow of the project. */
export interface LiveFlows {
  readonly bindings: ReadonlyMap<string, Binding>;
  /** The id per flow key; negative for a flow that the target does not have, a different one for each. */
  readonly ids: ReadonlyMap<string, number>;
  /** What is remembered of flows that were applied and are not on the target any more, by key. */
  readonly gone: ReadonlyMap<string, Binding>;
  /** Keys that are remembered and have no file any more. */
  readonly released: readonly string[];
  /** What an earlier apply left in the middle, by key. */
  readonly intents: ReadonlyMap<string, Intent>;
  /** Keys of flows that an earlier apply left in the middle. */
  readonly open: readonly string[];
  /** Every live flow, whoever manages it. */
  readonly listed: readonly ListedFlow[];
}

/** Finds the live flow of every flow: by what is remembered, else by its name when that is unambiguous. */
export async function findLiveFlows(
  flows: readonly FlowHead[],
  target: Target,
  read = readLive,
): Promise<Outcome<LiveFlows>> {
  const [stored, listed] = await read(target);
  // Both fail for the same reason, as a rule: one finding is enough.
  if (stored.value === undefined) return failure(...stored.diagnostics);
  if (listed.value === undefined) return failure(...listed.diagnostics);
  const unlisted = await readUnlisted(flows, { bindings: stored.value.bindings, listed: listed.value }, target);
  if (unlisted.value === undefined) return failure(...unlisted.diagnostics);
  const all = [...listed.value, ...unlisted.value];
  const there = new Set(all.map(({ emailFlowId }) => emailFlowId));
  const bindings = new Map([...stored.value.bindings].filter(([, { emailFlowId }]) => there.has(emailFlowId)));
  const alike = grouped(all, caselessName);
  const owners = await ownersOf(flows, { bindings, alike }, target);
  if (owners.value === undefined) return failure(...owners.diagnostics);
  const byName = grouped(all, writtenName);
  const known = { bindings, byName, alike, owners: owners.value, keys: new Set(flows.map(({ key }) => key)) };
  const found = flows.map((flow, index) =>
    locateFlow(flow, { ...known, gone: stored.value.bindings.get(flow.key), index }),
  );
  const left = leftOpen(stored.value, flows);
  const fresh = flows.filter((_, index) => (found[index]?.id ?? 0) < 0).map(({ name }) => `"${name}"`);
  const missed = unlisted.value[0];
  const doubtful =
    missed === undefined || fresh.length === 0
      ? []
      : [incompleteList(undefined, { names: fresh, id: missed.emailFlowId, listed: listed.value.length })];
  const diagnostics = [...left.diagnostics, ...doubtful, ...found.flatMap(({ diagnostics: own }) => own)];
  if (hasErrors(diagnostics)) return failure(...diagnostics);
  const ids = new Map(flows.map(({ key }, index) => [key, found[index]?.id ?? 0]));
  const gone = new Map([...stored.value.bindings].filter(([, { emailFlowId }]) => !there.has(emailFlowId)));
  const released = [...bindings.keys()].filter((key) => !ids.has(key));
  return {
    value: {
      bindings,
      ids,
      gone,
      released,
      intents: stored.value.intents,
      open: left.keys,
      listed: all,
    },
    diagnostics,
  };
}

/**
 * The remembered flows that the list does not have and the target has all the same. A list may be incomplete, and that
 * a flow is gone is believed only when reading it gives nothing.
 */
async function readUnlisted(
  flows: readonly FlowHead[],
  known: { readonly bindings: ReadonlyMap<string, Binding>; readonly listed: readonly ListedFlow[] },
  { connection, parallelism }: Target,
): Promise<Outcome<readonly ListedFlow[]>> {
  const listed = new Set(known.listed.map(({ emailFlowId }) => emailFlowId));
  const bound = flows.flatMap(({ key }) => known.bindings.get(key)?.emailFlowId ?? []);
  const missing = bound.filter((id) => !listed.has(id));
  const read = await concurrently(missing, parallelism, (id) => getEmailFlow(connection, id));
  const problems = read.flatMap(({ diagnostics }) => diagnostics);
  if (problems.length > 0) return failure(...problems);
  return success(read.flatMap(({ value }) => (value ? [{ emailFlowId: value.EmailFlowId, name: value.Name }] : [])));
}

/**
 * The owners of live flows by id. Other projects are asked only when a flow would be taken over by its name, or nearly so, for
 * their memory is not needed otherwise.
 */
async function ownersOf(
  flows: readonly FlowHead[],
  { bindings, alike }: Pick<Knowledge, "bindings" | "alike">,
  target: Target,
): Promise<Outcome<ReadonlyMap<number, Owner>>> {
  const own = [...bindings.values()].map(({ emailFlowId, key }): [number, Owner] => [emailFlowId, { key }]);
  const byNameAlone = flows.some(({ key, name }) => !bindings.has(key) && alike.has(caselessName(name)));
  if (!byNameAlone) return success(new Map(own));
  const others = await target.bindings.readOthers();
  if (others.value === undefined) return others;
  return success(new Map([...[...others.value].map(([id, project]): [number, Owner] => [id, { project }]), ...own]));
}

function grouped(
  flows: readonly ListedFlow[],
  nameOf: (name: string) => string,
): ReadonlyMap<string, readonly ListedFlow[]> {
  const groups = new Map<string, ListedFlow[]>();
  for (const flow of flows) groups.set(nameOf(flow.name), [...(groups.get(nameOf(flow.name)) ?? []), flow]);
  return groups;
}
