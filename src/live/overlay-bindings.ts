import { success } from "../diagnostic/outcome.ts";
import type { Binding } from "../model/binding.ts";
import type { MemoryStore } from "./binding-store.ts";

const forget = async () => undefined;

/** The memory with bindings laid over it that are not remembered yet; it remembers nothing. */
export function overlayBindings(under: MemoryStore, added: readonly Binding[]): MemoryStore {
  const over = (stored: ReadonlyMap<string, Binding>) =>
    new Map([...stored, ...added.map((binding) => [binding.key, binding] as const)]);
  return {
    async recall() {
      const memory = await under.recall();
      return memory.value === undefined ? memory : success({ ...memory.value, bindings: over(memory.value.bindings) });
    },
    async read() {
      const stored = await under.read();
      return stored.value === undefined ? stored : success(over(stored.value));
    },
    readOthers: () => under.readOthers(),
    ready: forget,
    readLease: () => under.readLease(),
    write: forget,
    forget,
    writeIntent: forget,
    clearIntent: forget,
    writeLease: forget,
  };
}
