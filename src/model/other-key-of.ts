import type { Binding } from "./binding.ts";

/** The key beside this one that remembers a live flow as well, if one does: only one of the two can be right. */
export function otherKeyOf(
  bindings: ReadonlyMap<string, Binding>,
  key: string,
  emailFlowId: number,
): string | undefined {
  const other = [...bindings.values()].find((binding) => binding.emailFlowId === emailFlowId && binding.key !== key);
  return other?.key;
}
