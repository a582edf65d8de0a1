import { success } from "../diagnostic/outcome.ts";
import type { Binding } from "../model/binding.ts";
import type { BindingStore } from "./binding-store.ts";

/** The bindings with others laid over them that are not remembered yet; it remembers nothing. */
export function overlayBindings(under: BindingStore, added: readonly Binding[]): BindingStore {
  return {
    async read() {
      const stored = await under.read();
      if (stored.value === undefined) return stored;
      return success(new Map([...stored.value, ...added.map((binding) => [binding.key, binding] as const)]));
    },
    readOthers: () => under.readOthers(),
    ready: async () => undefined,
    write: async () => undefined,
  };
}
