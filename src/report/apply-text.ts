import { visible } from "../diagnostic/frame.ts";
import type { ApplyResult, FlowResult } from "../model/apply-result.ts";
import type { Palette } from "./palette.ts";

const done: Readonly<Record<FlowResult["action"], string>> = {
  create: "created",
  update: "updated",
  adopt: "adopted",
};

/** What became of one flow, said as soon as it is known. */
export function flowResultText(result: FlowResult, palette: Palette): string {
  const key = visible(result.key);
  const id = result.emailFlowId === null ? "" : ` (flow ${result.emailFlowId})`;
  const twice = result.saves > 1 ? `, saved ${result.saves === 2 ? "twice" : `${result.saves} times`}` : "";
  const texts: Readonly<Record<FlowResult["outcome"], string>> = {
    applied: palette.green(`✓ ${key} ${done[result.action]}${id}${twice}`),
    failed: palette.red(`✗ ${key} failed${id}${result.saves > 0 ? "; it was saved" : "; nothing was saved"}`),
    unknown: palette.red(`? ${key}: nobody knows whether it was saved`),
    skipped: palette.dim(`- ${key} not reached`),
  };
  return `${texts[result.outcome]}\n`;
}

/** The last words of an apply: how many flows came how far, and what to do when not all did. */
export function applyText({ flows, target }: ApplyResult, palette: Palette): string {
  const count = (outcome: FlowResult["outcome"]) => flows.filter((flow) => flow.outcome === outcome).length;
  const outcomes = (["applied", "failed", "unknown", "skipped"] as const).filter((outcome) => count(outcome) > 0);
  const counts = outcomes.map((outcome) => `${count(outcome)} ${words[outcome]}`).join(", ");
  const all = count("applied") === flows.length;
  const next = all ? "" : "What is applied stays. Plan again: the plan says what is left to do.\n";
  return `${palette.bold(`Applied to ${visible(target)}: ${counts === "" ? "nothing to do" : counts}.`)}\n${next}`;
}

const words: Readonly<Record<FlowResult["outcome"], string>> = {
  applied: "done",
  failed: "failed",
  unknown: "unknown",
  skipped: "not reached",
};
