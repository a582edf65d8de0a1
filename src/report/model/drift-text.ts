import { visible } from "../../diagnostic/frame.ts";
import type { Change, Drift } from "../../model/change.ts";
import type { Edited } from "../../model/plan.ts";
import { momentText } from "./value-text.ts";

const sentences: Readonly<Record<Drift, string>> = {
  superOffice: "Changed in SuperOffice since the last apply; this puts it back.",
  both: "Changed on both sides since the last apply; what was done in SuperOffice is written over.",
  unknown: "Perhaps changed in SuperOffice since the last apply; which side it was is not known.",
};

const gravest: readonly Drift[] = ["both", "superOffice", "unknown"];

/** What a plan says of changes that undo something which was changed in SuperOffice; undefined when none does. */
export function driftText(changes: readonly Change[]): string | undefined {
  const drift = gravest.find((one) => changes.some((change) => change.drift === one));
  return drift === undefined ? undefined : sentences[drift];
}

/** Whoever saved a flow last need not have changed its status, which has no signature. */
export function statusText(changes: readonly Change[]): readonly string[] {
  const moved = changes.some((change) => change.action === "modify" && isStatus(change) && !isOfGit(change.drift));
  return moved ? ["SuperOffice does not say who changed its status."] : [];
}

const isStatus = ({ node, property }: Extract<Change, { action: "modify" }>) =>
  node.kind === "flow" && property === "Status";
const isOfGit = (drift: Drift | undefined) => drift === undefined || drift === "unknown";

/** Who saved a flow last, as far as it is known: "by Anna Berg on 2026-11-24 08:00 UTC". */
export function editText({ by, at }: Edited): string {
  const who = by === "" ? "" : ` by ${visible(by)}`;
  return `${who}${at === "" ? "" : ` on ${momentText(at)} UTC`}`.trimStart();
}
