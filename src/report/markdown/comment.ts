import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { visible } from "../../diagnostic/frame.ts";
import { counted } from "../layout.ts";
import type { Report } from "../model/report.ts";
import { sections } from "../model/section.ts";
import { type Addition, noLink, nothingAdded } from "./addition.ts";
import { brief, code, words } from "./escape.ts";
import { type Detail, flowSection, shortRow } from "./flow-section.ts";
import { flowsInBrief } from "./flows-brief.ts";

/** Below the limit of every host: Bitbucket's 32,768 characters are the least (reliability-and-review.md B1). */
export const commentLimit = 32_000;

/** How much is told; `links` says whether lines lead to their files. */
type Step = Omit<Detail, "fileLink"> & { readonly links: boolean };

const everything: Step = {
  links: true,
  technical: true,
  texts: true,
  diagram: true,
  notes: true,
  sections,
  mostOfLast: Number.POSITIVE_INFINITY,
  longestSentence: 600,
};

/** What is dropped first, until it fits; who is concerned never is. */
const ladder: readonly Step[] = laddered([
  {},
  { links: false },
  { technical: false },
  { texts: false },
  { diagram: false },
  { notes: false, longestSentence: 250 },
  { sections: ["WHO", "WHEN", "WHAT", "PATH"] },
  { sections: ["WHO", "WHEN", "WHAT"] },
  { sections: ["WHO", "WHEN"] },
  { sections: ["WHO"], longestSentence: 120 },
]);

/** Every step leaves out what the steps before it do. */
function laddered(steps: readonly Partial<Step>[]): readonly Step[] {
  return steps.map((_, index) => Object.assign({}, everything, ...steps.slice(0, index + 1)));
}

/** A report as the comment of a pull request, shorter than `limit` characters. */
export function comment(report: Report, limit = commentLimit, added: Addition = nothingAdded): string {
  const details = ladder.map((step): Detail => ({ ...step, fileLink: step.links ? added.fileLink : noLink }));
  const frame = (body: string) =>
    [head(report), ...added.top, body, added.aboveDigest, foot(report)]
      .filter((block) => block !== "")
      .join("\n\n")
      .concat("\n");
  const room = limit - frame("").length;
  const within = (detail: Detail) => {
    const text = blocksWithin(report, detail, room)?.join("\n\n");
    return text === undefined ? undefined : frame(text);
  };
  const step = details.findIndex((detail) => within(detail) !== undefined);
  const [detail, more] = [details[step], details[step - 1]];
  if (detail !== undefined) {
    const isNarrower = more !== undefined && more.sections.length > detail.sections.length;
    const fuller = isNarrower ? filled(report, { ...detail, sections: more.sections }, within) : undefined;
    return fuller ?? within(detail) ?? "";
  }
  const warned =
    report.warnings.length === 0 ? [] : [`${counted(report.warnings.length, "warning")}, in the full report.`];
  return frame([shortest(report, room - warned.join("").length - 2), ...warned].join("\n\n"));
}

/** With as many rows of the last section in each flow as there is room for; undefined when there is none for any. */
function filled({ flows }: Report, detail: Detail, within: (detail: Detail) => string | undefined): string | undefined {
  const last = detail.sections.at(-1);
  const counts = flows.map(({ rows }) => rows.filter(({ section }) => section === last).length);
  let [fits, most] = [0, Math.max(0, ...counts)];
  let found: string | undefined;
  while (fits < most) {
    const mostOfLast = Math.ceil((fits + most) / 2);
    const text = within({ ...detail, mostOfLast });
    if (text === undefined) most = mostOfLast - 1;
    else [found, fits] = [text, mostOfLast];
  }
  return found;
}

/** The flows and warnings; undefined as soon as they find no room. */
function blocksWithin({ flows, warnings }: Report, detail: Detail, room: number): readonly string[] | undefined {
  const blocks = warningsBlock(warnings);
  let left = room - (blocks[0]?.length ?? 0);
  const sections: string[] = [];
  for (const flow of flows) {
    const section = flowSection(flow, detail);
    left -= section.length + 2;
    if (left < 0) return undefined;
    sections.push(section);
  }
  return [...sections, ...blocks];
}

function head(report: Report): string {
  const all = report.flows.length + report.unchanged.length;
  return [
    `<!-- flowform:v1 target=${marker(report.target)} -->`,
    ...report.banner.map(bannerBlock),
    `## Marketing flows: ${report.flows.length} of ${all} will change (${code(brief(report.target))})`,
    `**${words(brief(report.verdict, 400))}**`,
    ...(report.takesBack === "" ? [] : [words(brief(report.takesBack, 400))]),
    ...(report.cancelled === 0
      ? []
      : [`> [!CAUTION]\n> **${counted(report.cancelled, "person", "people")} cancelled for good.**`]),
  ].join("\n\n");
}

/** What must be read before anything else; hosts draw it as a box. */
function bannerBlock({ code: number, summary, detail, fix }: Diagnostic): string {
  return `> [!WARNING]\n> **${number} ${words(brief(summary))}.** ${words(brief(detail, 600))} ${words(brief(fix, 200))}`;
}

/** A word that cannot end the comment around it. */
function marker(text: string): string {
  return encodeURIComponent(visible(brief(text)))
    .replace(/[-!*'()~]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
    .slice(0, 200);
}

function foot({ digest, commit, unchanged, changes, released, heldBack }: Report): string {
  const from = commit === "" ? "" : ` for commit ${code(commit.slice(0, 7))}`;
  const approve =
    "**Approve only this digest**: it is another one when something else would be saved, or SuperOffice has moved.";
  return [
    listed("Without a file now, and left as they are", released),
    listed("Left out, because they are running and nothing may be paused", heldBack),
    unchanged.length === 0 ? "" : `${counted(unchanged.length, "flow")} unchanged.`,
    changes ? `Plan${from}, digest ${code(brief(digest))}. ${approve}` : "",
  ]
    .filter((line) => line !== "")
    .join("\n\n");
}

const mostKeys = 10;

function listed(words: string, keys: readonly string[]): string {
  if (keys.length === 0) return "";
  const shown = keys.slice(0, mostKeys).map((key) => code(brief(key)));
  return `${words}: ${shown.join(", ")}${keys.length > mostKeys ? ` and ${keys.length - mostKeys} more` : ""}.`;
}

const mostWarnings = 10;

function warningsBlock(found: readonly Diagnostic[]): readonly string[] {
  if (found.length === 0) return [];
  const lines = found
    .slice(0, mostWarnings)
    .map(
      ({ code: number, summary, detail }) =>
        `- ${number} ${words(summary)}: ${code([...detail].slice(0, 300).join(""))}`,
    );
  const more = found.length > mostWarnings ? [`- … and ${found.length - mostWarnings} more`] : [];
  return [["### Warnings", "", ...lines, ...more].join("\n")];
}

/** Flow by flow who is concerned, in few words; put together where even those find no room. */
function shortest({ flows }: Report, room: number): string {
  const blocks: string[] = [];
  let left = room;
  for (const { name, rows } of flows) {
    const who = rows.filter(({ section }) => section === "WHO");
    const others = rows.length - who.length;
    const more = others === 0 ? "" : `, and ${counted(others, "other change")}`;
    const block = [`**WHO** ${code(brief(name, 60))}${more}`, who.map(shortRow).join("\n")].filter(
      (text) => text !== "",
    );
    blocks.push(...block);
    left -= block.join("\n\n").length + 2;
    if (left < 0) return flowsInBrief(flows, room);
  }
  return blocks.join("\n\n");
}
