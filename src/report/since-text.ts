import { visible } from "../diagnostic/frame.ts";
import type { FlowNews } from "../model/flow-news.ts";
import { counted } from "./layout.ts";
import type { Palette } from "./palette.ts";

/** More lines than these nobody reads after a save. */
const mostLines = 12;

/** What is different since the last plan, one marked line per flow. */
export function sinceText(news: readonly FlowNews[], palette: Palette): string {
  const lines = news
    .slice(0, mostLines)
    .map((flow) => `${palette.bold(`* "${visible(flow.name)}"`)}  ${newsWords(flow)}`);
  const rest = news.length - lines.length;
  return [...lines, ...(rest > 0 ? [`* and ${counted(rest, "more flow")}`] : [])].map((line) => `${line}\n`).join("");
}

/** What became of one flow, in a few words. */
export function newsWords({ what, before, after }: FlowNews): string {
  if (what === "settled") return "nothing would be changed any more";
  if (what === "left") return "has no file any more, and is left as it is";
  if (what === "back") return "has a file again, and nothing would be changed";
  const now = counted(after, "change");
  if (what === "new") return now;
  return before === after ? `${now}, not the same as before` : `${now}, there were ${before}`;
}
