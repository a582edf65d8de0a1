import type { Diagnostic, Outcome } from "../diagnostic/diagnostic.ts";
import { success } from "../diagnostic/outcome.ts";
import type { Binding } from "../model/binding.ts";
import type { Connection } from "../model/http.ts";
import { type Memory, unreadable } from "../model/intent.ts";
import type { MemoryStore } from "./binding-store.ts";
import { fromValues, toValues } from "./binding-text.ts";
import { intentFromValues, intentToValues, leaseFromValue, leaseToValue, nothing } from "./intent-text.ts";
import { type Chains, keyNames, readChains, readDevices, readValue, register, saveValue } from "./tenant-keys.ts";

/** A flow's key has no colon, so that these are nobody's binding. */
const intentPrefix = "intent:";
const leaseChain = "lease:apply";

/** Belongs to no flow, for it has no part. */
const trial = { Key: "flowform", Value: "1" };

/** The memory in SuperOffice's own store for external keys: every CI runner sees the same (design §3, A9). */
export function tenantBindings(connection: Connection, project: string): MemoryStore {
  const known = new Map<string, readonly string[]>();
  let registered = false;

  /** Writes the values that differ from the known ones, the first one last: before it, the chain is not whole. */
  async function writeChain(chain: string, values: readonly string[]): Promise<Diagnostic | undefined> {
    const failed = registered ? undefined : await register(connection, project);
    if (failed !== undefined) return failed;
    registered = true;
    const before = known.get(chain) ?? [];
    for (const [part, Value] of [...values.entries()].toReversed()) {
      if (Value === before[part]) continue;
      known.delete(chain);
      const problem = await saveValue(connection, project, { Key: `${chain}/${part}`, Value });
      if (problem !== undefined) return problem;
    }
    known.set(chain, [...values, ...before.slice(values.length)]);
    return undefined;
  }

  async function recall(): Promise<Outcome<Memory>> {
    const stored = await readChains(connection, keyNames(project));
    if (stored.value === undefined) return stored;
    known.clear();
    for (const [chain, values] of stored.value) known.set(chain, values);
    registered = known.size > 0;
    const [lease = ""] = known.get(leaseChain) ?? [];
    return success({ bindings: bindingsFrom(known), ...intentsFrom(known), lease: leaseFromValue(lease) });
  }

  return {
    recall,
    async read() {
      const memory = await recall();
      return memory.value === undefined ? memory : success(memory.value.bindings);
    },
    readOthers: () => readOthers(connection, project),
    /** Keys that were read have been written once; else a key of no flow is tried (A9). */
    async ready() {
      if (registered) return undefined;
      const failed = (await register(connection, project)) ?? (await saveValue(connection, project, trial));
      registered = failed === undefined;
      return failed;
    },
    write: (binding) => writeChain(binding.key, toValues(binding)),
    forget: (key) => writeChain(key, [nothing]),
    writeIntent: (intent) => writeChain(`${intentPrefix}${intent.key}`, intentToValues(intent)),
    clearIntent: (key) => writeChain(`${intentPrefix}${key}`, [nothing]),
    async readLease() {
      const value = await readValue(connection, project, leaseChain);
      return value.value === undefined ? value : success(leaseFromValue(value.value));
    },
    writeLease: (lease) => writeChain(leaseChain, [leaseToValue(lease)]),
  };
}

async function readOthers(connection: Connection, project: string): Promise<Outcome<ReadonlyMap<number, string>>> {
  const devices = await readDevices(connection, project);
  if (devices.value === undefined) return devices;
  const owners = new Map<number, string>();
  for (const { Name, DeviceIdentifier } of devices.value) {
    if (DeviceIdentifier === project) continue;
    const stored = await readChains(connection, { ...keyNames(project), DeviceName: Name, DeviceIdentifier });
    if (stored.value === undefined) return stored;
    for (const { emailFlowId } of bindingsFrom(stored.value).values())
      owners.set(emailFlowId, String(DeviceIdentifier));
  }
  return success(owners);
}

function bindingsFrom(stored: Chains): ReadonlyMap<string, Binding> {
  const bindings = [...stored].map(([key, values]) => (key.includes(":") ? undefined : fromValues(key, values)));
  return new Map(bindings.filter((binding) => binding !== undefined).map((binding) => [binding.key, binding]));
}

function intentsFrom(stored: Chains): Pick<Memory, "intents" | "unreadable"> {
  const read = [...stored].flatMap(([chain, values]) => {
    const key = chain.startsWith(intentPrefix) ? chain.slice(intentPrefix.length) : "";
    return key === "" ? [] : [{ key, intent: intentFromValues(key, values) }];
  });
  const whole = read.flatMap(({ intent }) => (intent === undefined || intent === unreadable ? [] : [intent]));
  return {
    intents: new Map(whole.map((intent) => [intent.key, intent])),
    unreadable: read.flatMap(({ key, intent }) => (intent === unreadable ? [key] : [])),
  };
}
