import { diffArrays } from "diff";
import { visible } from "../../diagnostic/frame.ts";
import { type FlowPath, nodeKey, type PathNode } from "../../model/flow-path.ts";
import { isEveryoneElse } from "../../model/node.ts";
import type { Mark } from "./graph.ts";
import { leavingText } from "./leaving-text.ts";
import { titleOf, wayTitle } from "./node-title.ts";
import { unmarked } from "./sentence.ts";
import type { RecordName } from "./value-text.ts";

/** One line of the way. */
export interface PathLine {
  readonly depth: number;
  /** The id in the file; empty where there is none. */
  readonly id: string;
  /** "Mail"; empty for a branch. */
  readonly noun: string;
  readonly title: string;
}

/** What stands beside each other: the same node on both sides, or one that only one side has at this place. */
export interface PathRow {
  readonly node: string;
  readonly before: PathLine | null;
  readonly after: PathLine | null;
  readonly marks: readonly Mark[];
}

/** Beyond so many differences the sides are told one after the other. */
const mostEdits = 2000;

/** Both sides of the way, line by line beside each other. */
export function pathRows(
  { before, after }: FlowPath,
  { nameOf, marksOf }: { readonly nameOf: RecordName; readonly marksOf: (key: string) => readonly Mark[] },
): readonly PathRow[] {
  const [was, is] = [lines(before, 0, nameOf), lines(after, 0, nameOf)];
  const [old, young] = [new Map(was), new Map(is)];
  // What is said to move stands apart on both sides, so that everything else finds its counterpart.
  const moves = (key: string) => marksOf(key).includes("moved");
  const [oldKeys, youngKeys] = [old, young].map((side, index) =>
    [...side.keys()].map((key) => (moves(key) ? `${index} ${key}` : `  ${key}`)),
  );
  const parts = aligned(oldKeys ?? [], youngKeys ?? []);
  return parts.flatMap(({ value, added, removed }) =>
    value.map((keyed): PathRow => {
      const node = keyed.slice(2);
      const sides = { before: old.get(node) ?? null, after: young.get(node) ?? null };
      if (!added && !removed) return { node, ...sides, marks: marksOf(node) };
      const stays = sides.before !== null && sides.after !== null;
      const marks: readonly Mark[] = stays
        ? [...new Set(["moved" as const, ...marksOf(node)])]
        : [added ? "added" : "removed"];
      return { node, before: removed ? sides.before : null, after: added ? sides.after : null, marks };
    }),
  );
}

function aligned(before: readonly string[], after: readonly string[]) {
  const parts = diffArrays([...before], [...after], { maxEditLength: mostEdits });
  return (
    parts ?? [
      { value: before, added: false, removed: true },
      { value: after, added: true, removed: false },
    ]
  );
}

/** Triggers and goals have no order, so both sides tell them in one that is the same. */
function inTellingOrder(nodes: readonly PathNode[]): readonly PathNode[] {
  const events = nodes.filter(({ kind }) => kind === "trigger" || kind === "goal");
  const others = nodes.filter(({ kind }) => kind !== "trigger" && kind !== "goal");
  const order = (node: PathNode) => `${node.kind === "trigger" ? 0 : 1}${nodeKey(node)}`;
  return [...events.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)), ...others];
}

function lines(nodes: readonly PathNode[], depth: number, nameOf: RecordName): readonly Keyed[] {
  return inTellingOrder(nodes).flatMap((node) => {
    const isWay = node.kind === "option" || node.kind === "action";
    const words = isWay ? { noun: "", title: wayTitle(node, nameOf) } : titleOf(node, nameOf);
    const below = node.children.flatMap((child) => [
      ...lines([child], depth + 1, nameOf),
      ...(isEveryoneElse(child) ? leavingLine(node, depth + 2, nameOf) : []),
    ]);
    const timeIsUp = [`time ${nodeKey(node)}`, { depth: depth + 1, id: "", noun: "", title: "time is up" }] as const;
    const late = node.type === "WaitForAction" ? leavingLine(node, depth + 2, nameOf) : [];
    return [
      [nodeKey(node), { depth, id: visible(node.id), ...words }] as const,
      ...below,
      ...(late.length === 0 ? [] : [timeIsUp, ...late]),
    ];
  });
}

/** That people leave who are left at a split, or whose time is up, and for where. */
function leavingLine({ type, values, ...node }: PathNode, depth: number, nameOf: RecordName): readonly Keyed[] {
  const text = leavingText({ type, values }, nameOf);
  if (text === undefined) return [];
  const title = unmarked(text).replace(/^leave the flow ?/, "");
  const place = `${values.ExitToFlowId ?? 0} ${values.ExitToSelectionId ?? 0}`;
  return [[`leave ${nodeKey(node)} ${place}`, { depth, id: "", noun: "Leave", title }]];
}

type Keyed = readonly [string, PathLine];
