import { counted } from "../layout.ts";
import type { FlowReport, Row, TechnicalChange } from "../model/report.ts";
import type { Section } from "../model/section.ts";
import { plainSentence } from "../model/sentence.ts";
import { cutBetweenWords } from "../model/whole-words.ts";
import { excerpt, isLeftwardText, type WordPart } from "../model/word-difference.ts";
import { signs } from "../text/signs.ts";
import type { FileLink } from "./addition.ts";
import { diagram } from "./diagram.ts";
import { code, words } from "./escape.ts";
import { sentenceMarkdown } from "./sentence.ts";

/** What of a flow is told; less where there is no room. */
export interface Detail {
  readonly technical: boolean;
  readonly texts: boolean;
  readonly diagram: boolean;
  readonly notes: boolean;
  readonly sections: readonly Section[];
  /** How many rows of the last of these sections. */
  readonly mostOfLast: number;
  readonly longestSentence: number;
  readonly fileLink: FileLink;
}

/** One flow of the comment. */
export function flowSection(flow: FlowReport, detail: Detail): string {
  const rows = shownRows(flow.rows, detail);
  const left = flow.rows.length - rows.length;
  return [
    `### ${code(flow.name)} (${words(flow.state)})`,
    [flow.people === "" ? [] : [words(flow.people)], flow.file === "" ? [] : [code(flow.file)]].flat().join(" · "),
    table(rows, flow.file, detail),
    ...(left === 0
      ? []
      : [`… and ${counted(left, "more change")} for which there is no room here; the full report has all.`]),
    ...(detail.diagram ? [diagram(flow.graph, { title: `Change in ${flow.name}`, description: summary(flow) })] : []),
    detail.texts ? textsBlock(flow.rows) : leftOut(rows),
    ...(detail.notes ? [notesBlock(flow)] : []),
    ...(detail.technical ? [technicalBlock(flow.technical)] : []),
  ]
    .filter((block) => block !== "")
    .join("\n\n");
}

function shownRows(rows: readonly Row[], { sections, mostOfLast }: Detail): readonly Row[] {
  const last = rows.filter(({ section }) => section === sections.at(-1)).slice(0, mostOfLast);
  const others = sections.slice(0, -1);
  return [...rows.filter(({ section }) => others.includes(section)), ...last];
}

/** A new flow is drawn without any mark, because all of it is new. */
function summary({ rows, action }: FlowReport): string {
  if (action === "create") return "All of this flow is new";
  const count = (mark: Row["mark"]) => rows.filter((row) => row.mark === mark).length;
  return (["added", "removed", "changed", "moved"] as const)
    .filter((mark) => count(mark) > 0)
    .map((mark) => `${count(mark)} ${mark}`)
    .join(", ");
}

/** More than any effect has. */
const longestEffect = 600;

function table(rows: readonly Row[], file: string, detail: Detail): string {
  if (rows.length === 0) return "";
  const lines = rows.map((row) => {
    const flag = row.flag === "" ? "" : ` **${row.flag}**`;
    const cells = [
      `**${row.section}**`,
      `${words(signs[row.mark])} ${row.mark}`,
      `${sentenceMarkdown(row.sentence, detail.longestSentence)}${flag}`,
    ];
    return `| ${[...cells, row.effect.length === 0 ? "–" : sentenceMarkdown(row.effect, longestEffect), place(row, file, detail)].join(" | ")} |`;
  });
  return ["| | | Change | Effect on people | Line |", "|---|---|---|---|---|", ...lines].join("\n");
}

function place({ source }: Row, file: string, { fileLink }: Detail): string {
  if (source === null) return "–";
  const text = source.file === file ? String(source.line) : code(`${source.file}:${source.line}`);
  const address = fileLink(source.file, source.line);
  return address === "" ? text : `[${text}](${address})`;
}

function details(summaryText: string, body: string): string {
  return `<details><summary>${summaryText}</summary>\n\n${body}\n\n</details>`;
}

const around = 120;
const longestText = 4000;

function textsBlock(rows: readonly Row[]): string {
  const texts = rows.filter((row) => row.words.length > 0);
  if (texts.length === 0) return "";
  const bodies = texts.map((row) => `${sentenceMarkdown(row.sentence, 200)}\n\n${wordsMarkdown(row.words)}`);
  return details(`Texts word by word (${texts.length})`, bodies.join("\n\n"));
}

/** Nobody should take the beginning of a text in a row for all of it. */
function leftOut(rows: readonly Row[]): string {
  const count = rows.filter((row) => row.words.length > 0).length;
  return count === 0 ? "" : `Texts of ${counted(count, "change")} find no room here; the full report has them.`;
}

/** What goes is struck out and stands in [−…−], what comes is bold and stands in {+…+}. */
function wordsMarkdown(parts: readonly WordPart[]): string {
  const told = excerpt(parts, around, longestText)
    .map(({ change, text }) => {
      if (change === "gap") return " … ";
      if (change === "same") return code(text);
      return change === "removed"
        ? ` <del>&#91;−${code(text)}−&#93;</del> `
        : ` <ins>&#123;&#43;${code(text)}&#43;&#125;</ins> `;
    })
    .join("");
  return isLeftwardText(parts) ? `&#8295;${told}&#8297;` : told;
}

function notesBlock({ notes }: FlowReport): string {
  if (notes.length === 0) return "";
  return details(`Good to know (${notes.length})`, notes.map((note) => `- ${sentenceMarkdown(note, 600)}`).join("\n"));
}

const mostTechnical = 60;
const longestValue = 300;

function technicalBlock(changes: readonly TechnicalChange[]): string {
  if (changes.length === 0) return "";
  const value = (json: unknown) => code([...JSON.stringify(json)].slice(0, longestValue).join(""));
  const lines = changes
    .slice(0, mostTechnical)
    .map(({ what, before, after }) => `- ${code(what)}: ${value(before)} → ${value(after)}`);
  const more = changes.length > mostTechnical ? [`- … and ${changes.length - mostTechnical} more`] : [];
  return details(`Technical difference (${changes.length})`, [...lines, ...more].join("\n"));
}

/** Where even the rows that say who is concerned find no room: as much of the sentence as there is. */
export function shortRow(row: Row): string {
  return `- ${words(signs[row.mark])} ${code(cutBetweenWords(plainSentence(row.sentence), 60))}`;
}
