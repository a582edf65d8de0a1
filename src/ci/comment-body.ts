import type { Plan } from "../model/plan.ts";
import { comment } from "../report/markdown/comment.ts";
import { brief, code } from "../report/markdown/escape.ts";
import { planReport } from "../report/model/plan-report.ts";

/** A host drops a longer summary whole: 900 KiB at three bytes a character are below its 1,024. */
export const summaryLimit = 300_000;

/** A plan as Markdown of at most `limit` characters. */
export function planMarkdown(plan: Plan, limit: number): string {
  return comment(planReport(plan), limit);
}

/** The text that takes the place of an old plan while a new one is made, so that nobody approves the old one. */
export function planningMarkdown(target: string, commit: string): string {
  return `## Marketing flows: planning (${code(brief(target))})\n\nCommit ${code(commit.slice(0, 7))} is being planned. The plan that stood here counts no more.\n`;
}
