import { visible } from "../diagnostic/frame.ts";
import type { CheckResult, DoctorReport, Finding, ProbeResult, Verdict } from "../model/doctor-report.ts";
import { counted, hanging } from "./layout.ts";
import type { Palette } from "./palette.ts";

type Mark = (palette: Palette) => string;

const marks: Readonly<Record<Finding["status"], Mark>> = {
  ok: ({ green }) => green("✓"),
  warning: ({ yellow }) => yellow("!"),
  failed: ({ red }) => red("✗"),
  unknown: ({ dim }) => dim("?"),
};

/** What `doctor` found, check by check, and then which assumptions hold on the target. */
export function doctorText(report: DoctorReport, palette: Palette): string {
  const { target, url, checks, assumptions } = report;
  const heading = palette.bold(`${visible(target)}${url === "" ? ", the built-in sandbox" : ` at ${visible(url)}`}`);
  const width = Math.max(...checks.map(({ title }) => title.length));
  const findings = checks.map((check, index) => checkText(toldOnce(check, checks.slice(0, index)), width, palette));
  const verdicts = (["doesNotHold", "unclear", "holds"] as const).flatMap((verdict) =>
    verdictsText(
      assumptions.filter((one) => one.verdict === verdict),
      palette,
    ),
  );
  return `${[heading, ...findings, ...verdicts, "", lastLine(checks)].join("\n")}\n`;
}

/** What a check before has said is not said again, such as that nobody is signed in. */
function toldOnce(check: CheckResult, before: readonly CheckResult[]): CheckResult {
  const { code, todo } = check;
  const same = before.find((other) => other.status === "failed" && other.code === code && other.todo === todo);
  return same === undefined ? check : { ...check, says: `The same as with ${same.title}.`, todo: "" };
}

function checkText({ title, status, says, todo, code }: CheckResult, width: number, palette: Palette): string {
  const label = `  ${title.padEnd(width)}  `;
  const lines = [hanging(label, visible(code === "" ? says : `${says} (${code})`))];
  if (todo !== "") lines.push(hanging(" ".repeat(label.length), visible(todo)));
  return `${marks[status](palette)}${lines.join("\n").slice(1)}`;
}

const headings: Readonly<Record<Verdict["verdict"], string>> = {
  holds: "Holds on this target, as assumed:",
  doesNotHold: "DOES NOT HOLD on this target (docs/assumptions.md says what Flowform does then):",
  unclear: "Could not be told:",
};

function verdictsText(results: readonly ProbeResult[], palette: Palette): readonly string[] {
  const [first] = results;
  if (first === undefined) return [];
  const lines = results.flatMap(({ id, says, saw }) => [
    hanging(`  ${id.padEnd(4)}`, visible(says)),
    palette.dim(hanging("      ", visible(saw))),
  ]);
  return ["", palette.bold(headings[first.verdict]), ...lines];
}

function lastLine(checks: readonly CheckResult[]): string {
  const count = (status: Finding["status"]) => checks.filter((check) => check.status === status).length;
  const parts = [counted(checks.length, "check"), `${count("failed")} failed`, counted(count("warning"), "warning")];
  return `${parts.join(", ")}.`;
}
