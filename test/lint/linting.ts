import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { checkProject } from "../../src/pipeline/check-project.ts";
import { type LintOptions, type LintResult, lintProject } from "../../src/pipeline/lint-project.ts";
import { memoryFiles } from "../parse/memory-files.ts";

/** Lints files in memory; fails the test when they are not valid. */
export async function lintFiles(
  texts: Readonly<Record<string, string>>,
  options: Partial<LintOptions> = {},
): Promise<LintResult> {
  const files = memoryFiles(texts);
  const project = {
    name: "linted",
    flows: "flows",
    files,
    cacheFolder: ".flowform/cache",
    version: "0",
    commit: "",
    hash: String,
  };
  const checked = await checkProject(project);
  const errors = checked.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(JSON.stringify(errors, null, 1));
  const standard = { settings: {}, settingsFile: "flowform.yaml" };
  return lintProject(project, { checked, wanted: checked.flows }, { ...standard, ...options });
}

/** "FF901 23" for every finding: its code and line. */
export function linesOf(findings: readonly Diagnostic[]): readonly string[] {
  return findings.map(({ code, range }) => `${code} ${range?.line}`);
}

/** The lines of a text that end in the mark "# <-". */
export function markedLines(text: string): readonly number[] {
  return text.split("\n").flatMap((line, index) => (line.endsWith("# <-") ? [index + 1] : []));
}

/** A whole flow around some of its keys. */
export const flowOf = (rest: string, key = "tested") => `flow: ${key}
name: The flow ${key}
timezone: Europe/Oslo
${rest}`;

/** Steps of which no rule can complain. */
export const quietSteps = `steps:
  - id: settle-in
    wait: 3 days
`;

/** A filter with some conditions. */
export const filterOf = (lines: string) => flowOf(`enrolment:\n  filter:\n${lines}${quietSteps}`);

/** A split by data of the person with some branches, each a condition in braces. */
export const splitOf = (...branches: readonly string[]) =>
  flowOf(`steps:
  - id: which
    split:
      name: Which one?
      by: personData
      branches:
${branches.map((where, index) => `        - id: branch-${index}\n          name: Branch ${index}\n          where: ${where}`).join("\n")}
`);

/** Sender and subscription, so that sends are all right. */
export const goodMail = `email:
  subscription: Newsletter
  from: { use: address, name: Example, address: hello@example.com }
`;
