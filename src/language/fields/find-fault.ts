import type { Operation } from "../field-update-catalogue.ts";

/** Groups that begin otherwise are of the server's own dialect, and are not judged here. */
const foreignGroup = /\(\?(?![:=!])/;

/**
 * What an operation that looks for a text needs, where the text cannot be found in anything or is no pattern;
 * undefined for what may be right. Who writes options may read the pattern by other rules.
 */
export function findFault(
  { type }: Operation,
  { find, options }: Readonly<Record<string, unknown>>,
): string | undefined {
  if (find === "") return "a find of at least one character";
  if (type !== "regex" || typeof find !== "string" || options !== undefined || foreignGroup.test(find))
    return undefined;
  return isPattern(find) ? undefined : "a find that is a regular expression, such as ^0047";
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text).source !== "";
  } catch {
    return false;
  }
}
