import { type FlowPath, nodeKey, type PathNode } from "../../model/flow-path.ts";
import { siblingsOf } from "./siblings-of.ts";

const isWait = ({ type }: PathNode) => type === "WaitForTime" || type === "WaitForAction";

/** What it means for the time of a step that it stands elsewhere among its siblings: it has passed waits, or has not. */
export function passedWaits({ before, after }: FlowPath, key: string): "LATER" | "SOONER" | "OTHER TIME" | "" {
  const [was, is] = [before, after].map((side) => siblingsOf(side, key));
  if (was === undefined || is === undefined) return "";
  const moved = is.find((node) => nodeKey(node) === key);
  if (moved !== undefined && isWait(moved)) return "OTHER TIME";
  const [waitedFor, waitsFor] = [waitsAhead(was, key), waitsAhead(is, key)];
  const stay = new Set(was.map(nodeKey).filter((own) => is.some((node) => nodeKey(node) === own)));
  const differ = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
    [...one].some((own) => stay.has(own) && !other.has(own));
  const [sooner, later] = [differ(waitedFor, waitsFor), differ(waitsFor, waitedFor)];
  if (sooner && later) return "OTHER TIME";
  return sooner ? "SOONER" : later ? "LATER" : "";
}

/** The waits that come before a step among its siblings. */
function waitsAhead(siblings: readonly PathNode[], key: string): ReadonlySet<string> {
  const place = siblings.findIndex((node) => nodeKey(node) === key);
  return new Set(siblings.slice(0, place).filter(isWait).map(nodeKey));
}
