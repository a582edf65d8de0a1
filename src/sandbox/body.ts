import { isObject } from "../util/json.ts";
import type { Row } from "./store.ts";

/**
 * A posted object with the property names of `known`, whatever letter case they were sent in; of two spellings of
 * one property the later one counts, for the official client posts both (superoffice-api.md B3).
 */
export function withNames(body: unknown, known: readonly string[]): Row {
  if (!isObject(body)) return {};
  const names = new Map(known.map((name) => [name.toLowerCase(), name]));
  const entries = Object.entries(body).flatMap(([sent, value]): [string, unknown][] => {
    const name = names.get(sent.toLowerCase());
    return name === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(entries);
}
