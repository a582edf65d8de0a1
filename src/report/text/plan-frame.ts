import { visible } from "../../diagnostic/frame.ts";
import { diagnosticText } from "../diagnostic-text.ts";
import { counted, planWidth, unbroken } from "../layout.ts";
import type { ReportFrame } from "../model/report-frame.ts";
import type { Palette } from "../palette.ts";
import { inOrder } from "../reading-direction.ts";
import { fitted } from "./fitted.ts";

/** What every plan says around its flows: what must be read first, the first line, where and what, warnings, and the counts. */
export function planFrame(frame: ReportFrame, flows: readonly string[], palette: Palette): string {
  const blocks = [
    ...frame.banner.map((finding) => diagnosticText(finding, palette, planWidth)),
    headText(frame, palette),
    ...flows,
    ...listed("Without a file now, and left as they are", frame.released),
    ...listed("Left out, because they are running and nothing may be paused", frame.heldBack),
    ...frame.warnings.map((warning) => diagnosticText(warning, palette, planWidth)),
    footText(frame, palette),
  ];
  return `${inOrder(blocks.join("\n\n"))}\n`;
}

function headText({ verdict, project, target, url, commit, takesBack }: ReportFrame, palette: Palette): string {
  const facts = [
    `project ${visible(project)}`,
    `target ${visible(target)}${url === "" ? "" : ` (${visible(url)})`}`,
    ...(commit === "" ? [] : [`commit ${visible(commit.slice(0, 7))}`]),
  ];
  const line = facts.map((fact) => fact.replaceAll(" ", unbroken)).join(`${unbroken} `);
  const head = `${palette.bold(fitted("", verdict))}\n${palette.dim(fitted("", line))}`;
  return takesBack === "" ? head : `${head}\n${fitted("", visible(takesBack))}`;
}

function listed(words: string, keys: readonly string[]): readonly string[] {
  return keys.length === 0 ? [] : [fitted("", `${words}: ${keys.map(visible).join(", ")}.`)];
}

function footText({ summary, cancelled, digest }: ReportFrame, palette: Palette): string {
  const { create, update, adopt, release, end, unchanged } = summary;
  const pruned = `${release === 0 ? "" : `, ${release} to release`}${end === 0 ? "" : `, ${end} to end and delete`}`;
  const counts = `Plan: ${create} to create, ${update} to update, ${adopt} to adopt${pruned}; ${unchanged} unchanged.`;
  const people = counted(cancelled, "person is", "people are");
  const loss = cancelled === 0 ? "" : `${palette.red(`${people} cancelled for good.`)}\n`;
  return `${palette.bold(counts)}\n${loss}${fitted("", `Digest ${visible(digest)}`)}`;
}
