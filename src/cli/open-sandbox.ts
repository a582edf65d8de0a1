import { resolve } from "node:path";
import type { Config } from "../config/config.ts";
import type { Outcome } from "../diagnostic/diagnostic.ts";
import { damagedStore, unwritableFile } from "../diagnostic/files.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import type { Connection, HttpFailure } from "../model/http.ts";
import { createSandbox } from "../sandbox/sandbox.ts";
import { DamagedStore, openStore, type Store } from "../sandbox/store.ts";
import { nodeStoreFile } from "../sandbox/store-file.ts";
import type { Io } from "./io.ts";

/** The built-in sandbox as a connection: no port, no token, its data in the project's store. */
export function openSandbox({ store: path, seed }: Config["sandbox"], io: Io): Outcome<Connection> {
  const store = openStoreAt(path, io);
  if (store.value === undefined) return failure(...store.diagnostics);
  const sandbox = createSandbox({ store: store.value, now: () => new Date(io.clock.now()), seed });
  return success(async (request) => {
    try {
      return await sandbox(request);
    } catch (error) {
      return refusedByDisk(error, path);
    }
  });
}

/** A request whose writes could not be kept is not carried out; everything else that is thrown is a bug. */
function refusedByDisk(error: unknown, path: string): HttpFailure {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) throw error;
  return { failure: "notKept", sent: false, detail: `${path}: the system says ${code}` };
}

/** The store in a file, or in memory alone; a place that cannot be used is the user's to correct. */
export function openStoreAt(path: string | undefined, { cwd }: Pick<Io, "cwd">): Outcome<Store> {
  if (path === undefined) return success(openStore());
  try {
    return success(openStore(nodeStoreFile(resolve(cwd, path))));
  } catch (error) {
    if (error instanceof DamagedStore) return failure(damagedStore(undefined, path));
    const { code = "it cannot be opened" } = error as NodeJS.ErrnoException;
    return failure(unwritableFile(undefined, path, `the system says ${code}`));
  }
}
