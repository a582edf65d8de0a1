import type { PathLine, PathRow } from "../model/path-rows.ts";
import type { FlowReport } from "../model/report.ts";
import { type Child, element, type Html, nothing } from "./element.ts";
import { markWords } from "./layout-graph.ts";
import { folded, sentenceHtml } from "./pieces.ts";
import { lineId } from "./rows.ts";

/** Everything that most readers do not need, folded. `of` says which flow, as no other flow of the page does. */
export function foldsHtml(flow: FlowReport, id: string, of: string): readonly Html[] {
  return [stepsHtml(flow, of), notesHtml(flow), textHtml(flow, id, of), technicalHtml(flow, of)];
}

function stepsHtml({ path: rows }: FlowReport, of: string): Html {
  if (rows.length === 0) return nothing;
  const unchanged = rows.filter(({ marks }) => marks.length === 0).length;
  const head = ["Change", "Before", "After"].map((title) => element("th", { scope: "col" }, title));
  const body = rows.map((row) =>
    element("tr", { class: row.marks[0] }, element("td", { class: "mark" }, marksText(row)), sidesHtml(row)),
  );
  const table = element("table", {}, element("thead", {}, element("tr", {}, head)), element("tbody", {}, body));
  return folded(
    `The way, step by step, before and after (${unchanged} unchanged)`,
    element(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": `The way, step by step, ${of}` },
      table,
    ),
  );
}

const marksText = ({ marks }: PathRow) => marks.map((mark) => markWords[mark]).join(", ");

/** What is the same on both sides is told once. */
function sidesHtml({ before, after, marks }: PathRow): readonly Html[] {
  const isSame = marks.length === 0 && JSON.stringify(before) === JSON.stringify(after);
  return [cell(before), isSame ? element("td", {}, element("span", { class: "noun" }, "the same")) : cell(after)];
}

function cell(line: PathLine | null): Html {
  if (line === null) return element("td", {}, element("span", { class: "none" }, "–"));
  const words: readonly Child[] =
    line.noun === "" ? [`${line.title}:`] : [element("span", { class: "noun" }, line.noun), " ", line.title];
  const depth = line.depth === 0 ? undefined : `depth${Math.min(line.depth, 8)}`;
  return element("td", { class: depth }, words);
}

function notesHtml({ notes }: FlowReport): Html {
  if (notes.length === 0) return nothing;
  return folded(
    `Good to know (${notes.length})`,
    element(
      "ul",
      { class: "notes" },
      notes.map((note) => element("li", {}, sentenceHtml(note))),
    ),
  );
}

const mostLines = 5000;
const longestLine = 2000;

/** The lines have their numbers from the style; only those to which a row leads have an address. */
function textHtml({ text, file, rows }: FlowReport, id: string, of: string): Html {
  if (text === "") return nothing;
  const told = new Set(rows.flatMap(({ source }) => (source?.file === file ? [source.line] : [])));
  const lines = text.replace(/\n$/, "").split("\n");
  const shown = lines
    .slice(0, mostLines)
    .map((line, index) =>
      element("span", { id: told.has(index + 1) ? lineId(id, index + 1) : undefined }, `${lineText(line)}\n`),
    );
  const more = lines.length > mostLines ? [`… and ${lines.length - mostLines} more lines\n`] : [];
  return folded(
    `The file, ${file}`,
    element("pre", { tabindex: 0, role: "region", "aria-label": `The text of the file, ${of}` }, shown, more),
  );
}

function lineText(line: string): string {
  const characters = line.length > longestLine ? [...line] : [];
  if (characters.length <= longestLine) return line;
  return `${characters.slice(0, longestLine).join("")} … and ${characters.length - longestLine} more characters`;
}

const mostTechnical = 1000;
const longestValue = 4000;

function technicalHtml({ technical }: FlowReport, of: string): Html {
  if (technical.length === 0) return nothing;
  const value = (json: unknown) => JSON.stringify(json).slice(0, longestValue);
  const rows = technical
    .slice(0, mostTechnical)
    .map(({ what, before, after }) =>
      element(
        "tr",
        {},
        element("th", { scope: "row" }, what),
        element("td", {}, value(before)),
        element("td", {}, value(after)),
      ),
    );
  const head = ["What", "Before", "After"].map((title) => element("th", { scope: "col" }, title));
  const table = element(
    "table",
    { class: "technical" },
    element("thead", {}, element("tr", {}, head)),
    element("tbody", {}, rows),
  );
  return folded(
    `Technical difference (${technical.length})`,
    element(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": `Technical difference, ${of}` },
      table,
    ),
  );
}
