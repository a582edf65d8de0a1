import type { Values } from "../language/context.ts";
import { unmanagedProperties } from "../language/managed-paths.ts";
import { findFlows } from "../parse/load.ts";
import { createReader } from "../parse/reader.ts";
import type { Project } from "./project.ts";

/** What files leave to SuperOffice under `unmanaged:`, by the keys of their flows; a file that is wrong says nothing. */
export async function unmanagedInFiles({
  files,
  flows,
  cacheFolder,
}: Pick<Project, "files" | "flows" | "cacheFolder">): Promise<ReadonlyMap<string, readonly string[]>> {
  const reader = createReader({ fileSystem: files, cacheFolder });
  const read = await reader.read(findFlows(files, flows).value ?? [], "flow");
  return new Map(
    read.files.map(({ load }) => {
      const value = load() as Values;
      return [String(value.flow), unmanagedProperties(value)];
    }),
  );
}
