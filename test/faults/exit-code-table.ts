import { exitCodeOf, exitCodeOfApply } from "../../src/cli/exit-code.ts";
import type { Cell } from "./matrix.ts";
import type { Run } from "./run.ts";

/** How runs end: for each request the exit codes over all scenarios, and what went wrong when they were those. */
export function exitCodeTable(cells: readonly Cell[]): string {
  const requests = [...new Set(cells.map(({ request }) => request))].sort();
  return requests
    .map((request) => `${request}\n${endsOf(cells.filter((cell) => cell.request === request))}`)
    .join("\n");
}

function endsOf(cells: readonly Cell[]): string {
  const faults = [...new Set(cells.map(({ fault }) => fault))];
  const codes = (fault: string) => cells.flatMap((cell) => (cell.fault === fault ? exitCodeOfRun(cell.run) : []));
  const byCodes = new Map<string, string[]>();
  for (const fault of faults) {
    const key = [...new Set(codes(fault))].sort().join(" ");
    byCodes.set(key, [...(byCodes.get(key) ?? []), fault]);
  }
  return [...byCodes]
    .sort()
    .map(([key, those]) => `  ${key.padEnd(5)}  ${those.join("; ")}\n`)
    .join("");
}

function exitCodeOfRun({ result, diagnostics }: Run): number {
  return result === undefined ? exitCodeOf(diagnostics) : exitCodeOfApply(result, diagnostics);
}
