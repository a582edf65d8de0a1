import { visible } from "../../diagnostic/frame.ts";
import type { ListName } from "../../model/property.ts";
import { markName, markQuote, unmarked } from "./sentence.ts";
import { cutBetweenWords } from "./whole-words.ts";

/** The name of a record on the target, as far as the report knows it. */
export type RecordName = (list: ListName, id: number) => string;

/** Records by their names where these are known, flows by their keys, everything else by its id. */
export function recordNames(known: (list: ListName, id: number) => string | undefined): RecordName {
  return (list, id) => {
    const name = known(list, id);
    if (list === "flow") return visible(name ?? `flow ${id}`);
    return name === undefined ? markName(`#${id}`) : quoted(name);
  };
}

/** Stands for every unset value. */
export const nothing = "none";

const longestText = 60;
const longestAlone = 200;
const inQuotes = (line: string) => cutBetweenWords(line, longestText, { alone: longestAlone });
const onOneLine = (text: string) => visible(text.replace(/\s*\n\s*/g, " ⏎ "));

/** User text, marked as a quote, on one line, cut between words when it is long; it cannot steer the terminal. */
export function quoted(text: string): string {
  return markQuote(inQuotes(onOneLine(text)));
}

/** Whether a quote shows only the beginning of a text. */
export function isCutInQuotes(text: string): boolean {
  const line = onOneLine(text);
  return inQuotes(line) !== line;
}

/** The same as plain text, in quotes. */
export function quotedText(text: string): string {
  return unmarked(quoted(text));
}

/** "2026-12-01 08:00" for a moment, whether it is canonical or as the carrier has it; "none" for an unset one. */
export function momentText(value: unknown): string {
  const text = String(value ?? "");
  const encoded = /^\[DT?:(\d{2})\/(\d{2})\/(\d{4})(?: (\d{2}:\d{2}:\d{2}))?/.exec(text);
  const written = encoded === null ? text.replace("T", " ") : `${encoded[3]}-${encoded[1]}-${encoded[2]} ${encoded[4]}`;
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}(?::\d{2})?))?/.exec(written) ?? [];
  if (date === undefined || date.startsWith("0001-")) return text === "" || date !== undefined ? nothing : quoted(text);
  return time === undefined ? date : `${date} ${time.replace(/:00$/, "")}`;
}

/** "08:00" out of a time of day, whether it is canonical or as the carrier has it. */
export function clockText(value: unknown): string {
  return /(\d{2}:\d{2}):\d{2}/.exec(String(value))?.[1] ?? "00:00";
}

/** "3 days", "1 working day". */
export function intervalText(count: unknown, unit: unknown): string {
  const word = wordsOf(unit);
  if (word === "none") return nothing;
  return `${Number(count)} ${Number(count) === 1 ? word.replace(/s$/, "") : word}`;
}

/** Days of the week; five working days and all seven have names of their own. */
export function daysText(value: unknown): string {
  const days = Array.isArray(value) ? value.map(String) : String(value ?? "").split(/\s*,\s*/);
  const names = days.filter((day) => day !== "" && day !== "Unknown");
  if (names.length === 7) return "every day";
  if (names.join() === "Monday,Tuesday,Wednesday,Thursday,Friday") return "Monday to Friday";
  return names.length === 0 ? nothing : visible(names.join(", "));
}

/** A record by its name; 0 is none. */
export function recordText(value: unknown, list: ListName, nameOf: RecordName): string {
  return Number(value ?? 0) === 0 ? nothing : nameOf(list, Number(value));
}

/** A value of an encoding such as `[I:1]` (superoffice-conditions.md B) without it. */
export function plainValue(value: unknown): string {
  const text = String(value);
  const [, inner] = /^\[(?:I|B|A|F|M|T|TS|D|DT):(.*)\]$/.exec(text) ?? [];
  return inner === undefined ? text : inner;
}

/** "first available" for FirstAvailable: the server's names, spaced and in lower case. */
export function wordsOf(name: unknown): string {
  return visible(String(name))
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
}
