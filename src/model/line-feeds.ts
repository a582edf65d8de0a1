import { isObject } from "../util/json.ts";

/**
 * The text with every end of line as one line feed. A browser sends two characters for it, a file in git has one: the
 * difference is nobody's intent, and a flow file cannot hold a carriage return.
 */
export function lineFeeds(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/** The same in every text inside a value. */
export function withLineFeeds(value: unknown): unknown {
  if (typeof value === "string") return lineFeeds(value);
  if (Array.isArray(value)) return value.map(withLineFeeds);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withLineFeeds(part)]));
}
