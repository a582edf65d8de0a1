import { type CiResult, commentFile, readCiResult, resultFile } from "../../ci/ci-result.ts";
import { planningMarkdown } from "../../ci/comment-body.ts";
import { markerLine } from "../../ci/marker.ts";
import { type CommentOutcome, putComment, type Sticky } from "../../ci/sticky-comment.ts";
import { sandboxName } from "../../config/config.ts";
import { commentNotWritten, newerCommit, noReport } from "../../diagnostic/ci.ts";
import type { Diagnostic, Outcome } from "../../diagnostic/diagnostic.ts";
import { failure, success } from "../../diagnostic/outcome.ts";
import type { CommandResult } from "../command.ts";
import { exitCodeOf } from "../exit-code.ts";
import { projectRoot } from "../open-project.ts";
import { type Ci, projectFolder, say, sayFindings, textOf } from "./ci.ts";
import { openHost } from "./open-host.ts";

/** Writes the comment of the pull request, from the files that `ci plan` left. */
export async function ciComment(ci: Ci): Promise<CommandResult> {
  const { context } = ci;
  const { request } = context;
  if (request === undefined) return quiet(ci, "This run belongs to no pull request; there is nothing to comment.");
  if (request.foreign !== "") return quiet(ci, `No comment is written, because ${request.foreign}.`);
  const text = ci.flags.planning ? success(planningText(ci)) : plannedText(ci);
  if (text.value === undefined) return ended(ci, text.diagnostics);
  const opened = openHost(context, ci.io);
  if ("refused" in opened) return ended(ci, [opened.refused]);
  const { host, close } = opened;
  try {
    const sticky = { ...text.value, request: request.number, commit: context.commit };
    const put = await putComment(host, sticky);
    if ("failed" in put) return ended(ci, [commentNotWritten(undefined, put.failed.why)]);
    if (put.value === "superseded") return ended(ci, [newerCommit(undefined, context.commit.slice(0, 7))]);
    return quiet(ci, said[put.value]);
  } finally {
    await close();
  }
}

const said: Readonly<Record<Exclude<CommentOutcome, "superseded">, string>> = {
  created: "The comment was written.",
  updated: "The comment was brought up to date.",
  same: "The comment says this already.",
  none: "There is no comment yet, and nothing to say.",
};

type Text = Omit<Sticky, "request" | "commit">;

/** From the files: without changes there is only something to say where an older plan had some. */
function plannedText({ files, folder: reports }: Ci): Outcome<Text> {
  const result = readCiResult(textOf(files, resultFile), `${reports}/${resultFile}`);
  if (result.value === undefined) return failure(...result.diagnostics);
  const body = textOf(files, commentFile);
  if (body === undefined) return failure(noReport(undefined, `${reports}/${commentFile}`, "it is not there"));
  const { folder, target, changes, outcome, errors }: CiResult = result.value;
  return success({ folder, target, body, create: changes || outcome === "failed" || errors > 0 });
}

/** What is wrong with the project's files, if anything is, the plan will say. */
function planningText(ci: Ci): Text {
  const target = ci.flags.target ?? sandboxName;
  const folder = projectFolder(ci, projectRoot(ci.io.cwd));
  const marker = markerLine({ folder, target, commit: "", digest: "" });
  return { folder, target, body: `${marker}\n${planningMarkdown(target, ci.context.commit)}`, create: false };
}

function quiet(ci: Ci, text: string): CommandResult {
  say(ci, `${text}\n`);
  return { diagnostics: [] };
}

function ended(ci: Ci, diagnostics: readonly Diagnostic[]): CommandResult {
  sayFindings(ci, diagnostics);
  return { diagnostics: [], exitCode: exitCodeOf(diagnostics) };
}
