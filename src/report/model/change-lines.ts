import type { Change, Modify, NodeAddress, Source } from "../../model/change.ts";
import { propertiesOf } from "../../model/properties-of.ts";
import { aspectText, capitalised } from "./aspect-text.ts";
import { type Aspect, aspectsOf, type Values } from "./aspects.ts";
import type { ChangeLine, Surroundings, TextPair, Told } from "./change-line.ts";
import { conditionsOf } from "./conditions.ts";
import { conditionsChange } from "./conditions-change.ts";
import { driftText } from "./drift-text.ts";
import { effectText } from "./effect-text.ts";
import { updatesChange } from "./field-update-text.ts";
import { flagOf } from "./flags.ts";
import { laterText } from "./later-text.ts";
import { longTexts } from "./long-texts.ts";
import { movedLine, renamedLine } from "./move-lines.ts";
import { addedLines, removedLines } from "./node-lines.ts";
import { nodeName } from "./node-name.ts";
import { unmarked } from "./sentence.ts";
import type { RecordName } from "./value-text.ts";

const longText = 60;

/** The lines of a flow's changes, in the order of the changes; what belongs together is one line. */
export function changeLines(changes: readonly Change[], surroundings: Surroundings): readonly ChangeLine[] {
  return gather(changes).flatMap((changed) => {
    if (Array.isArray(changed)) return modified(changed, surroundings);
    return linesOf(changed, surroundings).map(({ aspect, ...line }) => {
      const flag = flagOf({ change: changed, aspect, ...sidesOf(changed), flow: surroundings.flow });
      const effect = meaningOf([meantBy(changed, aspect)], surroundings);
      return { ...line, ...sectionBy(flag), change: changed, flag, ...(effect === undefined ? {} : { effect }) };
    });
  });
}

/** Whom a change stops or keeps is a matter of who is concerned, whatever else it is. */
function sectionBy(flag: string): Pick<ChangeLine, "section"> | undefined {
  return /\b(STOPS|KEEPS) PEOPLE\b/.test(flag) ? { section: "WHO" } : undefined;
}

/** What is told instead of a change: of who leaves at a step that comes or goes, what a change of that exit means. */
function meantBy(change: Single, aspect: Aspect | undefined): Change {
  if (aspect === undefined || change.node.kind !== "step") return change;
  const {
    properties: [property = ""],
  } = aspect;
  const { node, effect = {}, drift } = change;
  const comes = change.action === "add";
  const exit: Modify = { action: "modify", node, property, before: !comes, after: comes, effect };
  return drift === undefined ? exit : { ...exit, drift };
}

/** What is said below a line: whose change it undoes, and what it means for people inside and for those to come. */
function meaningOf(changes: readonly [Change, ...Change[]], surroundings: Surroundings): string | undefined {
  const [first] = changes;
  const said = [driftText(changes), effectText(first), laterText(first, surroundings)];
  const texts = said.filter((text) => text !== undefined);
  return texts.length === 0 ? undefined : texts.join(" ");
}

/** The properties of a node that comes or goes; a move and another id change none. */
function sidesOf(change: Single): { readonly before: Values; readonly after: Values } {
  if (change.action === "add") return { before: {}, after: change.after };
  return { before: change.action === "remove" ? change.before : {}, after: {} };
}

function linesOf(change: Single, surroundings: Surroundings): readonly Told[] {
  if (change.action === "add") return addedLines(change, surroundings);
  if (change.action === "remove") return removedLines(change, surroundings);
  return [change.action === "move" ? movedLine(change, surroundings) : renamedLine(change)];
}

type Single = Exclude<Change, Modify>;

/** Modifications of one node come one after the other; they are told together. */
function gather(changes: readonly Change[]): readonly (Single | Modify[])[] {
  const groups: (Single | Modify[])[] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    if (change.action !== "modify") groups.push(change);
    else if (Array.isArray(last) && last[0]?.node.path === change.node.path) last.push(change);
    else groups.push([change]);
  }
  return groups;
}

function modified(changes: readonly Modify[], surroundings: Surroundings): readonly ChangeLine[] {
  const [first] = changes;
  if (first === undefined) return [];
  const { node } = first;
  const saved = surroundings.savedNode(node);
  const before = { ...saved, ...Object.fromEntries(changes.map((change) => [change.property, change.before])) };
  const after = { ...saved, ...Object.fromEntries(changes.map((change) => [change.property, change.after])) };
  return aspectsOf(node.kind, node.type).flatMap((aspect) => {
    const [one, ...others] = changes.filter(({ property }) => aspect.properties.includes(property));
    if (one === undefined) return [];
    const line = modifiedAspect({ node, aspect, before, after, source: one.source }, surroundings);
    const flag = flagOf({ change: one, aspect, before, after, flow: surroundings.flow });
    return [{ ...line, ...sectionBy(flag), change: one, flag, effect: meaningOf([one, ...others], surroundings) }];
  });
}

interface Modification {
  readonly node: NodeAddress;
  readonly aspect: Aspect;
  readonly before: Values;
  readonly after: Values;
  readonly source: Source | undefined;
}

function modifiedAspect({ node, aspect, before, after, source }: Modification, { nameOf }: Surroundings): Told {
  const subject = subjectOf(node, aspect);
  const whole = comparedTexts(aspect, before, after);
  const was = aspectText(node, aspect, { values: before, nameOf });
  const is = aspectText(node, aspect, { values: after, nameOf });
  const isLong = [was, is].some((side) => unmarked(side).length > longText);
  const parts = partsChange({ node, aspect, before, after }, { isLong, nameOf });
  const change = parts ?? `${was} -> ${is}`;
  return {
    section: aspect.section,
    symbol: "~",
    sentence: whole.length === 0 ? `${subject}: ${change}` : `${subject} reads differently`,
    texts: whole.length === 0 ? longTexts(node, [aspect], { before, after }) : whole,
    source,
  };
}

/**
 * Which lines of a long condition, or which updates of fields, came and went; undefined for anything else, and where
 * that would not say it all.
 */
function partsChange(
  { node, aspect, before, after }: Omit<Modification, "source">,
  { isLong, nameOf }: { readonly isLong: boolean; readonly nameOf: RecordName },
): string | undefined {
  const [property = ""] = aspect.properties;
  const kind = propertiesOf(node.kind, node.type)?.[property]?.type.kind;
  if (kind === "fieldValues") return updatesChange(before[property], after[property], nameOf);
  if (kind !== "conditions" || !isLong) return undefined;
  return conditionsChange(conditionsOf(before[property]), conditionsOf(after[property]), nameOf);
}

function subjectOf(node: NodeAddress, { words }: Aspect): string {
  if (node.kind === "flow") return capitalised(words);
  return words === "" ? nodeName(node) : `${nodeName(node)}, ${words}`;
}

/** Both texts of an aspect, when at least one is too long for a sentence. */
function comparedTexts(aspect: Aspect, before: Values, after: Values): readonly TextPair[] {
  const [property = ""] = aspect.properties;
  const texts = { before: before[property], after: after[property] };
  if (aspect.describe !== undefined || typeof texts.before !== "string" || typeof texts.after !== "string") return [];
  const long = [texts.before, texts.after].some((text) => text.length > longText || text.includes("\n"));
  return long && texts.before !== "" && texts.after !== "" ? [{ before: texts.before, after: texts.after }] : [];
}
