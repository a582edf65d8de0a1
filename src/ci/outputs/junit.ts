import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { visible } from "../../diagnostic/frame.ts";

const noFile = "project";

/** Checks in the form of JUnit: one case per file, which fails when an error is in it; warnings are its output. */
export function junit(files: readonly string[], diagnostics: readonly Diagnostic[]): string {
  const named = diagnostics.map(({ range, origin }) => range?.file ?? origin?.file ?? noFile);
  const cases = [...new Set([...files, ...named])].sort().map((file) => ({
    file,
    found: diagnostics.filter((_, index) => named[index] === file),
  }));
  const failed = cases.filter(({ found }) => found.some(isError)).length;
  const counts = `tests="${cases.length}" failures="${failed}" errors="0"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts}>`,
    `<testsuite name="flowform validate" ${counts} skipped="0">`,
    ...cases.flatMap(({ file, found }) => testCase(file, found)),
    "</testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

function testCase(file: string, found: readonly Diagnostic[]): readonly string[] {
  const errors = found.filter(isError);
  const warnings = found.filter((one) => !isError(one));
  const first = errors[0];
  const failure =
    first === undefined
      ? []
      : [
          `<failure message="${escapeXml(`${first.code} ${first.summary}`)}" type="${first.code}">${text(errors)}</failure>`,
        ];
  const output = warnings.length === 0 ? [] : [`<system-out>${text(warnings)}</system-out>`];
  const head = `<testcase name="${escapeXml(file)}" classname="flowform"`;
  return found.length === 0 ? [`${head}/>`] : [`${head}>`, ...failure, ...output, "</testcase>"];
}

const isError = ({ severity }: Diagnostic) => severity === "error";

function text(found: readonly Diagnostic[]): string {
  return found
    .map((one) => escapeXml(`${placeOf(one)}${one.code} ${one.summary}: ${one.detail} ${one.fix}`))
    .join("\n");
}

function placeOf({ range }: Diagnostic): string {
  return range === undefined ? "" : `${range.file}:${range.line}:${range.column} `;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** What XML cannot hold is shown as its escape. */
function escapeXml(value: string): string {
  return visible(value).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
