import { visible } from "../../diagnostic/frame.ts";
import type { Plan } from "../../model/plan.ts";
import { diagnosticText } from "../diagnostic-text.ts";
import { hanging, planWidth } from "../layout.ts";
import { leftAlone } from "../model/left-alone.ts";
import { cancelledBy, verdict } from "../model/verdict.ts";
import type { Palette } from "../palette.ts";

/** What every plan says around its flows: the first line, where and what, warnings, and the counts. */
export function planFrame(plan: Plan, flows: readonly string[], palette: Palette): string {
  const blocks = [
    headText(plan, palette),
    ...flows,
    ...releasedText(plan),
    ...heldBackText(plan),
    ...plan.warnings.map((warning) => diagnosticText(warning, palette, planWidth)),
    footText(plan, palette),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function headText(plan: Plan, palette: Palette): string {
  const facts = [`project ${visible(plan.project)}`, `target ${targetText(plan)}`];
  const commit = plan.commit === "" ? [] : [`commit ${visible(plan.commit.slice(0, 7))}`];
  return `${palette.bold(hanging("", verdict(plan), planWidth))}\n${palette.dim([...facts, ...commit].join("  "))}`;
}

function targetText({ target, url }: Plan): string {
  return url === "" ? visible(target) : `${visible(target)} (${visible(url)})`;
}

function releasedText(plan: Plan): readonly string[] {
  const left = leftAlone(plan).map(visible);
  return left.length === 0
    ? []
    : [hanging("", `Without a file now, and left as they are: ${left.join(", ")}.`, planWidth)];
}

function heldBackText({ heldBack }: Plan): readonly string[] {
  if (heldBack.length === 0) return [];
  const keys = heldBack.map(visible).join(", ");
  return [hanging("", `Left out, because they are running and nothing may be paused: ${keys}.`, planWidth)];
}

function footText(plan: Plan, palette: Palette): string {
  const { create, update, adopt, release, end, unchanged } = plan.summary;
  const pruned = `${release === 0 ? "" : `, ${release} to release`}${end === 0 ? "" : `, ${end} to end and delete`}`;
  const counts = `Plan: ${create} to create, ${update} to update, ${adopt} to adopt${pruned}; ${unchanged} unchanged.`;
  const cancelled = cancelledBy(plan);
  const people = cancelled === 1 ? "1 person is" : `${cancelled} people are`;
  const loss = cancelled === 0 ? "" : `${palette.red(`${people} cancelled for good.`)}\n`;
  return `${palette.bold(counts)}\n${loss}Digest ${visible(plan.digest)}`;
}
