import { type Approved, approvedDigest } from "../../ci/approved-digest.ts";
import { approvalFile } from "../../ci/ci-result.ts";
import { sandboxName } from "../../config/config.ts";
import { approvalUnknown, notDefaultBranch } from "../../diagnostic/ci.ts";
import type { Diagnostic, Outcome } from "../../diagnostic/diagnostic.ts";
import { failure, success } from "../../diagnostic/outcome.ts";
import type { CommandResult } from "../command.ts";
import { exitCodeOf } from "../exit-code.ts";
import { openProject } from "../open-project.ts";
import { type Ci, say, sayFindings, writeReports } from "./ci.ts";
import { openHost } from "./open-host.ts";

/** Asks the host which digest was approved by merging, and writes it down for `ci apply`. */
export async function ciApproval(ci: Ci): Promise<CommandResult> {
  if (!ci.context.onDefaultBranch) return ended(ci, [notDefaultBranch(undefined)]);
  const { value: approved, diagnostics } = await ask(ci);
  if (approved === undefined) return ended(ci, [...diagnostics, ...write(ci, "")]);
  if ("why" in approved) return ended(ci, [approvalUnknown(undefined, approved.why), ...write(ci, "")]);
  say(ci, `Pull request ${approved.request} approved the digest ${approved.digest}.\n`);
  return ended(ci, write(ci, approved.digest));
}

function write(ci: Ci, digest: string): readonly Diagnostic[] {
  const approval = { format_version: "1.0", commit: ci.context.commit, digest };
  return writeReports(ci, { [approvalFile]: `${JSON.stringify(approval, null, 2)}\n` });
}

async function ask({ flags, io, context }: Ci): Promise<Outcome<Approved>> {
  const target = flags.target ?? sandboxName;
  const opened = await openProject(io.cwd, target);
  if (opened.value === undefined) return failure(...opened.diagnostics);
  const there = openHost(context, io);
  if (there.value === undefined) return failure(...there.diagnostics);
  try {
    const sticky = { commit: context.commit, project: opened.value.project.name, target };
    const approved = await approvedDigest(there.value.host, sticky);
    return "failed" in approved ? failure(approvalUnknown(undefined, approved.failed.why)) : success(approved.value);
  } finally {
    await there.value.close();
  }
}

function ended(ci: Ci, diagnostics: readonly Diagnostic[]): CommandResult {
  sayFindings(ci, diagnostics);
  return { diagnostics: [], exitCode: exitCodeOf(diagnostics) };
}
