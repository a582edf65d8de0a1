import type { Outcome } from "../../diagnostic/diagnostic.ts";
import { failure } from "../../diagnostic/outcome.ts";
import { wrongArguments } from "../../diagnostic/usage.ts";
import type { Settlement } from "../../model/apply-result.ts";
import type { LeftOver } from "../../model/intent.ts";
import { settleLeftOver, showLeftOver } from "../../pipeline/recover.ts";
import { leftOverData, leftOverText, settledText } from "../../report/recover-text.ts";
import { defineCommand, formatFlag, takeOverFlag, targetFlag } from "../command.ts";
import { exitCodes } from "../exit-code.ts";
import { openRun } from "../open-run.ts";
import { withTarget } from "../plan-project.ts";

export const command = defineCommand({
  summary: "show what an apply has left in the middle; --yes settles it",
  usage: "[--yes] [--forget KEY] [--target NAME] [--take-over] [--format json]",
  examples: [
    ["flowform recover --target production", "which flows are half done or paused by us; changes nothing"],
    ["flowform recover --target production --yes", "finish or drop what can be told, start flows again"],
    ["flowform recover --forget trial-onboarding", "you have looked at that flow: it is taken as it is now"],
  ],
  flags: {
    target: targetFlag,
    yes: { type: "boolean", description: "settle it" },
    forget: { type: "string", value: "KEY", description: "drop the note about one flow, which stays as it is" },
    "take-over": takeOverFlag,
    format: formatFlag,
  },
  positionals: 0,
  async run({ flags, io, palettes }) {
    const { forget } = flags;
    const done = await withTarget<Done>({ command: "recover", flags }, io, async (opened) => {
      const run = openRun(io, palettes, { takeOver: flags["take-over"], root: opened.root });
      const shown = await showLeftOver(opened, run);
      if (shown.value === undefined) return shown;
      const { open, unreadable } = shown.value;
      const keys = [...open.map(({ intent }) => intent.key), ...unreadable];
      if (forget !== undefined && !keys.includes(forget))
        return failure(wrongArguments(undefined, "recover", `nothing is open of ${forget}`));
      if (!flags.yes && forget === undefined) return { value: { left: shown.value }, diagnostics: [] };
      const wanted = flags.yes ? keys : [forget ?? ""];
      return named(await settleLeftOver(opened, run, { keys: wanted, forget }));
    });
    if (done.value === undefined) return done;
    const { left, settled } = done.value;
    if (left !== undefined) {
      const exitCode = left.open.length + left.unreadable.length === 0 ? exitCodes.done : exitCodes.unknown;
      return { diagnostics: [], data: leftOverData(left), text: () => leftOverText(left), exitCode };
    }
    const diagnostics = [...done.diagnostics, ...(settled ?? []).flatMap((settlement) => settlement.diagnostics)];
    return { diagnostics, data: { format_version: "1.0", settled }, text: () => settledText(settled ?? []) };
  },
});

interface Done {
  readonly left?: LeftOver;
  readonly settled?: readonly Settlement[];
}

function named({ value, diagnostics }: Outcome<readonly Settlement[]>): Outcome<Done> {
  return value === undefined ? { value, diagnostics } : { value: { settled: value }, diagnostics };
}
