import { visible } from "../../diagnostic/frame.ts";
import type { Move, Position, Rename } from "../../model/change.ts";
import { nodeKey, type PathNode } from "../../model/flow-path.ts";
import type { Surroundings, Told } from "./change-line.ts";
import { nodeName } from "./node-name.ts";
import { markName } from "./sentence.ts";
import { siblingsOf } from "./siblings-of.ts";

/** The line of a node that stands elsewhere: what it stood behind, and what it will stand behind. */
export function movedLine({ node, before, after, source }: Move, { flow: { path } }: Surroundings): Told {
  const key = nodeKey(node);
  const sides = [path.before, path.after].map((side) => neighbour(siblingsOf(side, key) ?? [], key));
  const [was, is] = sides;
  // A plan of an older version knows no way; and where the one before it moves too, only places tell the difference.
  const isTold = was !== undefined && is !== undefined && was !== is;
  const places = isTold
    ? `it stood ${was}${within(before, after)}, and will stand ${is}${within(after, before)}`
    : `from place ${before.index}${within(before, after)} to place ${after.index}${within(after, before)}`;
  return { section: "PATH", symbol: ">", sentence: `${nodeName(node)} moves: ${places}`, source };
}

/** "behind Wait settle", "first"; undefined where the node is not among them. */
function neighbour(siblings: readonly PathNode[], key: string): string | undefined {
  const place = siblings.findIndex((node) => nodeKey(node) === key);
  if (place === -1) return undefined;
  const before = siblings[place - 1];
  return before === undefined || !isStepOrBranch(before) ? "first" : `behind ${nodeName(before)}`;
}

/** On the main line, triggers and goals stand before the steps. */
const isStepOrBranch = ({ kind }: PathNode) => kind === "step" || kind === "option" || kind === "action";

/** The container, where that is another one than on the other side. */
function within({ container }: Position, other: Position): string {
  if (container === other.container) return "";
  return ` ${container === "" ? "on the main line" : `in ${markName(visible(container))}`}`;
}

/** The line of a node with another id in the file. */
export function renamedLine({ node, before, after, source }: Rename): Told {
  const sentence = `${nodeName(node)}: the id ${markName(visible(before))} is now ${markName(visible(after))}; the people there stay`;
  return { section: "LABEL", symbol: "~", sentence, source };
}
