import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { visible } from "../../diagnostic/frame.ts";
import type { Change } from "../../model/change.ts";
import { nodeKey } from "../../model/flow-path.ts";
import type { FlowAction, FlowPlan, Plan } from "../../model/plan.ts";
import { counted } from "../layout.ts";
import type { ChangeLine, TextPair } from "./change-line.ts";
import { graphOf, type Mark } from "./graph.ts";
import { gravestFirst } from "./gravity.ts";
import { flowNotes } from "./notes.ts";
import { pathRows } from "./path-rows.ts";
import type { FlowReport, Report, Row, TechnicalChange } from "./report.ts";
import { reportFrame } from "./report-frame.ts";
import { piecesOf } from "./sentence.ts";
import { countedFlow, type ToldFlow, toldFlow } from "./told-flow.ts";
import { momentText, type RecordName, recordNames, wordsOf } from "./value-text.ts";
import { type WordPart, wordDifference } from "./word-difference.ts";

/**
 * A plan told to people. It is made from the plan alone, so that a saved plan says the same as planning did. The frame
 * speaks of all flows, also where only some of them are shown.
 */
export function planReport(
  plan: Plan,
  banner: readonly Diagnostic[] = [],
  shown: readonly FlowPlan[] = plan.flows,
): Report {
  const nameOf = recordNames((list, id) => plan.names[list]?.[id]);
  const isShown = new Set(shown);
  const told = plan.flows.map((flow) => (isShown.has(flow) ? toldFlow : countedFlow)(flow, nameOf));
  const flows = told.filter(({ flow }) => isShown.has(flow)).map((one) => flowReport(one, nameOf));
  return { ...reportFrame(plan, told, banner), flows: gravestFirst(flows) };
}

function flowReport({ flow, path, lines }: ToldFlow, nameOf: RecordName): FlowReport {
  const { key, name, file, action, changes } = flow;
  const told = lines.map((line) => rowOf(line, action));
  const rows = action === "end" ? [endRow(flow), ...told] : told;
  const around = { nameOf, marksOf: marksByNode(rows) };
  return {
    ...{ key, name, file, action, rows },
    state: stateText(flow),
    people: peopleText(flow),
    inside: flow.people?.total ?? null,
    path: pathRows(path, around),
    graph: graphOf(path, around),
    notes: flowNotes(flow),
    technical: changes.map(technicalChange),
    text: flow.text ?? "",
  };
}

const markOf: Readonly<Record<ChangeLine["symbol"], Mark>> = {
  "+": "added",
  "-": "removed",
  "~": "changed",
  ">": "moved",
};

function rowOf(
  { section, symbol, sentence, effect, source, texts = [], change, flag }: ChangeLine,
  action: FlowAction,
): Row {
  // Of a new flow everything is new; who wrote it knows that.
  const isTold = action !== "create" || change.node.kind === "flow";
  return {
    section,
    mark: markOf[symbol],
    sentence: piecesOf(sentence),
    effect: piecesOf(effect ?? ""),
    flag: isTold ? flag : "",
    source: source ?? null,
    node: nodeKey(change.node),
    words: wordsOfTexts(texts),
  };
}

/** Several texts stand below each other, each compared for itself. */
function wordsOfTexts(texts: readonly TextPair[]): readonly WordPart[] {
  return texts.flatMap(({ before, after }, index): readonly WordPart[] => [
    ...(index === 0 ? [] : [{ change: "same", text: "\n" } as const]),
    ...wordDifference(before, after),
  ]);
}

/** That a flow goes is no change of any part of it, and concerns everybody in it. */
function endRow({ cancels }: FlowPlan): Row {
  const people = counted(cancels ?? 0, "person is", "people are");
  return {
    section: "WHO",
    mark: "removed",
    sentence: ["The flow is ended and deleted"],
    effect: cancels === null || cancels === 0 ? [] : [`${people} cancelled for good.`],
    flag: "STOPS PEOPLE",
    ...{ source: null, node: "flow", words: [] },
  };
}

function marksByNode(rows: readonly Row[]): (key: string) => readonly Mark[] {
  const marks = new Map<string, ReadonlySet<Mark>>();
  for (const { node, mark } of rows) marks.set(node, new Set([...(marks.get(node) ?? []), mark]));
  return (key) => [...(marks.get(key) ?? [])];
}

const afterState: Readonly<Record<FlowAction, string>> = {
  create: "",
  update: "",
  adopt: ", taken over by its name",
  release: ": is not managed any more",
  end: ": is ended and deleted",
};

const beginnings: Readonly<Record<string, string>> = { Running: "STARTS", Paused: "paused", Stopped: "stopped" };

function stateText(flow: FlowPlan): string {
  const { action, emailFlowId, status } = flow;
  if (action === "create") return `new flow, ${beginnings[flow.setStatus ?? "Stopped"]}`;
  const live = `flow ${emailFlowId}, ${wordsOf(status)}${pauseText(flow)}`;
  return `${live}${afterState[action]}`;
}

function pauseText({ pause, setStatus }: FlowPlan): string {
  if (!pause) return "";
  return setStatus === null ? ": is paused for the save and resumed" : ": is paused for the save";
}

function peopleText({ people }: FlowPlan): string {
  if (people === null) return "";
  if (people.total === null) return `Who is in it is not known. ${visible(people.why)}`;
  const count = people.total === 0 ? "Nobody is" : people.total === 1 ? "1 person is" : `${people.total} people are`;
  return `${count} in it (read ${momentText(people.readAt)} UTC)`;
}

function technicalChange(change: Change): TechnicalChange {
  const property = change.action === "modify" ? ` ${change.property}` : "";
  const sides: { readonly before?: unknown; readonly after?: unknown } = change;
  const { before = null, after = null } = sides;
  return { what: `${change.action} ${change.node.path === "" ? "flow" : change.node.path}${property}`, before, after };
}
