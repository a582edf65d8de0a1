import { outputLost } from "../diagnostic/files.ts";
import { unknownCommand, unknownFlag } from "../diagnostic/usage.ts";
import { diagnosticsText } from "../report/diagnostic-text.ts";
import { nearest } from "../util/suggest.ts";
import { parseArguments } from "./arguments.ts";
import type { CommandResult, Palettes } from "./command.ts";
import { commandHelp } from "./command-help.ts";
import { commands } from "./commands.ts";
import { exitCodeOf, exitCodes } from "./exit-code.ts";
import { type Io, palettesFor, processIo } from "./io.ts";

/** Runs a command line in this process. The exit code is set, never forced, so that what is written gets written. */
export async function main(argv: readonly string[]): Promise<void> {
  let isLost = false;
  const io: Io = processIo((code) => {
    if (isLost) return;
    isLost = true;
    io.err(diagnosticsText([outputLost(undefined, code)], palettesFor(io, true).err));
    process.exitCode ||= exitCodes.error;
  });
  process.on("uncaughtException", (error) => {
    process.exitCode = reportBug(error, io);
  });
  const exitCode = await run(argv, io);
  process.exitCode = exitCode === exitCodes.done && isLost ? exitCodes.error : exitCode;
}

/** Runs a command line and prints what comes of it; the exit code. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await runCommand(argv, io);
  } catch (error) {
    return reportBug(error, io);
  }
}

async function runCommand([name = "", ...rest]: readonly string[], io: Io): Promise<number> {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const palettes = palettesFor(io, rest.includes("--no-color"));
  if (load === undefined) return print({ diagnostics: [notACommand(name)] }, { io, palettes });
  const { command } = await load();
  const { value: parsed, diagnostics } = parseArguments(name, command, rest);
  if (parsed === undefined) return print({ diagnostics }, { io, palettes });
  if (parsed.flags.help === true) {
    io.out(commandHelp(name, command));
    return exitCodes.done;
  }
  const result = await command.run({ ...parsed, io, palettes } as never);
  return print(result, { io, palettes, format: parsed.flags.format });
}

function notACommand(name: string) {
  if (name.startsWith("-")) return unknownFlag(undefined, name, "", nearest(name, ["--version", "--help"]));
  return unknownCommand(undefined, name, nearest(name, Object.keys(commands)));
}

interface Printing {
  readonly io: Io;
  readonly palettes: Palettes;
  readonly format?: unknown;
}

/** Data to standard output, findings to standard error. */
function print(result: CommandResult, { io, palettes, format }: Printing): number {
  const { diagnostics, text, data = { format_version: "1.0", diagnostics } } = result;
  if (format !== "json") io.out(text?.(palettes.out) ?? "");
  else if (data !== null) io.out(`${JSON.stringify(data, null, 2)}\n`);
  io.err(diagnosticsText(diagnostics, palettes.err));
  return result.exitCode ?? exitCodeOf(diagnostics);
}

/** Exceptions are bugs of ours: one line and how to report it; the stack only for those who ask. */
function reportBug(error: unknown, io: Io): number {
  const { message = String(error), stack = "" } = error as Partial<Error>;
  const what = message.replace(/^bug in flowform: /, "").split("\n")[0];
  io.err(`bug in flowform: ${what}. Please report this line together with the command and its file.\n`);
  if (io.env.FLOWFORM_DEBUG === "1") io.err(`${stack}\n`);
  return exitCodes.error;
}
