import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import * as meaning from "../diagnostic/meaning.ts";
import { caselessName } from "../util/caseless-name.ts";

/** What the rules across files need to know of each file. */
export interface FlowHead {
  readonly file: string;
  readonly key: string;
  readonly name: string;
}

/** Keys and names belong to one flow of the project each; the second file in path order is to blame. */
export function checkProject(flows: readonly FlowHead[]): readonly Diagnostic[] {
  const keys = new Map<string, FlowHead>();
  const names = new Map<string, FlowHead>();
  return flows.flatMap((flow) => {
    const sameKey = remember(keys, flow.key, flow);
    // People tell names apart neither by letter case nor by spaces at their ends.
    const sameName = remember(names, caselessName(flow.name), flow);
    return [
      ...(sameKey === undefined
        ? []
        : [meaning.duplicateFlowKey({ file: flow.file, pointer: ["flow"] }, flow.key, sameKey.file)]),
      ...(sameName === undefined
        ? []
        : [meaning.duplicateFlowName({ file: flow.file, pointer: ["name"] }, sameName.name, sameName.file)]),
    ];
  });
}

/** The flow that was there first, if one was. */
function remember(seen: Map<string, FlowHead>, key: string, flow: FlowHead): FlowHead | undefined {
  const first = seen.get(key);
  if (first === undefined) seen.set(key, flow);
  return first;
}
