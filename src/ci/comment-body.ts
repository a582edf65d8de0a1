import type { Plan } from "../model/plan.ts";
import { plainPalette } from "../report/palette.ts";
import { planText } from "../report/plan-text.ts";
import { code } from "./escape.ts";

/** Below the limit of every host: Bitbucket's 32,768 characters are the least (reliability-and-review.md B1). */
export const commentLimit = 32_000;

/** A host drops a longer summary whole: 900 KiB at three bytes a character are below its 1,024. */
export const summaryLimit = 300_000;

/** A plan as Markdown of at most `limit` characters; the digest in it is the one that is approved. */
export function planMarkdown(plan: Plan, limit: number): string {
  const lines = planText(plan, plainPalette).split("\n");
  const shown: string[] = [];
  let length = 500;
  for (const line of lines.map((one) => `${code(one)}<br>`)) {
    length += line.length + 1;
    if (length > limit) break;
    shown.push(line);
  }
  return `## Marketing flows\n\n${shown.join("\n")}\n`;
}

/** The text that takes the place of an old plan while a new one is made, so that nobody approves the old one. */
export function planningMarkdown(target: string, commit: string): string {
  return `## Marketing flows: planning (${code(target)})\n\nCommit ${code(commit.slice(0, 7))} is being planned. The plan that stood here counts no more.\n`;
}
