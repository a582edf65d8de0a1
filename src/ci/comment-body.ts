import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Plan } from "../model/plan.ts";
import { counted } from "../report/layout.ts";
import { comment } from "../report/markdown/comment.ts";
import { brief, code } from "../report/markdown/escape.ts";
import { planReport } from "../report/model/plan-report.ts";
import type { CiContext } from "./context.ts";
import { fileLinks } from "./file-links.ts";
import { findingsMarkdown } from "./findings-markdown.ts";

/** A host drops a longer summary whole: 900 KiB at three bytes a character are below its 1,024. */
export const summaryLimit = 300_000;

/** Characters that findings may take from a plan. */
const mostFindings = 6000;

/** The job that has made a plan, and what it has found beside it. */
export interface PlanningJob {
  readonly context: Pick<CiContext, "host" | "pages">;
  /** Where the project is in the repository; "." for its root. */
  readonly folder: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** A plan as Markdown of at most `limit` characters. */
export function planMarkdown(plan: Plan, limit: number, job?: PlanningJob): string {
  const report = planReport(plan);
  if (job === undefined) return comment(report, limit);
  const { context, folder, diagnostics } = job;
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const findings =
    diagnostics.length === 0 ? "" : findingsMarkdown({ title: "Findings", level: 3, diagnostics }, mostFindings);
  const below = findings === "" || errors > 0 ? "" : `\n${findings}`;
  const added = {
    top: [...(errors === 0 ? [] : [failing(errors)]), ...fullReport(context, plan.target)],
    aboveDigest: errors > 0 ? findings.trimEnd() : "",
    fileLink: fileLinks(context, { commit: plan.commit, folder }),
  };
  return `${comment(report, limit - below.length, added)}${below}`;
}

const failing = (errors: number) => `> [!CAUTION]\n> **${counted(errors, "error")}: see Findings; this check fails.**`;

/** Where all reports of a job are: in an artifact that action.yml names so, or with GitLab's job. */
function fullReport({ host, pages }: PlanningJob["context"], target: string): readonly string[] {
  if (pages.run === "") return [];
  if (host === "gitlab") return [`Full report: the artifacts of [this job](${pages.run}).`];
  return [`Full report: the artifact ${code(brief(`flowform-${target}`))} of [this run](${pages.run}).`];
}

/** The text that takes the place of an old plan while a new one is made, so that nobody approves the old one. */
export function planningMarkdown(target: string, commit: string): string {
  return `## Marketing flows: planning (${code(brief(target))})\n\nCommit ${code(commit.slice(0, 7))} is being planned. The plan that stood here counts no more.\n`;
}
