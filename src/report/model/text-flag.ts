import type { Flagged } from "./flags.ts";
import { linkChange } from "./text-links.ts";

const flags = { unsubscribe: "UNSUBSCRIBE LINK CHANGED", link: "LINK CHANGED", none: "TEXT ONLY" } as const;

/** The word for a text that reads differently. */
export function textFlag({ change, before, after }: Flagged): string {
  if (change.action !== "modify") return "";
  const [was, is] = [before[change.property], after[change.property]];
  return flags[linkChange(String(was ?? ""), String(is ?? ""))];
}
