import { createTwoFilesPatch } from "diff";
import { visible } from "../diagnostic/frame.ts";
import type { FileChange, Pull, PullOutcome } from "../model/pull.ts";
import { counted } from "./layout.ts";
import type { Palette } from "./palette.ts";

const words: Readonly<Record<PullOutcome, string>> = {
  changed: "changed",
  same: "changed in SuperOffice without an effect on the file",
  unchanged: "unchanged in SuperOffice",
  unmanaged: "never applied",
};

/** What a pull wrote, or as unified text what it would write. */
export function pullText(
  { flows, target }: Pull,
  palette: Palette,
  { written }: { readonly written: boolean },
): string {
  const files = flows.flatMap((flow) => flow.files);
  const body = written
    ? files.map(({ path }) => `${palette.green("✓")} ${visible(path)}\n`).join("")
    : files.map((file) => patchText(file, palette)).join("");
  const counts = (Object.keys(words) as PullOutcome[]).flatMap((outcome) => {
    const count = flows.filter((flow) => flow.outcome === outcome).length;
    return count === 0 ? [] : [`${counted(count, "flow")} ${words[outcome]}`];
  });
  const nothing = files.length === 0 ? "Nothing to pull" : written ? "Pulled" : "Would pull";
  return `${body}${nothing} from ${target}: ${counts.join(", ") || "no flows"}.\n`;
}

/** A change as `diff -u` and git show it. */
export function patchText({ path, before, after }: FileChange, palette: Palette): string {
  const from = before === null ? "/dev/null" : `a/${path}`;
  const patch = createTwoFilesPatch(from, `b/${path}`, before ?? "", after, undefined, undefined, { context: 3 });
  const lines = patch.split("\n").filter((line) => !line.startsWith("====="));
  return lines.map((line) => coloured(visible(line), palette)).join("\n");
}

function coloured(line: string, palette: Palette): string {
  if (/^(?:---|\+\+\+) /.test(line)) return palette.bold(line);
  if (line.startsWith("@@")) return palette.cyan(line);
  if (line.startsWith("+")) return palette.green(line);
  return line.startsWith("-") ? palette.red(line) : line;
}
