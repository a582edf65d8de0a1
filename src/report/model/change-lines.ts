import { visible } from "../../diagnostic/frame.ts";
import type { Add, Change, Modify, Move, NodeAddress, Position, Remove, Rename, Source } from "../../model/change.ts";
import { propertiesOf } from "../../model/properties-of.ts";
import type { Property } from "../../model/property.ts";
import { type Aspect, aspectsOf, sectionOfNode, type Values } from "./aspects.ts";
import { driftText } from "./drift-text.ts";
import { effectText } from "./effect-text.ts";
import { type FlowFacts, flagOf } from "./flags.ts";
import { nodeName } from "./node-name.ts";
import type { Section } from "./section.ts";
import { markName } from "./sentence.ts";
import { nothing, type RecordName, valueText } from "./value-text.ts";

/** One line of a plan: what changes, in one sentence, and where it is written. */
export interface ChangeLine {
  readonly section: Section;
  readonly symbol: "+" | "~" | "-" | ">";
  readonly sentence: string;
  /** Both sides of a text that is too long for a sentence. */
  readonly texts?: { readonly before: string; readonly after: string } | undefined;
  readonly source: Source | undefined;
  readonly change: Change;
  /** Words for what nobody must miss; empty for none. */
  readonly flag: string;
  /** Whose change it undoes, and what it means for the people who are inside now. */
  readonly effect?: string | undefined;
}

/** What the sentences may look up beside the changes themselves. */
export interface Surroundings {
  readonly nameOf: RecordName;
  /** The properties of a surviving node as they will be saved. */
  readonly savedNode: (node: NodeAddress) => Values;
  readonly flow: FlowFacts;
}

const longText = 60;

/** The lines of a flow's changes, in the order of the changes; what belongs together is one line. */
export function changeLines(changes: readonly Change[], surroundings: Surroundings): readonly ChangeLine[] {
  return gather(changes).flatMap((changed) => {
    if (Array.isArray(changed)) return modified(changed, surroundings);
    const effect = meaningOf([changed], effectText(changed));
    const lines = linesOf(changed, surroundings).map(({ aspect, ...line }) => {
      const flag = flagOf({ change: changed, aspect, ...sidesOf(changed), flow: surroundings.flow });
      return { ...line, change: changed, flag };
    });
    return lines.map((line) => (effect === undefined ? line : { ...line, effect }));
  });
}

/** What is said below a line: whose change it undoes, and what it means for people. */
function meaningOf(changes: readonly Change[], effect: string | undefined): string | undefined {
  const drift = driftText(changes);
  if (drift === undefined || effect === undefined) return drift ?? effect;
  return `${drift} ${effect}`;
}

/** A line before it is said which change it comes from. */
type Told = Omit<ChangeLine, "change" | "flag"> & { readonly aspect?: Aspect };

/** The properties of a node that comes or goes; a move and another id change none. */
function sidesOf(change: Single): { readonly before: Values; readonly after: Values } {
  if (change.action === "add") return { before: {}, after: change.after };
  return { before: change.action === "remove" ? change.before : {}, after: {} };
}

function linesOf(change: Single, surroundings: Surroundings): readonly Told[] {
  if (change.action === "add") return added(change, surroundings);
  if (change.action === "remove") return [removed(change, surroundings)];
  return [change.action === "move" ? moved(change) : renamed(change)];
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
    const own = changes.filter(({ property }) => aspect.properties.includes(property));
    const [one] = own;
    if (one === undefined) return [];
    const line = modifiedAspect({ node, aspect, before, after, source: one.source }, surroundings);
    const flag = flagOf({ change: one, aspect, before, after, flow: surroundings.flow });
    return [{ ...line, change: one, flag, effect: meaningOf(own, effectText(one)) }];
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
  const texts = longTexts(aspect, before, after);
  const was = describe(node, aspect, { values: before, nameOf });
  const is = describe(node, aspect, { values: after, nameOf });
  return {
    section: aspect.section,
    symbol: "~",
    sentence: texts === undefined ? `${subject}: ${was} -> ${is}` : `${subject} reads differently`,
    texts,
    source,
  };
}

function subjectOf(node: NodeAddress, { words }: Aspect): string {
  if (node.kind === "flow") return capitalised(words);
  return words === "" ? nodeName(node) : `${nodeName(node)}, ${words}`;
}

