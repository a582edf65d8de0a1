import { kinds } from "./news-kinds.ts";
import type { FlowReport } from "./report.ts";
import { sections } from "./section.ts";

/** The words of risk, gravest first, as the first line of a review weighs them; labels are nothing that it tells. */
export const riskWords: readonly string[] = [...kinds.flatMap(({ flag }) => flag ?? []), "LABEL ONLY"];

const rankOf = (word: string, among: readonly string[]) => (among.includes(word) ? among.indexOf(word) : among.length);

/** The words of risk of a flow, each once, gravest first. */
export function riskWordsOf({ rows }: Pick<FlowReport, "rows">): readonly string[] {
  const words = new Set(rows.flatMap(({ flag }) => (flag === "" ? [] : flag.split(", "))));
  return [...words].toSorted((a, b) => rankOf(a, riskWords) - rankOf(b, riskWords));
}

/**
 * Flows, gravest first: those that are ended, new ones that start, then by their gravest section, then by their gravest
 * word of risk. Equal ones stay in the order in which they will be applied.
 */
export function gravestFirst(flows: readonly FlowReport[]): readonly FlowReport[] {
  const ranked = flows.map((flow) => ({ flow, rank: gravityOf(flow) }));
  const byRank = ranked.toSorted((a, b) => {
    const [difference = 0] = a.rank.map((one, index) => one - (b.rank[index] ?? 0)).filter((one) => one !== 0);
    return difference;
  });
  return byRank.map(({ flow }) => flow);
}

function gravityOf(flow: FlowReport): readonly number[] {
  const section = Math.min(sections.length, ...flow.rows.map((row) => sections.indexOf(row.section)));
  const words = riskWordsOf(flow);
  const whole = flow.action === "end" ? 0 : flow.action === "create" && words.includes("STARTS") ? 1 : 2;
  return [whole, section, rankOf(words[0] ?? "", riskWords)];
}
