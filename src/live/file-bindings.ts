import type { Diagnostic, Outcome } from "../diagnostic/diagnostic.ts";
import * as files from "../diagnostic/files.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import type { Binding } from "../model/binding.ts";
import { type Intent, type Memory, type Unreadable, unreadable } from "../model/intent.ts";
import type { FileSystem } from "../source/file-system.ts";
import { isObject, type JsonObject } from "../util/json.ts";
import type { MemoryStore } from "./binding-store.ts";
import { checkedIntent, checkedLease } from "./checked-intent.ts";

/**
 * The memory in a file of the repository, for tenants whose key store may not be used: one line of JSON per write,
 * the last line of a flow counts. The file must be committed after an apply. What is under way stands in a file beside
 * it, which goes when nothing is; who has another copy of the repository knows nothing of it.
 */
export function fileBindings(fileSystem: FileSystem, path: string): MemoryStore {
  const underWay = `${path}.under-way`;

  function linesOf(file: string): Outcome<readonly JsonObject[]> {
    const exists = fileSystem.size(file).value !== undefined;
    const { value, reason } = exists ? fileSystem.read(file) : { value: new Uint8Array(), reason: "" };
    if (value === undefined) return failure(files.unreadableFile(undefined, file, reason));
    return success(new TextDecoder().decode(value).split("\n").flatMap(readLine));
  }

  async function recall(): Promise<Outcome<Memory>> {
    const [bindings, others] = [linesOf(path), linesOf(underWay)];
    if (bindings.value === undefined) return bindings;
    if (others.value === undefined) return others;
    return success({ bindings: bindingsFrom(bindings.value), ...underWayFrom(others.value) });
  }

  async function append(file: string, line: object): Promise<Diagnostic | undefined> {
    const { reason } = fileSystem.append(file, `${JSON.stringify(line)}\n`);
    return reason === undefined ? undefined : files.unreadableFile(undefined, file, reason);
  }

  /** Takes the file beside away when nothing is under way any more. */
  async function giveBack(): Promise<Diagnostic | undefined> {
    const { value } = await recall();
    if (value === undefined || value.intents.size + value.unreadable.length > 0)
      return append(underWay, { lease: null });
    const { reason } = fileSystem.remove(underWay);
    return reason === undefined ? undefined : files.unreadableFile(undefined, underWay, reason);
  }

  return {
    recall,
    async read() {
      const memory = await recall();
      return memory.value === undefined ? memory : success(memory.value.bindings);
    },
    /** A file knows nothing of other repositories. */
    readOthers: async () => success(new Map()),
    async ready() {
      const { reason } = fileSystem.append(path, "");
      return reason === undefined ? undefined : files.unreadableFile(undefined, path, reason);
    },
    write: (binding) => append(path, binding),
    forget: (key) => append(path, { key, emailFlowId: null }),
    writeIntent: (intent) => append(underWay, { key: intent.key, intent }),
    clearIntent: (key) => append(underWay, { key, intent: null }),
    async readLease() {
      const memory = await recall();
      return memory.value === undefined ? memory : success(memory.value.lease);
    },
    writeLease: (lease) => (lease === undefined ? giveBack() : append(underWay, { lease })),
  };
}

/** A line that was cut off or edited to something else says nothing; the flow is then found by its name. */
function readLine(line: string): readonly JsonObject[] {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? [value] : [];
  } catch {
    return [];
  }
}

function bindingsFrom(lines: readonly JsonObject[]): Memory["bindings"] {
  const bindings = new Map<string, Binding>();
  for (const line of lines) {
    const binding = bindingOf(line);
    if (binding !== undefined) bindings.set(binding.key, binding);
    else if (line.emailFlowId === null) bindings.delete(String(line.key));
  }
  return bindings;
}

function bindingOf(line: Partial<Binding>): Binding | undefined {
  const { key, emailFlowId, ids, applied = "", commit = "", serial, base } = line;
  if (typeof key !== "string" || typeof emailFlowId !== "number" || typeof ids !== "object") return undefined;
  const known = { key, emailFlowId, ids, applied, commit };
  return { ...known, ...(serial === undefined ? {} : { serial }), ...(base === undefined ? {} : { base }) };
}

/** A later line takes the place of an earlier one. What is there and says nothing is not taken for nothing. */
function underWayFrom(lines: readonly JsonObject[]): Pick<Memory, "intents" | "unreadable" | "lease"> {
  const read = new Map<string, Intent | Unreadable>();
  let lease: Memory["lease"];
  for (const line of lines) {
    if (line.lease === null) lease = undefined;
    else if (line.lease !== undefined) lease = (isObject(line.lease) && checkedLease(line.lease)) || unreadable;
    if (typeof line.key !== "string") continue;
    if (line.intent === null) read.delete(line.key);
    else read.set(line.key, (isObject(line.intent) && checkedIntent(line.key, line.intent)) || unreadable);
  }
  const intents = new Map(
    [...read].flatMap(([key, intent]) => (intent === unreadable ? [] : [[key, intent] as const])),
  );
  return { intents, unreadable: [...read.keys()].filter((key) => !intents.has(key)), lease };
}
