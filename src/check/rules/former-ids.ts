import * as meaning from "../../diagnostic/meaning.ts";
import type { Rule } from "../rule.ts";

/** A former id cannot be the id of something else: two nodes would claim the same people. */
export const formerIds: Rule = (flow) => {
  const ids = new Set(flow.nodes.map(({ id }) => id));
  return flow.nodes.flatMap(({ was, filePointer }) =>
    was !== undefined && ids.has(was)
      ? [meaning.wasInUse({ file: flow.file, pointer: [...filePointer, "was"] }, was)]
      : [],
  );
};
