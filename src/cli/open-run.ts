import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import type { Run } from "../pipeline/project.ts";
import { flowResultText, settlementText } from "../report/apply-text.ts";
import { keepBackups } from "./backups.ts";
import type { Palettes } from "./command.ts";
import type { Io } from "./io.ts";
import { createNodeFileSystem } from "./node-file-system.ts";

/** What the command line and the project say about a run. */
export interface RunChoice {
  readonly takeOver: boolean;
  /** The folder of the project, in which backups are kept. */
  readonly root: string;
}

/** A run that writes: it says what it does as it does it, and notices when somebody wants it to end. */
export function openRun(io: Io, palettes: Palettes, { takeOver, root }: RunChoice): Run {
  const wish = { heard: false };
  void io.stopped().then(() => {
    wish.heard = true;
    io.err("Stopping after the flow in hand. Once more breaks off at once.\n");
  });
  return {
    owner: `${hostname()}/${process.pid}/${randomBytes(3).toString("hex")}`,
    clock: io.clock,
    stopping: () => wish.heard,
    takeOver,
    ...keepBackups(createNodeFileSystem(root), io.clock.now()),
    onProgress: (result) => io.err(flowResultText(result, palettes.err)),
    onSettled: (settlement) => io.err(settlementText(settlement, palettes.err)),
    onWait: (key, until) => io.err(`A write to ${key} may still arrive; waiting until ${until}.\n`),
  };
}
