import { type CiResult, commentFile, planFile, resultFile } from "../../ci/ci-result.ts";
import { planMarkdown, summaryLimit } from "../../ci/comment-body.ts";
import { findingsMarkdown } from "../../ci/findings-markdown.ts";
import { markerLine } from "../../ci/marker.ts";
import { annotations } from "../../ci/outputs/annotations.ts";
import { codeQuality } from "../../ci/outputs/code-quality.ts";
import { junit } from "../../ci/outputs/junit.ts";
import { sarif } from "../../ci/outputs/sarif.ts";
import { terraformReport } from "../../ci/outputs/terraform-report.ts";
import { variables } from "../../ci/outputs/variables.ts";
import { configFile, sandboxName } from "../../config/config.ts";
import { type Diagnostic, hasErrors } from "../../diagnostic/diagnostic.ts";
import { version } from "../../generated/build-facts.js";
import type { Plan } from "../../model/plan.ts";
import { savedPlan } from "../../plan/saved-plan.ts";
import { page } from "../../report/html/page.ts";
import { commentLimit } from "../../report/markdown/comment.ts";
import { planReport } from "../../report/model/plan-report.ts";
import { plainPalette } from "../../report/palette.ts";
import type { CommandResult } from "../command.ts";
import { exitCodeOf } from "../exit-code.ts";
import { planFaces } from "../plan-faces.ts";
import { sha256 } from "../sha256.ts";
import {
  appendTo,
  type Ci,
  fromRepository,
  projectFolder,
  repositoryPath,
  say,
  sayFindings,
  writeReports,
} from "./ci.ts";
import { type Looked, look } from "./look.ts";

/** Validates, plans where the files may have secrets, and writes everything that the host and the next steps read. */
export async function ciPlan(ci: Ci): Promise<CommandResult> {
  const looked = await look(ci);
  const path = repositoryPath(ci, looked.root);
  const found = fromRepository(looked.diagnostics, path);
  const result = resultOf(ci, looked);
  const markdown = (limit: number) => pageOf(ci, { ...looked, diagnostics: found }, result, limit);
  const marker = markerLine(result);
  const unwritten = [
    ...writeReports(ci, {
      [resultFile]: `${JSON.stringify(result, null, 2)}\n`,
      [commentFile]: `${marker}\n${markdown(commentLimit - marker.length - 1)}`,
      ...reportsOf({ ...looked, path, found }, result),
    }),
    ...appendTo(ci, "GITHUB_STEP_SUMMARY", markdown(summaryLimit)),
    ...appendTo(ci, "GITHUB_OUTPUT", variables(outputsOf(ci, result))),
  ];
  if (looked.plan !== undefined) say(ci, (await planFaces(shownPlan(looked.plan, result)))(plainPalette));
  else if (result.outcome === "validated") say(ci, `${validatedTitle(ci)}\n`);
  sayFindings(ci, [...looked.diagnostics, ...unwritten]);
  if (ci.context.host === "github") ci.io.out(annotations(found));
  return { diagnostics: [], exitCode: exitCodeOf([...looked.diagnostics, ...unwritten]) };
}

const validatedTitle = ({ context }: Ci) =>
  `Marketing flows: valid. Nothing was planned for this pull request, because ${context.request?.foreign}.`;

function resultOf(ci: Ci, { root, plan, diagnostics, project, commit }: Looked): CiResult {
  const changes = plan !== undefined && plan.flows.length > 0;
  return {
    format_version: "1.0",
    outcome: plan !== undefined ? "planned" : hasErrors(diagnostics) ? "failed" : "validated",
    project,
    folder: projectFolder(ci, root),
    target: ci.flags.target ?? sandboxName,
    commit,
    changes,
    errors: diagnostics.filter(({ severity }) => severity === "error").length,
    digest: changes ? plan.digest : "",
  };
}

function pageOf(ci: Ci, { plan, diagnostics }: Looked, { outcome, commit, folder }: CiResult, limit: number): string {
  if (plan !== undefined)
    return planMarkdown(shownPlan(plan, { commit }), limit, { context: ci.context, folder, diagnostics });
  const title =
    outcome === "validated" ? validatedTitle(ci) : "Marketing flows: nothing can be applied, because there are errors";
  return findingsMarkdown({ title, diagnostics }, limit);
}

interface Found extends Looked {
  readonly path: (file: string) => string;
  readonly found: readonly Diagnostic[];
}

function reportsOf({ files, plan, path, found }: Found, result: CiResult): Readonly<Record<string, string>> {
  const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
  return {
    "flowform.sarif": json(sarif(found, { version, elsewhere: path(configFile), hash: sha256 })),
    "junit.xml": junit(files.map(path), found),
    "code-quality.json": json(codeQuality(found, { elsewhere: path(configFile), hash: sha256 })),
    ...(plan === undefined
      ? {}
      : {
          [planFile]: json(savedPlan(plan, sha256)),
          "report.html": page(planReport(shownPlan(plan, result))),
          "terraform.json": json(terraformReport(plan)),
        }),
  };
}

/** The plan as reviewers see it: with the commit that they know. */
function shownPlan(plan: Plan, { commit }: Pick<CiResult, "commit">): Plan {
  return { ...plan, commit };
}

function outputsOf({ folder }: Ci, { outcome, changes, digest }: CiResult) {
  return { outcome, changes, digest, folder };
}
