import { visible } from "../diagnostic/frame.ts";
import type { DriftReport, DriftState, FlowDrift } from "../model/drift.ts";
import type { Plan } from "../model/plan.ts";
import { counted, hanging } from "./layout.ts";
import { editText, statusText } from "./model/drift-text.ts";
import { planReport } from "./model/plan-report.ts";
import type { FlowReport } from "./model/report.ts";
import type { Palette } from "./palette.ts";
import { inOrder } from "./reading-direction.ts";
import { rowsText } from "./text/flow-block.ts";
import { nameText } from "./text/sentence-text.ts";

const words: Readonly<Record<DriftState, string>> = {
  git: "changed in git",
  superOffice: "changed in SuperOffice",
  both: "changed in git and in SuperOffice",
  unknown: "changed in SuperOffice, perhaps in git too",
  new: "new in git",
  deleted: "deleted in SuperOffice",
  neverApplied: "in SuperOffice under this name, and never applied",
};

/** What differs between git and SuperOffice, and which side has changed since the last apply. */
export function driftReportText(report: DriftReport, plan: Plan, palette: Palette): string {
  const planned = new Map(planReport(plan).flows.map((flow) => [flow.key, flow]));
  const blocks = [
    palette.bold(verdict(report)),
    ...report.flows.map((flow) => flowText(flow, planned.get(flow.key), palette)),
    ...releasedText(report),
    countsText(report),
  ];
  return `${inOrder(blocks.join("\n\n"))}\n`;
}

function verdict({ flows, target }: DriftReport): string {
  if (flows.length === 0) return `DRIFT: none on ${visible(target)}.`;
  return `DRIFT: ${counted(flows.length, "flow")} on ${visible(target)} ${flows.length === 1 ? "differs" : "differ"} from git.`;
}

function flowText(
  { name, file, state, edited, changes }: FlowDrift,
  planned: FlowReport | undefined,
  palette: Palette,
): string {
  const who = edited === null || state === "git" ? "" : editText(edited);
  const shown = planned === undefined || state === "new" || state === "deleted" ? [] : rowsText(planned, palette);
  return [
    palette.bold(`${nameText(name)}: ${words[state]}`),
    palette.dim(`  ${visible(file)}`),
    ...(who === "" ? [] : [hanging("  ", `Saved in SuperOffice, last ${who}.`)]),
    ...statusText(changes).map((text) => hanging("  ", text)),
    ...shown,
  ].join("\n");
}

function releasedText({ released }: DriftReport): readonly string[] {
  if (released.length === 0) return [];
  return [hanging("", `Managed once, and without a file now: ${released.map(visible).join(", ")}.`)];
}

function countsText({ flows, same }: DriftReport): string {
  const states = (Object.keys(words) as DriftState[]).flatMap((state) => {
    const count = flows.filter((flow) => flow.state === state).length;
    return count === 0 ? [] : [`${count} ${words[state]}`];
  });
  return `Drift: ${[...states, `${same.length} as the files say`].join("; ")}.`;
}
