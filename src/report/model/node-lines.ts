import type { Add, NodeAddress, Remove } from "../../model/change.ts";
import { leavesInTime } from "../../model/leaves-in-time.ts";
import { propertiesOf } from "../../model/properties-of.ts";
import type { Property } from "../../model/property.ts";
import { aspectText, capitalised } from "./aspect-text.ts";
import { type Aspect, aspectsOf, sectionOfNode, type Values } from "./aspects.ts";
import type { Surroundings, Told } from "./change-line.ts";
import { isNewFlow } from "./is-new-flow.ts";
import { longTexts } from "./long-texts.ts";
import { nodeName } from "./node-name.ts";
import { nothing, type RecordName } from "./value-text.ts";

/** The lines of a node that is new. */
export function addedLines(change: Add, surroundings: Surroundings): readonly Told[] {
  if (change.node.kind === "flow") return newFlow(change, surroundings);
  const texts = longTexts(change.node, aspectsOf(change.node.kind, change.node.type), {
    before: {},
    after: change.after,
  });
  const node = { ...wholeNode(change, change.after, surroundings), symbol: "+", texts } as const;
  return [node, ...exitLines(change, change.after, surroundings).map((line) => ({ ...line, symbol: "+" }) as const)];
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
    ...{
      section: aspect.section,
      symbol: "+",
      sentence,
      aspect,
      texts: longTexts(node, [aspect], { before: {}, after }),
    },
    source: aspect.properties.map((property) => places[property]).find((place) => place !== undefined),
  }));
}

/** The lines of a node that goes. */
export function removedLines(change: Remove, surroundings: Surroundings): readonly Told[] {
  const texts = longTexts(change.node, aspectsOf(change.node.kind, change.node.type), {
    before: change.before,
    after: {},
  });
  const node = { ...wholeNode(change, change.before, surroundings), symbol: "-", texts } as const;
  return [node, ...exitLines(change, change.before, surroundings).map((line) => ({ ...line, symbol: "-" }) as const)];
}

/** That people leave at a step concerns them more than the step itself. In a new flow, one line says all of a step. */
function exitLines({ node, source }: Add | Remove, values: Values, surroundings: Surroundings) {
  const told = isNewFlow(surroundings.flow) ? [] : toldAspects(node, values, surroundings.nameOf);
  return told
    .filter(({ aspect }) => isExit(node, aspect, values))
    .map(({ aspect, text }) => ({
      ...{ section: aspect.section, aspect, source },
      sentence: `${nodeName(node)}, ${aspect.words}: ${text}`,
    }));
}

/** Whether an aspect of a step says that people leave there, and that is not switched off and can happen. */
function isExit({ kind }: NodeAddress, { section, properties: [property = ""] }: Aspect, values: Values): boolean {
  if (property === "ExitFlow") return leavesInTime(values);
  return kind === "step" && section === "WHO" && values[property] === true;
}

function wholeNode(
  { node, source }: Add | Remove,
  values: Values,
  { nameOf, flow }: Surroundings,
): Omit<Told, "symbol"> {
  const told = toldAspects(node, values, nameOf)
    .filter(({ aspect }) => isNewFlow(flow) || !isExit(node, aspect, values))
    .map(({ aspect, text }) => `${aspect.words} ${text}`.trim());
  const sentence = told.length === 0 ? nodeName(node) : `${nodeName(node)}: ${told.join(", ")}`;
  return { section: sectionOfNode(node.kind, node.type), sentence, source };
}

/** The aspects of a whole node that somebody has set. */
function toldAspects(node: NodeAddress, values: Values, nameOf: RecordName) {
  const defaults = defaultsOf(propertiesOf(node.kind, node.type) ?? {});
  return aspectsOf(node.kind, node.type)
    .map((aspect) => ({ aspect, text: aspectText(node, aspect, { values, nameOf }) }))
    .filter(({ aspect, text }) => text !== nothing && text !== aspectText(node, aspect, { values: defaults, nameOf }));
}

function defaultsOf(table: Readonly<Record<string, Property<unknown>>>): Values {
  return Object.fromEntries(Object.entries(table).map(([name, property]) => [name, property.default]));
}
