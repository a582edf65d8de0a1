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
import { openProject } from "../open-project.ts";
import { type Ci, say, sayFindings, textOf } from "./ci.ts";
import { openHost } from "./open-host.ts";

/** Writes the comment of the pull request, from the files that `ci plan` left. */
export async function ciComment(ci: Ci): Promise<CommandResult> {
  const { context } = ci;
  const { request } = context;
  if (request === undefined) return quiet(ci, "This run belongs to no pull request; there is nothing to comment.");
  if (request.foreign !== "") return quiet(ci, `No comment is written, because ${request.foreign}.`);
  const text = ci.flags.planning ? await planningText(ci) : plannedText(ci);
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
function plannedText({ files, folder }: Ci): Outcome<Text> {
  const result = readCiResult(textOf(files, resultFile), `${folder}/${resultFile}`);
  if (result.value === undefined) return failure(...result.diagnostics);
  const body = textOf(files, commentFile);
  if (body === undefined) return failure(noReport(undefined, `${folder}/${commentFile}`, "it is not there"));
  const { project, target, changes, outcome }: CiResult = result.value;
  return success({ project, target, body, create: changes || outcome === "failed" });
}

async function planningText({ flags, io, context }: Ci): Promise<Outcome<Text>> {
  const target = flags.target ?? sandboxName;
  const opened = await openProject(io.cwd, target);
  if (opened.value === undefined) return failure(...opened.diagnostics);
  const project = opened.value.project.name;
  const marker = markerLine({ project, target, commit: "", digest: "" });
  return success({ project, target, body: `${marker}\n${planningMarkdown(target, context.commit)}`, create: false });
}

function quiet(ci: Ci, text: string): CommandResult {
  say(ci, `${text}\n`);
  return { diagnostics: [] };
}

function ended(ci: Ci, diagnostics: readonly Diagnostic[]): CommandResult {
  sayFindings(ci, diagnostics);
  return { diagnostics: [], exitCode: exitCodeOf(diagnostics) };
}
