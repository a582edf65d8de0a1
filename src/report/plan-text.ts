import { visible } from "../diagnostic/frame.ts";
import type { NodeAddress } from "../model/change.ts";
import { nodesOf } from "../model/node.ts";
import type { FlowPlan, Plan } from "../model/plan.ts";
import { type Aspect, aspectsOf, type Values } from "./aspects.ts";
import { type ChangeLine, changeLines } from "./change-text.ts";
import { diagnosticText } from "./diagnostic-text.ts";
import { counted, hanging, unbroken } from "./layout.ts";
import type { Palette } from "./palette.ts";
import { sections } from "./section.ts";
import { momentText, quoted, type RecordName, wordsOf } from "./value-text.ts";

/**
 * A plan for people. It is made from the plan alone, so that showing a saved plan says the same as planning did; the
 * first line says whether anything will change.
 */
export function planText(plan: Plan, palette: Palette): string {
  const blocks = [
    headText(plan, palette),
    ...plan.flows.map((flow) => flowText(flow, plan, palette)),
    ...releasedText(plan),
    ...heldBackText(plan),
    ...plan.warnings.map((warning) => diagnosticText(warning, palette)),
    footText(plan, palette),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function headText(plan: Plan, palette: Palette): string {
  const facts = [`project ${visible(plan.project)}`, `target ${targetText(plan)}`];
  const commit = plan.commit === "" ? [] : [`commit ${visible(plan.commit.slice(0, 7))}`];
  return `${palette.bold(verdict(plan))}\n${palette.dim([...facts, ...commit].join("  "))}`;
}

function targetText({ target, url }: Plan): string {
  return url === "" ? visible(target) : `${visible(target)} (${visible(url)})`;
}

function verdict({ flows, target, unchanged, heldBack }: Plan): string {
  if (flows.length > 0) return `WILL CHANGE: yes. ${counted(flows.length, "flow")} on ${visible(target)}.`;
  if (heldBack.length > 0)
    return `WILL CHANGE: no. ${counted(heldBack.length, "flow")} would have to be paused and ${heldBack.length === 1 ? "is" : "are"} left out.`;
  const all = unchanged.length === 1 ? "The flow is" : `All ${unchanged.length} flows are`;
  return unchanged.length === 0
    ? "WILL CHANGE: no. There are no flows."
    : `WILL CHANGE: no. ${all} on ${visible(target)} as the files say.`;
}

const actionSymbols = { create: "+", update: "~", adopt: "~" } as const;

function flowText(flow: FlowPlan, plan: Plan, palette: Palette): string {
  const lines = changeLines(flow.changes, {
    nameOf: recordNames(plan),
    savedNode: savedNodes(flow),
  });
  const title = `${actionSymbols[flow.action]} ${quoted(flow.name)}  ${statusText(flow)}`;
  return [
    palette.bold(title),
    palette.dim(`  ${visible(flow.file)}`),
    ...peopleText(flow),
    ...sectionsText(lines, flow, palette),
    ...notes(flow).map((note) => hanging("  ", note)),
  ].join("\n");
}

function statusText(flow: FlowPlan): string {
  const { action, emailFlowId, status } = flow;
  if (action === "create") return "new flow";
  const live = `flow ${emailFlowId}, ${wordsOf(status)}${pauseText(flow)}`;
  return action === "adopt" ? `${live}, taken over by its name` : live;
}

function pauseText({ pause, setStatus }: FlowPlan): string {
  if (!pause) return "";
  return setStatus === null ? ": is paused for the save and resumed" : ": is paused for the save";
}

/** Who is inside, and when that was read; nothing for a flow of which nobody asked. */
function peopleText({ people }: FlowPlan): readonly string[] {
  if (people === null) return [];
  if (people.total === null) return [hanging("  ", `Who is in it is not known. ${visible(people.why)}`)];
  const count = people.total === 0 ? "Nobody is" : people.total === 1 ? "1 person is" : `${people.total} people are`;
  return [`  ${count} in it (read ${momentText(people.readAt)} UTC)`];
}

const labelWidth = 9;

/** The lines by section, gravest first; the section's name stands before its first line. */
function sectionsText(lines: readonly ChangeLine[], flow: FlowPlan, palette: Palette): readonly string[] {
  return sections.flatMap((section) =>
    lines
      .filter((line) => line.section === section)
      .map((line, index) => lineText(line, { label: index === 0 ? section : "", file: flow.file }, palette)),
  );
}

interface LinePlace {
  readonly label: string;
  readonly file: string;
}

function lineText(line: ChangeLine, { label, file }: LinePlace, palette: Palette): string {
  const colour = { "+": palette.green, "-": palette.red, "~": palette.yellow, ">": palette.cyan }[line.symbol];
  const head = `  ${label.padEnd(labelWidth - 2)}${line.symbol} `;
  const [first = "", ...rest] = hanging(head, `${line.sentence}${sourceText(line, file)}`).split("\n");
  const marked = `${palette.bold(head.slice(0, labelWidth))}${colour(line.symbol)}${first.slice(labelWidth + 1)}`;
  const details = line.details.map((detail) => `${" ".repeat(labelWidth + 4)}${detail}`);
  const effect = line.effect === undefined ? [] : [hanging(" ".repeat(labelWidth + 2), line.effect)];
  return [marked, ...rest, ...details, ...effect].join("\n");
}

function sourceText({ source }: ChangeLine, file: string): string {
  if (source === undefined) return "";
  return source.file === file
    ? `${unbroken} (line${unbroken}${source.line})`
    : `${unbroken} (${visible(source.file)}:${source.line})`;
}

function notes(flow: FlowPlan): readonly string[] {
  const later = [...new Set(flow.laterReferences.map(({ flow: key }) => visible(key)))];
  return [
    ...(flow.changes.length === 0 ? ["Nothing of its content changes; only its ids are remembered."] : []),
    ...(flow.kept.length === 0 ? [] : [`Kept as in SuperOffice: ${keptText(flow.kept)}.`]),
    ...(flow.unknown.length === 0
      ? []
      : [`Sent back unchanged, because Flowform does not know it: ${flow.unknown.map(visible).join(", ")}.`]),
    ...(later.length === 0
      ? []
      : [
          `Saved twice: it refers to ${later.join(", ")}, which this plan creates ${later.length === 1 && later[0] === visible(flow.key) ? "with it" : "after it"}.`,
        ]),
    ...(flow.setStatus === null ? [] : [`After the save its status is set to ${wordsOf(flow.setStatus)}.`]),
  ];
}

function keptText(properties: readonly string[]): string {
  const words = (property: string) => aspectsOf("flow", "").find((aspect) => has(aspect, property))?.words;
  return [...new Set(properties.map((property) => words(property) ?? wordsOf(property)))].join(", ");
}

const has = (aspect: Aspect, property: string) => aspect.properties.includes(property);

/** Surviving nodes of the payload by kind and server id. */
function savedNodes({ payload }: FlowPlan): (node: NodeAddress) => Values {
  const nodes = payload === null ? [] : nodesOf(payload);
  const byId = new Map(nodes.map((node) => [`${node.kind} ${node.serverId}`, node.value]));
  return ({ kind, serverId }) => byId.get(`${kind} ${serverId}`) ?? {};
}

/** Records by their names where the plan knows them, flows by their keys, everything else by its id. */
function recordNames({ names }: Plan): RecordName {
  return (list, id) => {
    const name = names[list]?.[id];
    if (list === "flow") return visible(name ?? `flow ${id}`);
    return name === undefined ? `#${id}` : quoted(name);
  };
}

function releasedText({ released }: Plan): readonly string[] {
  if (released.length === 0) return [];
  return [hanging("", `Without a file now, and left as they are: ${released.map(visible).join(", ")}.`)];
}

function heldBackText({ heldBack }: Plan): readonly string[] {
  if (heldBack.length === 0) return [];
  return [
    hanging("", `Left out, because they are running and nothing may be paused: ${heldBack.map(visible).join(", ")}.`),
  ];
}

function footText({ summary, digest, flows }: Plan, palette: Palette): string {
  const { create, update, adopt, unchanged } = summary;
  const counts = `Plan: ${create} to create, ${update} to update, ${adopt} to adopt; ${unchanged} unchanged.`;
  const cancelled = flows.reduce((sum, { cancels }) => sum + (cancels ?? 0), 0);
  const people = cancelled === 1 ? "1 person is" : `${cancelled} people are`;
  const loss = cancelled === 0 ? "" : `${palette.red(`${people} cancelled for good.`)}\n`;
  return `${palette.bold(counts)}\n${loss}Digest ${visible(digest)}`;
}
