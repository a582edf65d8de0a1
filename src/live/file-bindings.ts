import * as files from "../diagnostic/files.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import type { Binding } from "../model/binding.ts";
import type { FileSystem } from "../source/file-system.ts";
import type { BindingStore } from "./binding-store.ts";

/**
 * Bindings in a file of the repository, for tenants whose key store may not be used: one line of JSON per write,
 * the last line of a flow counts. The file must be committed after an apply.
 */
export function fileBindings(fileSystem: FileSystem, path: string): BindingStore {
  return {
    async read() {
      const exists = fileSystem.size(path).value !== undefined;
      const { value, reason } = exists ? fileSystem.read(path) : { value: new Uint8Array(), reason: "" };
      if (value === undefined) return failure(files.unreadableFile(undefined, path, reason));
      const lines = new TextDecoder().decode(value).split("\n");
      const bindings = lines.flatMap((line) => readLine(line) ?? []);
      return success(new Map(bindings.map((binding) => [binding.key, binding])));
    },
    /** A file knows nothing of other repositories. */
    readOthers: async () => success(new Map()),
    async ready() {
      const { reason } = fileSystem.append(path, "");
      return reason === undefined ? undefined : files.unreadableFile(undefined, path, reason);
    },
    async write(binding) {
      const { reason } = fileSystem.append(path, `${JSON.stringify(binding)}\n`);
      return reason === undefined ? undefined : files.unreadableFile(undefined, path, reason);
    },
  };
}

/** A line that was cut off or edited to something else is no binding; the flow is then found by its name. */
function readLine(line: string): Binding | undefined {
  try {
    const { key, emailFlowId, ids, applied = "", commit = "" } = JSON.parse(line) as Partial<Binding>;
    if (typeof key !== "string" || typeof emailFlowId !== "number" || typeof ids !== "object") return undefined;
    return { key, emailFlowId, ids, applied, commit };
  } catch {
    return undefined;
  }
}
