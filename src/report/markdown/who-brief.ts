import { counted } from "../layout.ts";
import type { FlowReport, Row } from "../model/report.ts";
import { signs } from "../text/signs.ts";
import { brief, code, words } from "./escape.ts";

/** Names are cut shorter and shorter, until all flows find room. */
const nameLengths = [60, 30, 16, 8];

/** Kinds of change that are told at most when not even names find room. */
const mostKinds = 20;

/**
 * Who is concerned, where rows find no room: each kind of change once, with all flows in which it happens and how many
 * people are inside. When not even their names find room, the numbers of flows alone, and that nobody should approve.
 */
export function whoInBrief(flows: readonly FlowReport[], room: number): string {
  const groups = groupsOf(flows);
  for (const length of nameLengths) {
    const text = [explained, ...groups.map((group) => named(group, length))].join("\n\n");
    if (text.length <= room) return text;
  }
  const lines = groups.slice(0, mostKinds).map(({ kinds, flows: own }) => `- ${counted(own.length, "flow")}: ${kinds}`);
  const rest = groups.length > mostKinds ? [`- … and ${groups.length - mostKinds} other kinds of change`] : [];
  return [unnamed, "", ...lines, ...rest].join("\n");
}

const explained =
  "There are too many changes for a table. Every flow that changes stands here, with the number of people in it now where it is known, and what of **WHO** changes. The full report has all rows.";
const unnamed =
  "**There are so many changes that not even the names of the flows find room here. Do not approve without the full report.**";

interface Group {
  /** What happens, in Markdown. */
  readonly kinds: string;
  readonly flows: readonly FlowReport[];
}

/** Flows by what happens to them; those in which something of WHO changes first, the largest groups before others. */
function groupsOf(flows: readonly FlowReport[]): readonly Group[] {
  const byKinds = new Map<string, FlowReport[]>();
  for (const flow of flows) {
    const kinds = kindsOf(flow.rows);
    byKinds.set(kinds, [...(byKinds.get(kinds) ?? []), flow]);
  }
  const groups = [...byKinds].map(([kinds, own]) => ({
    kinds: kinds === "" ? others : `**WHO** ${kinds}`,
    flows: own,
  }));
  return groups.toSorted(
    (a, b) => Number(a.kinds === others) - Number(b.kinds === others) || b.flows.length - a.flows.length,
  );
}

const others = "nothing of WHO, but something else";

function kindsOf(rows: readonly Row[]): string {
  const counts = new Map<string, number>();
  for (const row of rows) {
    if (row.section === "WHO") counts.set(kindOf(row), (counts.get(kindOf(row)) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) => (count === 1 ? kind : `${kind} ×${count}`)).join("; ");
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
