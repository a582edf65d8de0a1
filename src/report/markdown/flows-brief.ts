import { counted } from "../layout.ts";
import type { FlowReport, Row } from "../model/report.ts";
import { type Section, sections } from "../model/section.ts";
import { signs } from "../text/signs.ts";
import { brief, code, words } from "./escape.ts";

/** What is told of changes, and how long names may be: less and less, until all flows find room. */
const briefer: readonly { readonly told: readonly Section[]; readonly length: number }[] = [
  { told: sections, length: 60 },
  { told: ["WHO", "WHEN", "WHAT"], length: 60 },
  { told: ["WHO"], length: 60 },
  { told: ["WHO"], length: 30 },
  { told: ["WHO"], length: 16 },
  { told: ["WHO"], length: 8 },
];

/** Kinds of change that are told at most when not even names find room. */
const mostKinds = 20;

/**
 * Every flow, where rows find no room: each kind of change once, with all flows in which it happens and how many people
 * are inside. When not even their names find room, the numbers of flows alone, and that nobody should approve.
 */
export function flowsInBrief(flows: readonly FlowReport[], room: number): string {
  for (const { told, length } of briefer) {
    const text = [explained, ...groupsOf(flows, told).map((group) => named(group, length))].join("\n\n");
    if (text.length <= room) return text;
  }
  const groups = groupsOf(flows, ["WHO"]);
  const lines = groups.slice(0, mostKinds).map(({ kinds, flows: own }) => `- ${counted(own.length, "flow")}: ${kinds}`);
  const rest = groups.length > mostKinds ? [`- … and ${groups.length - mostKinds} other kinds of change`] : [];
  return [unnamed, "", ...lines, ...rest].join("\n");
}

const explained =
  "There are too many changes for a table. Every flow that changes stands here, with what changes and, where it is known, the number of people in it now. The full report has all rows.";
const unnamed =
  "**There are so many changes that not even the names of the flows find room here. Do not approve without the full report.**";

interface Group {
  /** What happens, in Markdown. */
  readonly kinds: string;
  readonly flows: readonly FlowReport[];
}

/** Flows by what happens to them; those in which something of WHO changes first, the largest groups before others. */
function groupsOf(flows: readonly FlowReport[], told: readonly Section[]): readonly Group[] {
  const byKinds = new Map<string, FlowReport[]>();
  for (const flow of flows) {
    const kinds = told.flatMap((section) => kindsOf(flow, section)).join("; ") || `nothing of ${told.join(", ")}`;
    byKinds.set(kinds, [...(byKinds.get(kinds) ?? []), flow]);
  }
  const isWho = ({ kinds }: Group) => kinds.startsWith("**WHO**");
  return [...byKinds]
    .map(([kinds, own]) => ({ kinds, flows: own }))
    .toSorted((a, b) => Number(isWho(b)) - Number(isWho(a)) || b.flows.length - a.flows.length);
}

/** "**WHO** + Trigger form submitted **NEW AUDIENCE**; ~ Only once"; none where nothing of the section changes. */
function kindsOf({ rows }: FlowReport, section: Section): readonly string[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    if (row.section === section) counts.set(kindOf(row), (counts.get(kindOf(row)) ?? 0) + 1);
  }
  const kinds = [...counts].map(([kind, count]) => (count === 1 ? kind : `${kind} ×${count}`));
  return kinds.length === 0 ? [] : [`**${section}** ${kinds.join(", ")}`];
}

/** Our own words at the start of the sentence, which say what it is about: "+ Trigger form submitted **NEW AUDIENCE**". */
function kindOf({ mark, sentence: [first], flag }: Row): string {
  const about = typeof first === "string" ? first.replace(/[:(,].*$/s, "").trim() : "";
  return `${words(signs[mark])} ${words(brief(about, 60))}${flag === "" ? "" : ` **${flag}**`}`;
}

function named({ kinds, flows }: Group, length: number): string {
  const names = flows.map(({ name, inside }) => `${code(brief(name, length))}${inside === null ? "" : ` ${inside}`}`);
  return `${kinds} (${counted(flows.length, "flow")}): ${names.join(", ")}`;
}
