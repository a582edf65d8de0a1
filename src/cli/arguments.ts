import { parseArgs } from "node:util";
import type { Diagnostic, Outcome } from "../diagnostic/diagnostic.ts";
import { failure } from "../diagnostic/outcome.ts";
import { unknownFlag, wrongArguments } from "../diagnostic/usage.ts";
import { nearest } from "../util/suggest.ts";
import { type Command, commonFlags, type Flags } from "./command.ts";

/** The flags and arguments of one call, checked against the command's own list. */
export interface Arguments {
  readonly flags: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
}

/** Reads a command line. With any mistake in it nothing of it counts. */
export function parseArguments(name: string, command: Command, argv: readonly string[]): Outcome<Arguments> {
  const flags: Flags = { ...command.flags, ...commonFlags };
  const options = Object.fromEntries(Object.entries(flags).map(([flag, { type }]) => [flag, { type }]));
  const short = { ...options, help: { type: "boolean", short: "h" } } as const;
  const { tokens, values, positionals } = parseArgs({
    args: [...argv],
    options: short,
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  const diagnostics = tokens.flatMap((token) => (token.kind === "option" ? checkFlag(name, flags, token) : []));
  const twice = tokens.flatMap((token) => (token.kind === "option" ? token.name : [])).find(isRepeated);
  if (twice !== undefined && diagnostics.length === 0 && flags[twice]?.type === "string")
    diagnostics.push(wrongArguments(undefined, name, `--${twice} is given twice; only one of its values would count`));
  const surplus = positionals[command.positionals];
  // What follows an unknown flag may have been its value.
  if (surplus !== undefined && diagnostics.length === 0)
    diagnostics.push(wrongArguments(undefined, name, `${surplus} is one argument too many`));
  if (diagnostics.length > 0) return failure(...diagnostics);
  const given = Object.entries(flags).map(([flag, { type }]) => [flag, values[flag] ?? absent[type]]);
  return { value: { flags: Object.fromEntries(given), positionals }, diagnostics: [] };
}

const isRepeated = (flag: string, index: number, all: readonly string[]) => all.indexOf(flag) < index;

const absent = { boolean: false, string: undefined } as const;

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
}

function checkFlag(name: string, flags: Flags, { name: flag, rawName, value }: OptionToken): Diagnostic[] {
  const known = Object.hasOwn(flags, flag) ? flags[flag] : undefined;
  if (known === undefined) {
    const near = nearest(flag, Object.keys(flags)).map((other) => `--${other}`);
    return [unknownFlag(undefined, rawName, name, near)];
  }
  const wrong = (why: string) => [wrongArguments(undefined, name, why)];
  if (known.type === "boolean") return value === undefined ? [] : wrong(`${rawName} takes no value`);
  if (value === undefined || value === "") return wrong(`${rawName} needs a value: ${rawName} ${known.value ?? ""}`);
  if (known.choices === undefined || known.choices.includes(value)) return [];
  return wrong(`${rawName} is ${known.choices.join(" or ")}, not ${value}`);
}

/** A whole number between two limits, or why it is none. */
export function integerFlag(
  written: string,
  { command, flag, minimum, maximum }: { command: string; flag: string; minimum: number; maximum: number },
): Outcome<number> {
  const value = /^\d{1,10}$/.test(written) ? Number(written) : Number.NaN;
  if (value >= minimum && value <= maximum) return { value, diagnostics: [] };
  return failure(wrongArguments(undefined, command, `--${flag} is a whole number from ${minimum} to ${maximum}`));
}
