import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Palette } from "../report/palette.ts";
import type { Io } from "./io.ts";

/** One flag of a command. */
export interface Flag {
  readonly type: "boolean" | "string";
  readonly description: string;
  /** What a value is called in the help: "FILE". */
  readonly value?: string;
  /** The only values that it takes. */
  readonly choices?: readonly string[];
}

export type Flags = Readonly<Record<string, Flag>>;

/** What was written on the command line, with false and undefined for flags that were not. */
export type FlagValues<Table extends Flags> = {
  readonly [Name in keyof Table]: Table[Name]["type"] extends "boolean" ? boolean : string | undefined;
};

/** One call of a command. */
export interface Invocation<Table extends Flags> {
  readonly flags: FlagValues<Table>;
  readonly positionals: readonly string[];
  readonly io: Io;
  /** The colours of standard output and of standard error. */
  readonly palettes: Palettes;
}

export interface Palettes {
  readonly out: Palette;
  readonly err: Palette;
}

/** What a command has to say; who calls it decides how it is printed and which exit code it means. */
export interface CommandResult {
  readonly diagnostics: readonly Diagnostic[];
  /** For people, on standard output. */
  readonly text?: (palette: Palette) => string;
  /** The same as data, with --format json; null when the command has printed all of it itself. */
  readonly data?: object | null;
  /** Only where the diagnostics do not decide it. */
  readonly exitCode?: number;
}

export interface Command<Table extends Flags = Flags> {
  readonly summary: string;
  readonly usage: string;
  /** A command line and what it does. */
  readonly examples: readonly (readonly [line: string, meaning: string])[];
  readonly flags: Table;
  /** The most arguments beside the flags that it takes. */
  readonly positionals: number;
  run(invocation: Invocation<Table>): Promise<CommandResult>;
}

/** A command whose own flags are known to its `run`, for a table of commands with all kinds of flags. */
export function defineCommand<const Table extends Flags>(command: Command<Table>): Command {
  return command as unknown as Command;
}

/** The flags that several commands share. */
export const formatFlag = {
  type: "string",
  choices: ["text", "json"],
  value: "text|json",
  description: "text for people, json for programs",
} as const satisfies Flag;

/** The same for a plan, which has more readers: a comment of a pull request, a page, and the report behind them as data. */
export const reportFormatFlag = {
  type: "string",
  choices: ["text", "json", "markdown", "html", "report"],
  value: "text|markdown|html|json|report",
  description: "markdown for a comment, html for a page, json for the plan, report for what the others are made of",
} as const satisfies Flag;

export const targetFlag = {
  type: "string",
  value: "NAME",
  description: "a target of flowform.yaml; left out, the built-in sandbox",
} as const satisfies Flag;

/** For commands that mean nothing without a target. */
export const namedTargetFlag = {
  type: "string",
  value: "NAME",
  description: "the target of flowform.yaml that is meant; it has to be named",
} as const satisfies Flag;

export const parallelismFlag = {
  type: "string",
  value: "N",
  description: "how many requests may be under way at once (8)",
} as const satisfies Flag;

export const takeOverFlag = {
  type: "boolean",
  description: "begin although another apply holds the target, because you know that it is gone",
} as const satisfies Flag;

export const noPauseFlag = {
  type: "boolean",
  description: "leave out running flows that would have to be paused for the save",
} as const satisfies Flag;

export const cancelPeopleFlag = {
  type: "string",
  value: "N",
  description: "flows that end (status: stopped, or --prune) cancel N people for good, exactly and all together",
} as const satisfies Flag;

export const digestFlag = {
  type: "string",
  value: "DIGEST",
  description: "apply only if the plan has this digest, which then is the approval",
} as const satisfies Flag;

export const pruneFlag = {
  type: "boolean",
  description: "also flows without a file: released, or ended and deleted with removed: end in flowform.yaml",
} as const satisfies Flag;

/** The flags that every command has. */
export const commonFlags = {
  "no-color": { type: "boolean", description: "no colours, as with the environment variable NO_COLOR" },
  help: { type: "boolean", description: "this text" },
} as const satisfies Flags;
