import { visible } from "../../diagnostic/frame.ts";
import type { Change } from "../../model/change.ts";
import type { FlowPlan } from "../../model/plan.ts";
import { type Aspect, aspectsOf } from "./aspects.ts";
import { editText, statusText } from "./drift-text.ts";
import { markName, piecesOf, type Sentence } from "./sentence.ts";
import { wordsOf } from "./value-text.ts";

/** What is worth knowing of a flow beside its changes. */
export function flowNotes(flow: FlowPlan): readonly Sentence[] {
  const later = [...new Set(flow.laterReferences.map(({ flow: key }) => visible(key)))];
  const notes = [
    ...pruneNotes[flow.action],
    ...(isEdited(flow) ? [`Saved in SuperOffice after the last apply${lastBy(flow)}.`] : []),
    ...statusText(flow.changes),
    ...(flow.changes.length === 0 && pruneNotes[flow.action].length === 0
      ? ["Nothing of its content changes; only its ids are remembered."]
      : []),
    ...(flow.kept.length === 0 ? [] : [`Kept as in SuperOffice: ${keptText(flow.kept)}.`]),
    ...(flow.unknown.length === 0
      ? []
      : [`Sent back unchanged, because Flowform does not know it: ${names(flow.unknown.map(visible))}.`]),
    ...(later.length === 0 ? [] : [twiceText(later, visible(flow.key))]),
    ...(flow.changes.some(isOtherMailing)
      ? ["What a mailing says is in SuperOffice and is not compared here, nor is its link to unsubscribe."]
      : []),
    ...(flow.setStatus === null || flow.action === "end"
      ? []
      : [`${flow.payload === null ? "Its" : "After the save its"} status is set to ${wordsOf(flow.setStatus)}.`]),
  ];
  return notes.map(piecesOf);
}

/** Whether people get another mailing, whose text the plan does not have. */
function isOtherMailing(change: Change): boolean {
  if (change.node.type !== "SendEmail") return false;
  return change.action === "add" || (change.action === "modify" && change.property === "ShipmentId");
}

/** What happens to flows that left git. */
const pruneNotes: Readonly<Record<FlowPlan["action"], readonly string[]>> = {
  create: [],
  update: [],
  adopt: [],
  release: ["It has no file any more: it stays as it is and is not managed any more."],
  end: ["It has no file any more: it is backed up, ended and deleted."],
};

/** Whether something is undone that was changed in SuperOffice. */
const isEdited = ({ edited, changes }: FlowPlan) => edited !== null && changes.some(({ drift }) => drift !== undefined);

function lastBy({ edited }: FlowPlan): string {
  const who = edited === null ? "" : editText(edited);
  return who === "" ? "" : `, last ${who}`;
}

const names = (keys: readonly string[]) => keys.map(markName).join(", ");

function twiceText(later: readonly string[], own: string): string {
  const itself = later.length === 1 && later[0] === own;
  return `Saved twice: it refers to ${names(later)}, which this plan creates ${itself ? "with it" : "after it"}.`;
}

function keptText(properties: readonly string[]): string {
  const words = (property: string) => aspectsOf("flow", "").find((aspect) => has(aspect, property))?.words;
  return [...new Set(properties.map((property) => words(property) ?? wordsOf(property)))].join(", ");
}

const has = (aspect: Aspect, property: string) => aspect.properties.includes(property);
