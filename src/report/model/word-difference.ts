import { diffArrays } from "diff";
import { startsLeftward } from "../reading-direction.ts";
import { beginning, wholeWords } from "./whole-words.ts";

/** A piece of a text that was compared; a gap stands for unchanged words that are left out. */
export interface WordPart {
  readonly change: "same" | "added" | "removed" | "gap";
  readonly text: string;
}

/** Beyond so many words or edits a comparison takes long and tells nobody anything. */
const mostWords = 20_000;
const mostEdits = 500;

/** What goes and what comes, word by word. All of both texts is in it. */
export function wordDifference(before: string, after: string): readonly WordPart[] {
  const [a, b] = [wholeWords(before), wholeWords(after)];
  const start = commonStart(a, b);
  const end = commonStart(a.slice(start).reverse(), b.slice(start).reverse());
  const [goes, comes] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return merged([
    { change: "same", text: a.slice(0, start).join("") },
    ...middle(goes, comes),
    { change: "same", text: end === 0 ? "" : a.slice(-end).join("") },
  ]);
}

function commonStart(a: readonly string[], b: readonly string[]): number {
  let index = 0;
  while (index < a.length && index < b.length && a[index] === b[index]) index++;
  return index;
}

function middle(goes: readonly string[], comes: readonly string[]): readonly WordPart[] {
  const few = goes.length + comes.length <= mostWords;
  const parts = few ? diffArrays([...goes], [...comes], { maxEditLength: mostEdits }) : undefined;
  if (parts === undefined) {
    return [
      { change: "removed", text: goes.join("") },
      { change: "added", text: comes.join("") },
    ];
  }
  return parts.map(({ value, added, removed }) => ({
    change: added ? "added" : removed ? "removed" : "same",
    text: value.join(""),
  }));
}

/** Neighbours of one kind are one part; a few letters between two changes belong to them, or nobody could read it. */
function merged(parts: readonly WordPart[]): readonly WordPart[] {
  const all = parts.filter(({ text }) => text !== "");
  const isChange = (part: WordPart | undefined) => part !== undefined && part.change !== "same";
  const joined = all.flatMap((part, index): readonly WordPart[] => {
    const between = isChange(all[index - 1]) && isChange(all[index + 1]);
    if (part.change !== "same" || !between || part.text.length > fewLetters || part.text.includes("\n")) return [part];
    return [
      { change: "removed", text: part.text },
      { change: "added", text: part.text },
    ];
  });
  return runs(joined);
}

const fewLetters = 3;

/** Of changes that follow each other, first all that goes and then all that comes. */
function runs(parts: readonly WordPart[]): readonly WordPart[] {
  const all: WordPart[] = [];
  let run = { removed: "", added: "" };
  const flush = () => {
    for (const change of ["removed", "added"] as const) if (run[change] !== "") all.push({ change, text: run[change] });
    run = { removed: "", added: "" };
  };
  for (const { change, text } of parts) {
    if (change === "removed" || change === "added") run[change] += text;
    else {
      flush();
      const last = all.at(-1);
      if (last?.change === "same") all[all.length - 1] = { change, text: last.text + text };
      else all.push({ change, text });
    }
  }
  flush();
  return all;
}

/** Whether what stays of a text is read from right to left, and so what comes and goes in it, too. */
export function isLeftwardText(parts: readonly WordPart[]): boolean {
  return startsLeftward(parts.map(({ change, text }) => (change === "same" ? text : "")).join(""));
}

/** The same with unchanged text cut to what stands around the changes, and very long changes cut in their middle. */
export function excerpt(parts: readonly WordPart[], around: number, longest: number): readonly WordPart[] {
  return parts.flatMap((part, index): readonly WordPart[] => {
    if (part.change !== "same") return cut(part, longest / 2, longest / 2);
    return cut(part, index === 0 ? 0 : around, index === parts.length - 1 ? 0 : around);
  });
}

function cut(part: WordPart, start: number, end: number): readonly WordPart[] {
  if ([...part.text].length <= start + end + 1) return [part];
  const all = wholeWords(part.text);
  const first = beginning(all, inRoom(start));
  const last = beginning(all.slice(first.length).reverse(), inRoom(end)).toReversed();
  if (first.length + last.length === all.length) return [part];
  const pieces: readonly WordPart[] = [
    { ...part, text: first.join("") },
    { change: "gap", text: "" },
    { ...part, text: last.join("") },
  ];
  return pieces.filter(({ change, text }) => change === "gap" || text !== "");
}

/** A word that would find no room even alone is shown all the same, unless nobody would read it. */
const longestWhole = 2000;
const inRoom = (room: number) => ({ room, alone: () => longestWhole, measure: (word: string) => [...word].length });
