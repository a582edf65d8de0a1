import { type FlowPath, flattened, nodeKey, type PathNode } from "../../model/flow-path.ts";
import { leavesInTime } from "../../model/leaves-in-time.ts";

/** A message, and a step at which people leave, of which one moves past the other. */
export interface PassedExit {
  readonly message: PathNode;
  readonly exit: PathNode;
  /** Whether those who leave there come to the message first now, and did not; else it is the other way round. */
  readonly isGained: boolean;
}

/** Which messages stand behind a step now at which people leave, or before it, because a node moves: either, or what either is in. */
export function passedExits({ before, after }: FlowPath, key: string): readonly PassedExit[] {
  const [was, is] = [exitsOf(before), exitsOf(after)];
  const moved = new Set(flattened(flattened(after).filter((node) => nodeKey(node) === key)).map(nodeKey));
  const exits = [...is.leaving].filter(([at]) => was.leaving.has(at));
  const moving = exits.filter(([at]) => moved.has(at));
  const staying = exits.filter(([at]) => !moved.has(at));
  return [...is.behind].flatMap(([name, { message, steps }]) => {
    const former = was.behind.get(name)?.steps;
    if (former === undefined) return [];
    // What moves together keeps its order.
    return (moved.has(name) ? staying : moving)
      .filter(([at]) => steps.has(at) !== former.has(at))
      .map(([at, exit]) => ({ message, exit, isGained: former.has(at) }));
  });
}

/** The steps at which people leave on one side of a way, and which of them stand before each message. */
interface Exits {
  readonly leaving: ReadonlyMap<string, PathNode>;
  readonly behind: ReadonlyMap<string, { readonly message: PathNode; readonly steps: ReadonlySet<string> }>;
}

/** Ways are never changed, and each node that moves asks for both sides. */
const known = new WeakMap<FlowPath["before"], Exits>();

function exitsOf(side: FlowPath["before"]): Exits {
  const found = known.get(side) ?? {
    leaving: new Map(flattened(side).flatMap((node) => (leaves(node) ? [[nodeKey(node), node] as const] : []))),
    behind: new Map(messagesBehind(side, [])),
  };
  known.set(side, found);
  return found;
}

const leaves = ({ values }: PathNode) => leavesInTime(values);
const messages: ReadonlySet<string> = new Set(["SendEmail", "SendSMS"]);

/** Each message of a list of steps, and of the branches in it, with the steps before it at which people leave. */
function messagesBehind(
  list: readonly PathNode[],
  above: readonly string[],
): readonly (readonly [string, { readonly message: PathNode; readonly steps: ReadonlySet<string> }])[] {
  return list.flatMap((node, index) => {
    const steps = [...above, ...list.slice(0, index).filter(leaves).map(nodeKey)];
    const own = messages.has(node.type) ? [[nodeKey(node), { message: node, steps: new Set(steps) }] as const] : [];
    return [...own, ...node.children.flatMap(({ children }) => messagesBehind(children, steps))];
  });
}