/** Both texts of an aspect, when at least one is too long for a sentence. */
function longTexts(aspect: Aspect, before: Values, after: Values): { before: string; after: string } | undefined {
  const [property = ""] = aspect.properties;
  const texts = { before: before[property], after: after[property] };
  if (aspect.describe !== undefined || typeof texts.before !== "string" || typeof texts.after !== "string") return;
  const long = [texts.before, texts.after].some((text) => text.length > longText || text.includes("\n"));
  return long && texts.before !== "" && texts.after !== "" ? { before: texts.before, after: texts.after } : undefined;
}

function describe(
  node: NodeAddress,
  aspect: Aspect,
  { values, nameOf }: { readonly values: Values; readonly nameOf: RecordName },
): string {
  if (aspect.describe !== undefined) return aspect.describe(values, nameOf);
  const [property = ""] = aspect.properties;
  const known = propertiesOf(node.kind, node.type)?.[property];
  return known === undefined ? nothing : valueText(values[property], known.type, nameOf);
}

function added(change: Add, surroundings: Surroundings): readonly Told[] {
  if (change.node.kind === "flow") return newFlow(change, surroundings);
  return [{ ...wholeNode(change, change.after, surroundings), symbol: "+" }];
}

/** What becomes of a new flow, by the status that its file wants. */
const beginnings: Readonly<Record<string, string>> = {
  Running: "The flow is created and STARTED: from then on people enter, and it sends",
  Paused: "The flow is created and paused: it sends nothing until it is started",
  Stopped: "The flow is created stopped: it sends nothing until it is started",
};

/**
 * A new flow has a line for each of its settings, because each of them answers another question. The first one says
 * whether it starts, also where the file does not.
 */
function newFlow({ node, after, places = {} }: Add, { nameOf }: Surroundings): readonly Told[] {
  const isBeginning = ({ properties }: Aspect) => properties.includes("Status");
  const told = toldAspects(node, after, nameOf).map(({ aspect, text }) => ({
    aspect,
    sentence: `${capitalised(aspect.words)}: ${text}`,
  }));
  const beginning = aspectsOf("flow", "")
    .filter(isBeginning)
    .map((aspect) => ({ aspect, sentence: beginnings[String(after.Status ?? "Stopped")] ?? "" }));
  return [...beginning, ...told.filter(({ aspect }) => !isBeginning(aspect))].map(({ aspect, sentence }) => ({
    ...{ section: aspect.section, symbol: "+", sentence, aspect },
    source: aspect.properties.map((property) => places[property]).find((place) => place !== undefined),
  }));
}

function removed(change: Remove, surroundings: Surroundings): Told {
  return { ...wholeNode(change, change.before, surroundings), symbol: "-" };
}

function wholeNode({ node, source }: Add | Remove, values: Values, { nameOf }: Surroundings): Omit<Told, "symbol"> {
  const told = toldAspects(node, values, nameOf).map(({ aspect, text }) => `${aspect.words} ${text}`.trim());
  const sentence = told.length === 0 ? nodeName(node) : `${nodeName(node)}: ${told.join(", ")}`;
  return { section: sectionOfNode(node.kind, node.type), sentence, source };
}

/** The aspects of a whole node that somebody has set. */
function toldAspects(node: NodeAddress, values: Values, nameOf: RecordName) {
  const defaults = defaultsOf(propertiesOf(node.kind, node.type) ?? {});
  return aspectsOf(node.kind, node.type)
    .map((aspect) => ({ aspect, text: describe(node, aspect, { values, nameOf }) }))
    .filter(({ aspect, text }) => text !== nothing && text !== describe(node, aspect, { values: defaults, nameOf }));
}

function defaultsOf(table: Readonly<Record<string, Property<unknown>>>): Values {
  return Object.fromEntries(Object.entries(table).map(([name, property]) => [name, property.default]));
}

function moved({ node, before, after, source }: Move): Told {
  const sentence =
    before.container === after.container
      ? `${nodeName(node)} moves from place ${before.index} to place ${after.index}`
      : `${nodeName(node)} moves from ${placeText(before)} to ${placeText(after)}`;
  return { section: "PATH", symbol: ">", sentence, source };
}

function placeText({ container, index }: Position): string {
  return `place ${index} of ${container === "" ? "the flow" : markName(visible(container))}`;
}

function renamed({ node, before, after, source }: Rename): Told {
  const sentence = `${nodeName(node)}: the id ${markName(visible(before))} is now ${markName(visible(after))}; the people there stay`;
  return { section: "LABEL", symbol: "~", sentence, source };
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
