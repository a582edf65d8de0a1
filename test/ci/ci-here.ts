import { processIo } from "../../src/cli/io.ts";
import { run } from "../../src/cli/run.ts";
import type { Ended } from "../cli/flowform.ts";

const world = processIo();

/** The command in this process, because starting one for each costs more than all the rest. */
export async function ciHere(line: string, cwd: string, env: Readonly<Record<string, string>>): Promise<Ended> {
  let out = "";
  let err = "";
  const code = await run(line.split(" "), {
    ...world,
    cwd,
    env,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    terminal: { input: false, out: false, err: false },
    stopped: () => new Promise(() => {}),
    unread: () => new Promise(() => {}),
  });
  return { code, out, err };
}
