import type { Clock } from "../live/limit.ts";
import { colourPalette, type Palette, plainPalette } from "../report/palette.ts";
import { createMask } from "./mask.ts";

/** Everything of the world that commands may touch beside files and the network. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Data. */
  readonly out: (text: string) => void;
  /** Everything else. */
  readonly err: (text: string) => void;
  readonly terminal: { readonly input: boolean; readonly out: boolean; readonly err: boolean };
  /** Asks at the terminal; an empty answer when nobody answers. */
  readonly ask: (question: string) => Promise<string>;
  /** Hears every line that is typed, until the returned function is called. */
  readonly onLine: (heard: (line: string) => void) => () => void;
  readonly clock: Clock;
  /** Keeps a secret out of everything that is printed from now on. */
  readonly conceal: (secret: string) => void;
  /** Resolves when somebody wants the program to end. */
  readonly stopped: () => Promise<void>;
  /** Resolves when data was written that nobody reads any more, as after `head`. */
  readonly unread: () => Promise<void>;
}

/** The process's own world. It is told when standard output cannot be written, and why. */
export function processIo(onOutputLost: (code: string) => void = () => {}): Io {
  const { conceal, apply } = createMask();
  // Who reads us may stop reading, as head does; that is no fault of anybody.
  const unread = new Promise<void>((resolve) => {
    process.stdout.on("error", ({ code = "" }: NodeJS.ErrnoException) => {
      resolve();
      if (code !== "EPIPE") onOutputLost(code);
    });
  });
  // Nobody is left to tell.
  process.stderr.on("error", () => {});
  return {
    cwd: process.cwd(),
    env: process.env,
    out: (text) => void process.stdout.write(apply(text)),
    err: (text) => void process.stderr.write(apply(text)),
    terminal: {
      input: process.stdin.isTTY === true,
      out: process.stdout.isTTY === true,
      err: process.stderr.isTTY === true,
    },
    ask,
    onLine,
    clock: {
      now: Date.now,
      sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      timeout: AbortSignal.timeout,
    },
    conceal,
    stopped: () =>
      new Promise((resolve) => {
        for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve());
      }),
    unread: () => unread,
  };
}

async function ask(question: string): Promise<string> {
  const { createInterface } = await import("node:readline/promises");
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const closed = new Promise<string>((resolve) => terminal.once("close", () => resolve("")));
  try {
    return await Promise.race([terminal.question(question), closed]);
  } finally {
    terminal.close();
  }
}

function onLine(heard: (line: string) => void): () => void {
  let rest = "";
  const hear = (text: string) => {
    const lines = `${rest}${text}`.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) heard(line.trim());
  };
  process.stdin
    .setEncoding("utf8")
    .on("data", hear)
    .on("error", () => {});
  return () => {
    process.stdin.off("data", hear).pause();
    process.stdin.unref?.();
  };
}

/** Colours only on a terminal that wants them (no-color.org). */
export function palettesFor(
  { env, terminal }: Io,
  noColour: boolean,
): { readonly out: Palette; readonly err: Palette } {
  const unwanted = noColour || (env.NO_COLOR ?? "") !== "" || env.TERM === "dumb";
  const palette = (isTerminal: boolean) => (isTerminal && !unwanted ? colourPalette : plainPalette);
  return { out: palette(terminal.out), err: palette(terminal.err) };
}
