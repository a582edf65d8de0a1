import { visible } from "../diagnostic/frame.ts";
import type { Settlement } from "../model/apply-result.ts";
import { type LeftOver, type OpenIntent, unreadable } from "../model/intent.ts";
import { timeText } from "../util/time-text.ts";
import { hanging } from "./layout.ts";

/** What earlier applies have left on a target, for people. */
export function leftOverText(left: LeftOver): string {
  const { open, unreadable: notes } = left;
  const count = open.length + notes.length;
  const head = count === 0 ? "Nothing is open." : `${count === 1 ? "1 flow is" : `${count} flows are`} open.`;
  const lines = [head, ...holderText(left), ...open.map(openText), ...notes.map(unreadableText), ...nextText(left)];
  return `${lines.join("\n")}\n`;
}

function holderText({ lease, held }: LeftOver): readonly string[] {
  if (lease === undefined) return [];
  if (lease === unreadable) return ["Held by somebody whose name cannot be read."];
  const [owner, until] = [visible(lease.owner), timeText(lease.until)];
  return [held ? `Held by ${owner} until ${until}.` : `${owner} held it until ${until}, and did not give it back.`];
}

/** What works now: while somebody holds the target, nobody else may settle anything. */
function nextText({ open, held }: LeftOver): readonly string[] {
  const settles = "settles what can be told";
  if (open.length === 0)
    return held ? ["If that apply is gone, flowform recover --yes --take-over frees the target."] : [];
  return held
    ? [`If that apply is gone, flowform recover --yes --take-over ${settles}; if not, wait for its end.`]
    : [`flowform recover --yes ${settles}; the next apply does so too.`];
}

function unreadableText(key: string): string {
  const name = visible(key);
  const why = "Its note cannot be read: it was damaged, or a newer Flowform wrote it. It may be paused.";
  const next = `Look at the flow in SuperOffice; flowform recover --forget ${name} then takes it as it is.`;
  return [`  ${name}:`, hanging("    ", why), hanging("    ", next)].join("\n");
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
  const unended = verdict.kind === "done" && verdict.unended === true;
  const kept = unended ? " It is paused by us and was to be ended: an apply that sets its status settles it." : "";
  const resume = verdict.resume ? " It is paused by us; settling starts it again." : kept;
  return verdict.kind === "done"
    ? `It was saved (flow ${verdict.flow.EmailFlowId}).${resume}`
    : `It was not saved; the target is as it was.${resume}`;
}

/** The same for programs: moments as ISO, UTC, as everywhere, and of a live flow its id is enough. */
export function leftOverData({ open, unreadable: notes, lease, held }: LeftOver): object {
  const entries = open.map(({ intent, verdict }) => ({
    intent: { ...intent, time: isoText(intent.time) },
    verdict: verdictData(verdict),
  }));
  return { format_version: "1.0", lease: leaseData(lease), held, open: entries, unreadable: notes };
}

function leaseData(lease: LeftOver["lease"]): object | null {
  if (lease === unreadable) return { owner: null, until: null };
  return lease === undefined ? null : { ...lease, until: isoText(lease.until) };
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
