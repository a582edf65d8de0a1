import { approvedDigest } from "../../ci/approved-digest.ts";
import { approvalFile } from "../../ci/ci-result.ts";
import { sandboxName } from "../../config/config.ts";
import { approvalUnknown, notDefaultBranch } from "../../diagnostic/ci.ts";
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { CommandResult } from "../command.ts";
import { exitCodeOf } from "../exit-code.ts";
import { projectRoot } from "../open-project.ts";
import { type Ci, projectFolder, say, sayFindings, writeReports } from "./ci.ts";
import { openHost } from "./open-host.ts";

/** Asks the host which digest was approved by merging, and writes it down for `ci apply`. */
export async function ciApproval(ci: Ci): Promise<CommandResult> {
  if (!ci.context.onDefaultBranch) return ended(ci, [notDefaultBranch(undefined)]);
  const { digest, diagnostics } = await ask(ci);
  return ended(ci, [...diagnostics, ...write(ci, digest)]);
}

/** What was approved, empty for nothing, and why it is nothing. */
interface Answer {
  readonly digest: string;
  readonly diagnostics: readonly Diagnostic[];
}

async function ask(ci: Ci): Promise<Answer> {
  const { flags, io, context } = ci;
  const target = flags.target ?? sandboxName;
  const there = openHost(context, io);
  if ("refused" in there) return { digest: "", diagnostics: [there.refused] };
  try {
    const sticky = { commit: context.commit, folder: projectFolder(ci, projectRoot(io.cwd)), target };
    const result = await approvedDigest(there.host, sticky);
    const approved = "failed" in result ? { why: result.failed.why } : result.value;
    if ("why" in approved) return { digest: "", diagnostics: [approvalUnknown(undefined, approved.why)] };
    say(ci, `Pull request ${approved.request} approved the digest ${approved.digest}.\n`);
    return { digest: approved.digest, diagnostics: [] };
  } finally {
    await there.close();
  }
}

function write(ci: Ci, digest: string): readonly Diagnostic[] {
  const approval = { format_version: "1.0", commit: ci.context.commit, digest };
  return writeReports(ci, { [approvalFile]: `${JSON.stringify(approval, null, 2)}\n` });
}

function ended(ci: Ci, diagnostics: readonly Diagnostic[]): CommandResult {
  sayFindings(ci, diagnostics);
  return { diagnostics: [], exitCode: exitCodeOf(diagnostics) };
}
