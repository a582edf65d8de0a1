import { diffArrays } from "diff";
import { type FlowPath, nodeKey, type PathNode } from "../../model/flow-path.ts";
import type { Mark } from "./graph.ts";
import { titleOf, wayTitle } from "./node-title.ts";
import type { RecordName } from "./value-text.ts";

/** One line of the way. */
export interface PathLine {
  readonly depth: number;
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

interface Keyed {
  readonly key: string;
  readonly line: PathLine;
}

/** Beyond so many differences the sides are told one after the other. */
const mostEdits = 2000;

/** Both sides of the way, line by line beside each other. */
export function pathRows(
  { before, after }: FlowPath,
  { nameOf, marksOf }: { readonly nameOf: RecordName; readonly marksOf: (key: string) => readonly Mark[] },
): readonly PathRow[] {
  const [was, is] = [lines(before, 0, nameOf), lines(after, 0, nameOf)];
  const [old, young] = [was, is].map((side) => new Map(side.map(({ key, line }) => [key, line])));
  const parts = diffArrays<Keyed, Keyed>([...was], [...is], {
    comparator: (a, b) => a.key === b.key,
    maxEditLength: mostEdits,
  }) ?? [
    { value: was, added: false, removed: true },
    { value: is, added: true, removed: false },
  ];
  return parts.flatMap(({ value, added, removed }) =>
    value.map(({ key, line }): PathRow => {
      if (!added && !removed)
        return { node: key, before: old?.get(key) ?? line, after: young?.get(key) ?? line, marks: marksOf(key) };
      const stays = (added ? old : young)?.has(key) === true;
      const marks: readonly Mark[] = stays ? ["moved"] : [added ? "added" : "removed"];
      return { node: key, before: removed ? line : null, after: added ? line : null, marks };
    }),
  );
}

function lines(nodes: readonly PathNode[], depth: number, nameOf: RecordName): readonly Keyed[] {
  return nodes.flatMap((node) => {
    const isWay = node.kind === "option" || node.kind === "action";
    const words = isWay ? { noun: "", title: wayTitle(node) } : titleOf(node, nameOf);
    return [{ key: nodeKey(node), line: { depth, ...words } }, ...lines(node.children, depth + 1, nameOf)];
  });
}
