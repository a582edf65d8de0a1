import { visible } from "../../diagnostic/frame.ts";
import { planWidth, unbroken } from "../layout.ts";
import type { FlowReport, Row } from "../model/report.ts";
import type { Palette } from "../palette.ts";
import { fitted } from "./fitted.ts";
import { nameText, sentenceText } from "./sentence-text.ts";
import { sidesText } from "./sides.ts";
import { colourOf, signs } from "./signs.ts";
import { wordsText } from "./words.ts";

const actionSigns = { create: "+", update: "~", adopt: "~", release: "-", end: "-" } as const;

/** What happens to one flow, at most 80 columns wide. */
export function flowBlock(flow: FlowReport, palette: Palette): string {
  const title = fitted(`${actionSigns[flow.action]} `, `${nameText(flow.name)}${unbroken} ${flow.state}`);
  return [
    palette.bold(title),
    ...(flow.file === "" ? [] : [palette.dim(fitted("  ", visible(flow.file)))]),
    ...(flow.people === "" ? [] : [fitted("  ", flow.people)]),
    ...rowsText(flow, palette),
    ...(flow.action === "create" ? [] : sidesText(flow.path, palette)),
    ...flow.notes.map((note) => fitted("  ", sentenceText(note))),
  ].join("\n");
}

/** The changes of one flow, line by line. */
export function rowsText({ rows, file }: FlowReport, palette: Palette): readonly string[] {
  return rows.map((row, index) => rowText(row, { label: labelOf(rows, index), file }, palette));
}

/** The section's name stands before its first row. */
function labelOf(rows: readonly Row[], index: number): string {
  const section = rows[index]?.section ?? "";
  return rows[index - 1]?.section === section ? "" : section;
}

const labelWidth = 9;

interface Place {
  readonly label: string;
  readonly file: string;
}

function rowText(row: Row, { label, file }: Place, palette: Palette): string {
  const sign = signs[row.mark];
  const head = `  ${label.padEnd(labelWidth - 2)}${sign} `;
  const flag = row.flag === "" ? "" : ` [${row.flag.replaceAll(" ", unbroken)}]`;
  const [first = "", ...rest] = fitted(head, `${sentenceText(row.sentence)}${sourceText(row, file)}${flag}`).split(
    "\n",
  );
  const marked = `${palette.bold(head.slice(0, labelWidth))}${colourOf(row.mark, palette)(sign)}${first.slice(labelWidth + 1)}`;
  const indent = " ".repeat(labelWidth + 2);
  const words = wordsText(row.words, planWidth - indent.length - 2).map((line) => `${indent}  ${line}`);
  const effect = row.effect.length === 0 ? [] : [fitted(indent, sentenceText(row.effect))];
  return [marked, ...rest, ...(row.words.length === 0 ? [] : words), ...effect].join("\n");
}

function sourceText({ source }: Row, file: string): string {
  if (source === null) return "";
  return source.file === file
    ? `${unbroken} (line${unbroken}${source.line})`
    : `${unbroken} (${visible(source.file)}:${source.line})`;
}
