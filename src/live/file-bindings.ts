import { posix } from "node:path";
import type { Diagnostic, Outcome } from "../diagnostic/diagnostic.ts";
import * as files from "../diagnostic/files.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import type { Binding } from "../model/binding.ts";
import { type Intent, type Memory, type Unreadable, unreadable } from "../model/intent.ts";
import type { FileSystem } from "../source/file-system.ts";
import { isObject, type JsonObject } from "../util/json.ts";
import type { MemoryStore } from "./binding-store.ts";
import { checkedBinding } from "./checked-binding.ts";
import { checkedIntent, checkedLease } from "./checked-intent.ts";

/**
 * The memory in a file of the repository, for tenants whose key store may not be used: one line of JSON per write,
 * the last line of a flow counts. The file must be committed after an apply. What is under way stands in a file beside
 * it, which goes when nothing is; who has another copy of the repository knows nothing of it.
 */
export function fileBindings(fileSystem: FileSystem, path: string): MemoryStore {
  const underWay = `${path}.under-way`;

  /** The text of a file, empty where there is none; what is there and cannot be read is not taken for nothing. */
  function textOf(file: string): Outcome<string> {
    const { value, reason } = fileSystem.read(file);
    if (value !== undefined) return success(new TextDecoder().decode(value));
    return isThere(fileSystem, file) ? failure(files.unreadableFile(undefined, file, reason)) : success("");
  }

  function linesOf(file: string): Outcome<readonly JsonObject[]> {
    const text = textOf(file);
    if (text.value === undefined) return text;
    const lines = text.value.split("\n");
    const unmerged = lines.findIndex((line) => mergeMark.test(line));
    if (unmerged >= 0) return failure(files.unmergedFile(undefined, file, unmerged + 1));
    return success(lines.flatMap(readLine));
  }

  async function recall(): Promise<Outcome<Memory>> {
    const [bindings, others] = [linesOf(path), linesOf(underWay)];
    if (bindings.value === undefined) return bindings;
    if (others.value === undefined) return others;
    return success({ bindings: bindingsFrom(bindings.value), ...underWayFrom(others.value) });
  }

  async function append(file: string, line: object): Promise<Diagnostic | undefined> {
    // A line that was cut off, or whose end an editor took away, would take the next one with it.
    const before = textOf(file).value ?? "";
    const lineEnd = before === "" || before.endsWith("\n") ? "" : "\n";
    const { reason } = fileSystem.append(file, `${lineEnd}${JSON.stringify(line)}\n`);
    return reason === undefined ? undefined : files.unwritableFile(undefined, file, reason);
  }

  /** Takes the file beside away when nothing is under way any more. */
  async function giveBack(): Promise<Diagnostic | undefined> {
    const { value } = await recall();
    if (value === undefined || value.intents.size + value.unreadable.length > 0)
      return append(underWay, { lease: null });
    const { reason } = fileSystem.remove(underWay);
    return reason === undefined ? undefined : files.unwritableFile(undefined, underWay, reason);
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
      return reason === undefined ? undefined : files.unwritableFile(undefined, path, reason);
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

/** What git writes between the two sides of a merge that it could not make. */
const mergeMark = /^(?:<{7}|\|{7}|={7}|>{7})(?:[ \r]|$)/;

function isThere(fileSystem: FileSystem, path: string): boolean {
  const folder = posix.dirname(path);
  return (fileSystem.list(folder).value ?? []).some(({ name }) => name === posix.basename(path));
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
    const binding = checkedBinding(line);
    if (binding !== undefined) bindings.set(binding.key, binding);
    else if (line.emailFlowId === null) bindings.delete(String(line.key));
  }
  return bindings;
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
