import * as meaning from "../../diagnostic/meaning.ts";
import type { Rule } from "../rule.ts";

/** A former id belongs to one node alone, and to none that has it now: else two nodes would claim the same people. */
export const formerIds: Rule = (flow) => {
  const claimed = new Set(flow.nodes.map(({ id }) => id));
  return flow.nodes.flatMap(({ was, filePointer }) => {
    if (was === undefined) return [];
    const inUse = claimed.has(was);
    claimed.add(was);
    return inUse ? [meaning.wasInUse({ file: flow.file, pointer: [...filePointer, "was"] }, was)] : [];
  });
};
