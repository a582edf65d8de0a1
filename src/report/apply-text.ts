import { visible } from "../diagnostic/frame.ts";
import type { ApplyResult, FlowResult, Settlement } from "../model/apply-result.ts";
import type { Palette } from "./palette.ts";

const done: Readonly<Record<FlowResult["action"], string>> = {
  create: "created",
  update: "updated",
  adopt: "adopted",
  release: "released",
  end: "ended and deleted",
};

/** What became of one flow, said as soon as it is known. */
export function flowResultText(result: FlowResult, palette: Palette): string {
  const key = visible(result.key);
  const id = result.emailFlowId === null ? "" : ` (flow ${result.emailFlowId})`;
  const twice = result.saves > 1 ? `, saved ${result.saves === 2 ? "twice" : `${result.saves} times`}` : "";
  const texts: Readonly<Record<FlowResult["outcome"], string>> = {
    applied: palette.green(`✓ ${key} ${done[result.action]}${id}${twice}`),
    alreadyApplied: palette.green(`✓ ${key} already applied${id}`),
    failed: palette.red(`✗ ${key} failed${id}${result.saves > 0 ? "; it was saved" : "; nothing was saved"}`),
    unknown: palette.red(`? ${key}: nobody knows what came of it`),
    skipped: palette.dim(`- ${key} not reached`),
  };
  return `${texts[result.outcome]}\n`;
}

/** What became of something that an earlier apply had left open. */
export function settlementText({ key, outcome, emailFlowId, resumed }: Settlement, palette: Palette): string {
  const id = emailFlowId === null ? "" : ` (flow ${emailFlowId})`;
  const texts: Readonly<Record<Settlement["outcome"], string>> = {
    done: palette.green(`✓ ${visible(key)} was saved by an earlier apply${id}`),
    notDone: palette.green(`✓ ${visible(key)} was not saved by an earlier apply${id}`),
    forgotten: palette.green(`✓ ${visible(key)} is taken as it is${id}`),
    open: palette.red(`? ${visible(key)} of an earlier apply is still open${id}`),
  };
  return `${texts[outcome]}${resumed ? "; it was left paused and runs again" : ""}\n`;
}

/** The last words of an apply: how many flows came how far, and what to do when not all did. */
export function applyText({ flows, target, digest }: ApplyResult, palette: Palette): string {
  const count = (outcome: FlowResult["outcome"]) => flows.filter((flow) => flow.outcome === outcome).length;
  const outcomes = (["applied", "alreadyApplied", "failed", "unknown", "skipped"] as const).filter(
    (outcome) => count(outcome) > 0,
  );
  const counts = outcomes.map((outcome) => `${count(outcome)} ${words[outcome]}`).join(", ");
  const all = count("applied") + count("alreadyApplied") === flows.length;
  const next = all ? "" : "What is applied stays. Plan again: the plan says what is left to do.\n";
  const head = palette.bold(`Applied to ${visible(target)}: ${counts === "" ? "nothing to do" : counts}.`);
  return `${head}\n${windowText(flows)}${next}Digest ${visible(digest)}\n`;
}

const words: Readonly<Record<FlowResult["outcome"], string>> = {
  applied: "done",
  alreadyApplied: "already applied",
  failed: "failed",
  unknown: "unknown",
  skipped: "not reached",
};

/** How long an edit of somebody else could have gone unseen, at most. */
function windowText(flows: readonly FlowResult[]): string {
  const times = flows.flatMap(({ key, lastReadToSave }) => (lastReadToSave === null ? [] : [{ key, lastReadToSave }]));
  const [longest] = times.toSorted((a, b) => b.lastReadToSave - a.lastReadToSave);
  if (longest === undefined) return "";
  const which = times.length === 1 ? "" : `, at most (${visible(longest.key)})`;
  return `From last read to saved: ${longest.lastReadToSave} ms${which}.\n`;
}
