import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { visible } from "../../diagnostic/frame.ts";
import type { Change, NodeAddress } from "../../model/change.ts";
import { type FlowPath, nodeKey } from "../../model/flow-path.ts";
import { nodesOf } from "../../model/node.ts";
import type { FlowAction, FlowPlan, Plan } from "../../model/plan.ts";
import { counted } from "../layout.ts";
import type { Values } from "./aspects.ts";
import { type ChangeLine, changeLines } from "./change-lines.ts";
import { graphOf, type Mark } from "./graph.ts";
import { flowNotes } from "./notes.ts";
import { pathRows } from "./path-rows.ts";
import type { FlowReport, Report, Row, TechnicalChange } from "./report.ts";
import { reportFrame } from "./report-frame.ts";
import { sections } from "./section.ts";
import { piecesOf, unmarked } from "./sentence.ts";
import { momentText, type RecordName, recordNames, wordsOf } from "./value-text.ts";
import { wordDifference } from "./word-difference.ts";

/** A plan told to people. It is made from the plan alone, so that a saved plan says the same as planning did. */
export function planReport(plan: Plan, banner: readonly Diagnostic[] = []): Report {
  const nameOf = recordNames((list, id) => plan.names[list]?.[id]);
  return { ...reportFrame(plan, banner), flows: plan.flows.map((flow) => flowReport(flow, nameOf)) };
}

const emptyPath: FlowPath = { before: [], after: [] };

function flowReport(flow: FlowPlan, nameOf: RecordName): FlowReport {
  const { key, name, file, action, changes } = flow;
  const savedNode = savedNodes(flow);
  const root = { kind: "flow", type: "", id: "", serverId: flow.emailFlowId ?? 0, path: "" } as const;
  const path = flow.path ?? emptyPath;
  const lines = changeLines(changes, { nameOf, savedNode, flow: { values: savedNode(root), path } });
  const told = sections.flatMap((section) =>
    lines.filter((line) => line.section === section).map((line) => rowOf(line, action)),
  );
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
  { section, symbol, sentence, effect, source, texts, change, flag }: ChangeLine,
  action: FlowAction,
): Row {
  // Of a new flow everything is new; who wrote it knows that.
  const isTold = action !== "create" || change.node.kind === "flow";
  return {
    section,
    mark: markOf[symbol],
    sentence: piecesOf(sentence),
    effect: effect === undefined ? "" : unmarked(effect),
    flag: isTold ? flag : "",
    source: source ?? null,
    node: nodeKey(change.node),
    words: texts === undefined ? [] : wordDifference(texts.before, texts.after),
  };
}

/** That a flow goes is no change of any part of it, and concerns everybody in it. */
function endRow({ cancels }: FlowPlan): Row {
  const people = counted(cancels ?? 0, "person is", "people are");
  return {
    section: "WHO",
    mark: "removed",
    sentence: ["The flow is ended and deleted"],
    effect: cancels === null || cancels === 0 ? "" : `${people} cancelled for good.`,
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

function stateText(flow: FlowPlan): string {
  const { action, emailFlowId, status } = flow;
  if (action === "create") return "new flow";
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

/** Surviving nodes of the payload by kind and server id. */
function savedNodes({ payload }: FlowPlan): (node: NodeAddress) => Values {
  const nodes = payload === null ? [] : nodesOf(payload);
  const byId = new Map(nodes.map((node) => [`${node.kind} ${node.serverId}`, node.value]));
  return ({ kind, serverId }) => byId.get(`${kind} ${serverId}`) ?? {};
}
