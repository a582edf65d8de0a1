import { visible } from "../diagnostic/frame.ts";
import type { Settlement } from "../model/apply-result.ts";
import type { LeftOver, OpenIntent } from "../model/intent.ts";
import { timeText } from "../util/time-text.ts";
import { hanging } from "./layout.ts";

/** What earlier applies have left on a target, for people. */
export function leftOverText({ open, lease }: LeftOver): string {
  const holder = lease === undefined ? [] : [`Held by ${visible(lease.owner)} until ${timeText(lease.until)}.`];
  const head =
    open.length === 0 ? "Nothing is open." : `${open.length === 1 ? "1 flow is" : `${open.length} flows are`} open.`;
  const next =
    open.length === 0 ? [] : ["flowform recover --yes settles what can be told; the next apply does so too."];
  return `${[head, ...holder, ...open.map(openText), ...next].join("\n")}\n`;
}

function openText({ intent, verdict }: OpenIntent): string {
  const { key, kind, name, emailFlowId, owner, time, pauses } = intent;
  const what = kind === "create" ? `creating "${visible(name)}"` : `saving "${visible(name)}" (flow ${emailFlowId})`;
  const paused = pauses ? ", paused for the save" : "";
  return [
    `  ${visible(key)}: ${what}${paused}, begun by ${visible(owner)} at ${timeText(time)}`,
    hanging("    ", sentence(verdict)),
  ].join("\n");
}

function sentence(verdict: OpenIntent["verdict"]): string {
  if (verdict.kind === "tooEarly")
    return `Too early to tell: the save may still arrive until ${timeText(verdict.until)}.`;
  if (verdict.kind === "unseen")
    return `It cannot be looked at: ${verdict.diagnostics.map(({ detail }) => detail).join(" ")}`;
  if (verdict.kind === "several")
    return `Two flows may be the one that was created: ${verdict.ids.join(", ")}. Delete or rename the wrong one.`;
  if (verdict.kind === "conflict") return `A person must look: ${verdict.why}`;
  const resume = verdict.resume ? " It is paused by us; settling starts it again." : "";
  return verdict.kind === "done"
    ? `It was saved (flow ${verdict.flow.EmailFlowId}).${resume}`
    : `It was not saved; the target is as it was.${resume}`;
}

/** The same for programs: moments as ISO, UTC, as everywhere, and of a live flow its id is enough. */
export function leftOverData({ open, lease }: LeftOver): object {
  const entries = open.map(({ intent, verdict }) => ({
    intent: { ...intent, time: isoText(intent.time) },
    verdict: verdictData(verdict),
  }));
  return {
    format_version: "1.0",
    lease: lease === undefined ? null : { ...lease, until: isoText(lease.until) },
    open: entries,
  };
}

function verdictData(verdict: OpenIntent["verdict"]): object {
  if (verdict.kind === "tooEarly") return { ...verdict, until: isoText(verdict.until) };
  if (!("flow" in verdict)) return verdict;
  const { flow, ...facts } = verdict;
  return { ...facts, emailFlowId: flow?.EmailFlowId ?? null };
}

const isoText = (milliseconds: number) => new Date(milliseconds).toISOString();

/** The last words of settling. */
export function settledText(settled: readonly Settlement[]): string {
  const open = settled.filter(({ outcome }) => outcome === "open").length;
  if (settled.length === 0) return "Nothing is open.\n";
  return open === 0 ? "All of it is settled.\n" : `${settled.length - open} settled, ${open} still open.\n`;
}
