import type { PathNode } from "../../model/flow-path.ts";
import { leavesInTime } from "../../model/leaves-in-time.ts";
import { aspectsOf } from "./aspects.ts";
import type { RecordName } from "./value-text.ts";

/** That those leave whom no branch takes, or whose time is up, and to where. */
export function leavingText(
  { type, values }: Pick<PathNode, "type" | "values">,
  nameOf: RecordName,
): string | undefined {
  if (!leavesInTime(values)) return undefined;
  return aspectsOf("step", type)
    .find(({ properties }) => properties.includes("ExitFlow"))
    ?.describe?.(values, nameOf);
}
