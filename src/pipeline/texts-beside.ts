import type { World } from "../compile/context.ts";
import { readText } from "../parse/load.ts";
import type { FileSystem } from "../source/file-system.ts";

/** The texts beside flow files, with a memory of which were read. */
export interface TextsBeside {
  readonly read: World["text"];
  /** Every text that was read: the flow file, the path as it is written there, and the text. */
  known(): readonly (readonly [file: string, path: string, text: string])[];
}

export function textsBeside(files: FileSystem): TextsBeside {
  const known = new Map<string, readonly [string, string, string]>();
  return {
    read: (path, origin) => {
      const text = readText(files, path, origin);
      if (text.value !== undefined) known.set(`${origin.file}\n${path}`, [origin.file, path, text.value]);
      return text;
    },
    known: () => [...known.values()],
  };
}
