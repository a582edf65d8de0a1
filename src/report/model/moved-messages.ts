import type { Change } from "../../model/change.ts";
import { type FlowPath, flattened, nodeKey } from "../../model/flow-path.ts";
import type { FlowFacts } from "./flags.ts";
import { passedExits } from "./moved-exits.ts";
import { movedGates } from "./moved-gates.ts";

const nouns: Readonly<Record<string, string>> = { SendEmail: "MAIL", SendSMS: "SMS" };

/** Which messages reach others than before because something moves: they, what they are in, or where people leave. */
export function movedMessages({ node, effect = {} }: Change, flow: FlowFacts): readonly string[] {
  const key = nodeKey(node);
  const gates = movedGates(flow, key);
  const isMore = gates.before.length > 0 || isSome(effect.again) || isSome(effect.perhapsAgain);
  const isLess = gates.after.length > 0 || isSome(effect.missed);
  const exits = passedExits(flow.path, key);
  const within = isMore || isLess ? messagesIn(flow.path, key) : [];
  const more = [...(isMore ? within : []), ...nounsOf(exits.filter(({ isGained }) => isGained))];
  const less = [...(isLess ? within : []), ...nounsOf(exits.filter(({ isGained }) => !isGained))];
  return [...new Set([...more, ...less])].flatMap((noun) => [
    ...(more.includes(noun) ? [`MORE ${noun}`] : []),
    ...(less.includes(noun) ? [`LESS ${noun}`] : []),
  ]);
}

const nounsOf = (passed: ReturnType<typeof passedExits>) => passed.flatMap(({ message }) => nouns[message.type] ?? []);

/** Whether there is anybody; null: some, and nobody knows how many. */
const isSome = (count: number | null | undefined) => count !== undefined && count !== 0;

/** The kinds of messages that stand in a node on both sides. */
function messagesIn({ before, after }: FlowPath, key: string): readonly string[] {
  const [was = [], is = []] = [before, after].map((side) =>
    flattened(flattened(side).filter((node) => nodeKey(node) === key)),
  );
  const stay = new Set(was.map(nodeKey));
  return [...new Set(is.filter((node) => stay.has(nodeKey(node))).flatMap(({ type }) => nouns[type] ?? []))];
}
