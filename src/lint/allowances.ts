import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { placed } from "../diagnostic/frame.ts";
import * as lint from "../diagnostic/lint.ts";
import { lineText, positionAt, rangeBetween, type SourceFile } from "../source/source-file.ts";

/** A comment that allows findings: on its own line, or on the next one when it stands alone. */
export interface Allowance {
  readonly code: string;
  readonly reason: string;
  readonly line: number;
  readonly comment: CommentStretch;
}

interface CommentStretch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The allowances of one file, and what is wrong with those that are none. */
export interface Allowances {
  readonly allowances: readonly Allowance[];
  readonly diagnostics: readonly Diagnostic[];
}

const marker = /^\s*flowform-allow\b/;
const form = /^\s*flowform-allow\s+(FF\d{3}(?:\s*,\s*FF\d{3})*)\s*(?::(.*))?$/;
const known: ReadonlySet<string> = new Set(
  [...Object.values(lint.lintFindings), lint.customRule].map(({ code }) => code),
);

/** Reads `# flowform-allow FF903: reason` out of a file's comments. */
export function readAllowances(file: SourceFile, comments: readonly CommentStretch[]): Allowances {
  const read = comments.filter(({ text }) => marker.test(text)).map((comment) => readComment(file, comment));
  return {
    allowances: read.flatMap(({ allowances }) => allowances),
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  };
}

function readComment(file: SourceFile, comment: CommentStretch): Allowances {
  const range = rangeBetween(file, comment.start, comment.end);
  const wrong = (diagnostic: Diagnostic) => ({ allowances: [], diagnostics: [placed(diagnostic, file, range)] });
  const [, written, reason = ""] = form.exec(comment.text) ?? [];
  const codes = (written ?? "").split(",").map((code) => code.trim());
  const origin = { file: file.path, pointer: [] };
  if (!codes.every((code) => known.has(code))) return wrong(lint.unclearAllowance(origin, comment.text.trim()));
  if (reason.trim() === "") return wrong(lint.allowanceWithoutReason(origin, codes.join(", ")));
  const line = lineBelow(file, range.line, range.column);
  return { allowances: codes.map((code) => ({ code, reason: reason.trim(), line, comment })), diagnostics: [] };
}

/** The line that a comment speaks of: its own, or the next one that is neither empty nor a comment. */
function lineBelow(file: SourceFile, line: number, column: number): number {
  if (
    lineText(file, line)
      .slice(0, column - 1)
      .trim() !== ""
  )
    return line;
  const last = positionAt(file, file.text.length).line;
  let below = line + 1;
  while (below < last && /^\s*(?:#|$)/.test(lineText(file, below))) below += 1;
  return below;
}

/** A finding that somebody allowed, with the reason. */
export interface AllowedFinding {
  readonly finding: Diagnostic;
  readonly reason: string;
}

/** Findings of one file, parted by its allowances, and those that allow nothing though their rule was asked. */
export function allow(
  findings: readonly Diagnostic[],
  allowances: readonly Allowance[],
  asked: ReadonlySet<string>,
): {
  readonly findings: readonly Diagnostic[];
  readonly allowed: readonly AllowedFinding[];
  readonly unused: readonly Allowance[];
} {
  const allowanceFor = ({ code, range }: Diagnostic) =>
    allowances.find((allowance) => allowance.code === code && allowance.line === range?.line);
  const allowed = findings.flatMap((finding) => {
    const allowance = allowanceFor(finding);
    return allowance === undefined ? [] : [{ finding, reason: allowance.reason }];
  });
  const used = new Set(findings.map(allowanceFor));
  return {
    findings: findings.filter((finding) => allowanceFor(finding) === undefined),
    allowed,
    unused: allowances.filter((allowance) => !used.has(allowance) && asked.has(allowance.code)),
  };
}

/** The finding about an allowance that allows nothing; it names the next line on which it would. */
export function unusedFinding(
  file: SourceFile,
  { code, comment, line }: Allowance,
  findings: readonly Diagnostic[],
): Diagnostic {
  const lines = findings.flatMap((finding) => (finding.code === code ? (finding.range?.line ?? []) : []));
  const nearest = lines.toSorted((a, b) => Math.abs(a - line) - Math.abs(b - line))[0];
  const diagnostic = lint.unusedAllowance({ file: file.path, pointer: [] }, code, nearest);
  return placed(diagnostic, file, rangeBetween(file, comment.start, comment.end));
}
