import * as meaning from "../../diagnostic/meaning.ts";
import type { Rule } from "../rule.ts";

/** People stand on ids, so an id belongs to one node of the flow. */
export const uniqueIds: Rule = (flow) => {
  const seen = new Set<string>();
  return flow.nodes.flatMap(({ id, filePointer }) => {
    if (id === undefined) return [];
    const repeated = seen.has(id);
    seen.add(id);
    return repeated ? [meaning.duplicateId({ file: flow.file, pointer: [...filePointer, "id"] }, id)] : [];
  });
};
