import { MalformedQuery } from "./malformed.ts";

/** What a request wants of an archive. */
export interface ArchiveQuery {
  /** Column names; none for all of them. */
  readonly select: readonly string[];
  readonly filter: string;
  readonly orderBy: string;
  readonly top: number;
  readonly skip: number;
}

/** DOCUMENTED: a page has at most a thousand rows, and a thousand when nothing is said (superoffice-api.md B2). */
export const largestPage = 1000;

/** The query's options, whatever the letter case of their names. */
export function readQuery(query: URLSearchParams): ArchiveQuery {
  const options = new Map([...query].map(([name, value]) => [name.toLowerCase(), value]));
  return {
    select: namesIn(options.get("$select") ?? ""),
    filter: (options.get("$filter") ?? "").trim(),
    orderBy: options.get("$orderby") ?? "",
    top: Math.min(largestPage, count(options.get("$top"), largestPage)),
    skip: count(options.get("$skip"), 0),
  };
}

/** The names between commas. */
export function namesIn(text: string): readonly string[] {
  return text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function count(text: string | undefined, standard: number): number {
  if (text === undefined || text === "") return standard;
  if (!/^\d+$/.test(text)) throw new MalformedQuery(`"${text}" is no number of rows.`);
  return Number(text);
}
