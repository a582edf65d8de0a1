import { checkFlow } from "../check/check-flow.ts";
import { checkProject as checkAcross } from "../check/check-project.ts";
import { compileFlow } from "../compile/compile-flow.ts";
import { offlineWorld, type World } from "../compile/context.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { CheckedFlow } from "./check-project.ts";

/** What the rules of meaning say about flows whose shape is right, without a target. */
export function judgeMeaning(
  flows: readonly CheckedFlow[],
  around: Pick<World, "text" | "catalogue">,
): readonly Diagnostic[] {
  const world = offlineWorld({ ...around, flows: new Map(flows.map(({ key }) => [key, 1])) });
  const own = flows.flatMap(({ file, load }) => {
    const document = { file, value: load() };
    const { flow, diagnostics } = compileFlow(document, world);
    return [...diagnostics, ...checkFlow(flow, document.value)];
  });
  return [...checkAcross(flows), ...own];
}
