import { blanksBefore, blanksBehind, type Chunk, chunksOf } from "./chunk.ts";
import type { Edit, Lines } from "./lines.ts";
import type { TextCollection, TextPart } from "./text-tree.ts";

/** A part that comes into a collection. */
export interface NewPart {
  /** The part that stays and stands before it; undefined at the beginning. */
  readonly behind: TextPart | undefined;
  readonly text: string;
  /** Whether an empty line separates it from what it comes behind. */
  readonly spaced: boolean;
}

export interface Arrangement {
  readonly kept: ReadonlySet<TextPart>;
  readonly news: readonly NewPart[];
}

/** The edits by which parts go and come; those that stay are not touched. */
export function arrangeParts(collection: TextCollection, arrangement: Arrangement, lines: Lines): readonly Edit[] {
  if (arrangement.news.length === 0 && arrangement.kept.size === collection.parts.length) return [];
  return collection.flow ? arrangeFlow(collection, arrangement) : arrangeBlock(collection, arrangement, lines);
}

/** Inside braces or brackets: with the commas that separate the parts. */
function arrangeFlow({ parts }: TextCollection, { kept, news }: Arrangement): readonly Edit[] {
  const [first] = parts.filter((part) => kept.has(part));
  if (first === undefined) {
    const stretch = { start: parts[0]?.start ?? 0, end: endOf(parts.at(-1)) };
    return [{ ...stretch, text: news.map(({ text }) => text).join(", ") }];
  }
  const coming = news.map(({ behind, text }) =>
    behind === undefined ? insertion(first.start, `${text}, `) : insertion(endOf(behind), `, ${text}`),
  );
  const going = parts.flatMap((part, index) => {
    if (kept.has(part)) return [];
    const next = parts.slice(index + 1).find((other) => kept.has(other));
    if (next !== undefined) return [{ start: part.start, end: parts[index + 1]?.start ?? next.start, text: "" }];
    const previous = parts.slice(0, index).findLast((other) => kept.has(other));
    return [{ start: endOf(previous), end: endOf(part), text: "" }];
  });
  return [...coming, ...going];
}

/** Line by line: with the comments of each part and one of the empty lines around it. */
function arrangeBlock(collection: TextCollection, { kept, news }: Arrangement, lines: Lines): readonly Edit[] {
  const { parts } = collection;
  const chunks = chunksOf(collection, lines);
  const [first] = parts.filter((part) => kept.has(part));
  if (first === undefined) return [{ ...wholeOf([...chunks.values()]), text: joined(news, lines) }];
  const coming = news.map(({ behind, text, spaced }) => {
    const leader = chunks.get(first);
    const before = behind === undefined && leader?.alone === true ? leader : undefined;
    if (before !== undefined) return insertion(before.start, spaced ? `${text}${lines.eol}` : text);
    return insertion(chunks.get(behind ?? first)?.end ?? 0, spaced ? `${lines.eol}${text}` : text);
  });
  const going = parts.flatMap((part, index) =>
    kept.has(part) ? [] : [removal([chunks.get(parts[index - 1] ?? part), chunks.get(part)], parts[index + 1], lines)],
  );
  return [...coming, ...going];
}

function removal([previous, chunk]: readonly (Chunk | undefined)[], next: TextPart | undefined, lines: Lines): Edit {
  const { start = 0, end = 0, alone } = chunk ?? {};
  if (alone === false) return { start, end: next?.start ?? end, text: "" };
  if (previous !== chunk) return { start: blanksBefore(lines, start, previous?.end ?? 0), end, text: "" };
  return { start, end: next === undefined ? end : blanksBehind(lines, end), text: "" };
}

function wholeOf(chunks: readonly Chunk[]): Pick<Edit, "start" | "end"> {
  return { start: chunks[0]?.start ?? 0, end: chunks.at(-1)?.end ?? 0 };
}

function joined(news: readonly NewPart[], { eol }: Lines): string {
  return news.map(({ text }) => text).join(news.every(({ spaced }) => spaced) ? eol : "");
}

function endOf(part: TextPart | undefined): number {
  return part === undefined ? 0 : Math.max(part.after, part.node.end);
}

function insertion(at: number, text: string): Edit {
  return { start: at, end: at, text };
}
