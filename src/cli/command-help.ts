import { type Command, commonFlags } from "./command.ts";

/** A command's help: examples first, because most readers look for one. */
export function commandHelp(name: string, command: Command): string {
  const lines = [
    `flowform ${name}: ${command.summary}`,
    "",
    ...columns(command.examples),
    "",
    `Usage: flowform ${name}${command.usage === "" ? "" : ` ${command.usage}`}`,
    "",
    ...columns(flagRows(command)),
  ];
  return `${lines.join("\n")}\n`;
}

function flagRows(command: Command): readonly (readonly [string, string])[] {
  return Object.entries({ ...command.flags, ...commonFlags }).map(([flag, definition]) => [
    "value" in definition ? `--${flag} ${definition.value}` : `--${flag}`,
    definition.description,
  ]);
}

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
