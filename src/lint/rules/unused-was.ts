import * as lint from "../../diagnostic/lint.ts";
import type { Check } from "../rule.ts";

/** A former id that no target remembers any more, because the new one has taken its place everywhere. */
export const unusedWas: Check = (flow, { bound = [] }) =>
  flow.nodes.flatMap(({ id, was, filePointer }) => {
    if (was === undefined || bound.length === 0) return [];
    const done = bound.every(({ ids }) => {
      const known = ids.get(flow.key);
      return known !== undefined && !known.has(was) && id !== undefined && known.has(id);
    });
    if (!done) return [];
    const origin = { file: flow.file, pointer: [...filePointer, "was"], on: "key" } as const;
    return [lint.unusedWas(origin, was, bound.map(({ name }) => name).join(" and "))];
  });
