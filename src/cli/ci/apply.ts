import { approvalFile } from "../../ci/ci-result.ts";
import { planMarkdown, summaryLimit } from "../../ci/comment-body.ts";
import { findingsMarkdown } from "../../ci/findings-markdown.ts";
import { sandboxName } from "../../config/config.ts";
import { notApproved, notDefaultBranch } from "../../diagnostic/ci.ts";
import type { Diagnostic, Outcome } from "../../diagnostic/diagnostic.ts";
import { failure, success } from "../../diagnostic/outcome.ts";
import type { ApplyResult } from "../../model/apply-result.ts";
import type { Plan } from "../../model/plan.ts";
import { applyPlan } from "../../pipeline/apply-plan.ts";
import type { Run } from "../../pipeline/project.ts";
import { applyText } from "../../report/apply-text.ts";
import { words } from "../../report/markdown/escape.ts";
import { plainPalette } from "../../report/palette.ts";
import { isObject, parseJson } from "../../util/json.ts";
import { approve } from "../approve.ts";
import type { CommandResult } from "../command.ts";
import { exitCodeOf, exitCodeOfApply } from "../exit-code.ts";
import type { OpenProject } from "../open-project.ts";
import { openRun } from "../open-run.ts";
import type { OpenTarget } from "../open-target.ts";
import { planFaces } from "../plan-faces.ts";
import { planWithProgress, withTarget } from "../plan-project.ts";
import { appendTo, type Ci, say, sayFindings, textOf } from "./ci.ts";

/** Plans what was merged, and applies it when it is what was approved. */
export async function ciApply(ci: Ci): Promise<CommandResult> {
  const { context, flags, io } = ci;
  if (context.host !== "none" && !context.onDefaultBranch) return ended(ci, [notDefaultBranch(undefined)]);
  const target = flags.target ?? sandboxName;
  const applied = await withTarget({ command: "ci apply", flags: { ...flags, target } }, io, (opened) =>
    planAndApply(ci, opened),
  );
  const result = applied.value;
  if (result === undefined) return ended(ci, applied.diagnostics);
  const diagnostics = [...result.diagnostics, ...result.flows.flatMap((flow) => flow.diagnostics)];
  const text = applyText(result, plainPalette);
  say(ci, text);
  const [title = "", ...receipt] = text.trimEnd().split("\n");
  const findings = findingsMarkdown({ title, diagnostics }, summaryLimit - 1000);
  const summary = `${findings}\n${receipt.map((line) => `${words(line)}\n`).join("\n")}`;
  sayFindings(ci, [...diagnostics, ...appendTo(ci, "GITHUB_STEP_SUMMARY", summary)]);
  return { diagnostics: [], exitCode: exitCodeOfApply(result, diagnostics) };
}

async function planAndApply(ci: Ci, opened: OpenProject & OpenTarget): Promise<Outcome<ApplyResult>> {
  const { flags, io } = ci;
  const palettes = { out: plainPalette, err: plainPalette };
  let begun: Run | undefined;
  const run = () => {
    begun ??= openRun(io, palettes, { takeOver: flags["take-over"], root: opened.root });
    return begun;
  };
  // The plan is shown below, in the log of the job.
  const quietIo = { ...io, out: () => {} };
  const asked = { "auto-approve": true, format: undefined, digest: undefined };
  const makePlan = () => planWithProgress({ command: "ci apply", flags }, opened, io);
  const planned = await approve({ saved: undefined, flags: asked, palettes, run, makePlan }, opened, quietIo);
  const plan = planned.value;
  if (plan === undefined) return planned as Outcome<ApplyResult>;
  say(ci, (await planFaces(plan))(plainPalette));
  const refused = checkApproval(ci, plan);
  if (refused === undefined) return success(await applyPlan(plan, opened, run()));
  return failure(refused, ...appendTo(ci, "GITHUB_STEP_SUMMARY", planMarkdown(plan, summaryLimit)));
}

/** Why a plan may not be applied: it has changes, and they are not those that were approved. */
function checkApproval({ files, flags, context }: Ci, { flows, digest }: Plan): Diagnostic | undefined {
  if (flows.length === 0) return undefined;
  const approved = flags.digest ?? approvedIn(textOf(files, approvalFile), context.commit);
  if (approved === digest) return undefined;
  return notApproved(undefined, digest, approved === "" ? "none was approved" : `${approved} was approved`);
}

/** The digest that `ci approval` wrote down for this very commit; empty for none. */
function approvedIn(text: string | undefined, commit: string): string {
  const approval = parseJson(text ?? "");
  if (!isObject(approval) || approval.commit !== commit || commit === "") return "";
  return typeof approval.digest === "string" ? approval.digest : "";
}

function ended(ci: Ci, diagnostics: readonly Diagnostic[]): CommandResult {
  sayFindings(ci, diagnostics);
  return { diagnostics: [], exitCode: exitCodeOf(diagnostics) };
}
