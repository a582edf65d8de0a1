import type { FlowReport, Row } from "../model/report.ts";
import { type Section, sections } from "../model/section.ts";
import { excerpt } from "../model/word-difference.ts";
import { element, type Html, nothing } from "./element.ts";
import { markWords } from "./layout-graph.ts";
import { sentenceHtml, wordsHtml } from "./pieces.ts";

const about: Readonly<Record<Section, string>> = {
  WHO: "who is concerned",
  WHEN: "at what time",
  WHAT: "what they get",
  PATH: "which way they go",
  LABEL: "names only",
};

const around = 400;
const longestPart = 6000;

/** The rows of a flow below their sections. `id` is a word that no other flow of the page has. */
export function rowsHtml(flow: FlowReport, id: string): Html {
  const numbered = flow.rows.map((row, index) => ({ row, id: rowId(id, index) }));
  const blocks = sections.map((section) => {
    const own = numbered.filter(({ row }) => row.section === section);
    if (own.length === 0) return nothing;
    const title = element("h3", {}, section, element("span", { class: "about" }, ` ${about[section]}`));
    return element(
      "section",
      { class: "rows" },
      title,
      element(
        "ul",
        {},
        own.map(({ row, id: anchor }) => rowHtml(row, { anchor, id, file: flow.file })),
      ),
    );
  });
  return element("div", { class: "changes" }, blocks);
}

export const rowId = (id: string, index: number) => `${id}-row${index + 1}`;
export const lineId = (id: string, line: number) => `${id}-line${line}`;

interface Place {
  readonly anchor: string;
  readonly id: string;
  readonly file: string;
}

function rowHtml(row: Row, place: Place): Html {
  return element(
    "li",
    { id: place.anchor, class: row.mark },
    element(
      "p",
      { class: "sentence" },
      element("span", { class: "mark" }, markWords[row.mark]),
      " ",
      sentenceHtml(row.sentence),
    ),
    row.words.length === 0 ? [] : wordsHtml(excerpt(row.words, around, longestPart)),
    row.effect.length === 0 ? [] : element("p", { class: "effect" }, sentenceHtml(row.effect)),
    footHtml(row, place),
  );
}

function footHtml({ flag, source }: Row, { id, file }: Place): Html {
  if (flag === "" && source === null) return nothing;
  const where =
    source === null
      ? []
      : source.file === file
        ? element("a", { href: `#${lineId(id, source.line)}` }, `line ${source.line}`)
        : `${source.file}:${source.line}`;
  return element("p", { class: "foot" }, flag === "" ? [] : [element("strong", { class: "flag" }, flag), " "], where);
}
