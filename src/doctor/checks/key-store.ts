import { keyStoreUnusable } from "../../diagnostic/doctor.ts";
import { tenantBindings } from "../../live/tenant-bindings.ts";
import { type Check, failedBecause, found, ok } from "../check.ts";
import { tryScratchKey } from "../scratch-key.ts";

/** Whether the target's store for external keys can be read, and, with leave to write, written. */
export const keyStore: Check = {
  id: "key-store",
  title: "Key store",
  async run({ connection, project, mayWrite, scratchName }) {
    const { value: known, diagnostics } = await tenantBindings(connection, project).read();
    if (known === undefined) return failedBecause(diagnostics);
    const readable = `The store for external keys can be read; it remembers ${known.size} flows of ${project}.`;
    if (!mayWrite) return ok(`${readable} Whether it can be written is tried with --probe.`);
    const tried = await tryScratchKey(connection, scratchName);
    if ("problem" in tried) return found(tried.problem);
    if (!tried.kept) return found(keyStoreUnusable(undefined, "a key that was written could not be read again"));
    return ok(`${readable} A scratch key was written, read and deleted.`);
  },
};
