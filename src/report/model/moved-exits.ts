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
  const [was, is] = [exitsBefore(before), exitsBefore(after)];
  const within = new Set(flattened(flattened(after).filter((node) => nodeKey(node) === key)).map(nodeKey));
  const passed = (more: Behind, less: Behind, isGained: boolean) =>
    [...more].flatMap(([message, { node, exits }]) =>
      exits
        .filter((exit) => less.get(message)?.exits.every((other) => nodeKey(other) !== nodeKey(exit)) === true)
        .filter((exit) => within.has(message) !== within.has(nodeKey(exit)))
        .map((exit) => ({ message: node, exit, isGained })),
    );
  const isStill = ({ exit }: PassedExit) => leavesOn(before, exit) && leavesOn(after, exit);
  return [...passed(is, was, false), ...passed(was, is, true)].filter(isStill);
}

const messages: ReadonlySet<string> = new Set(["SendEmail", "SendSMS"]);

type Behind = ReadonlyMap<string, { readonly node: PathNode; readonly exits: readonly PathNode[] }>;

/** Of each message the steps before it, on every way to it, at which people leave. */
function exitsBefore(side: readonly PathNode[], given: readonly PathNode[] = []): Behind {
  let exits = given;
  const behind = new Map<string, { node: PathNode; exits: readonly PathNode[] }>();
  for (const node of side) {
    if (messages.has(node.type)) behind.set(nodeKey(node), { node, exits });
    const lists = node.kind === "step" ? node.children : [];
    for (const list of lists) for (const [key, found] of exitsBefore(list.children, exits)) behind.set(key, found);
    if (leavesInTime(node.values)) exits = [...exits, node];
  }
  return behind;
}

const leavesOn = (side: readonly PathNode[], exit: PathNode) =>
  flattened(side).some((node) => nodeKey(node) === nodeKey(exit) && leavesInTime(node.values));
