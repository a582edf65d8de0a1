import { checkFlow } from "../check/check-flow.ts";
import { checkProject as checkAcross } from "../check/check-project.ts";
import { compileFlow } from "../compile/compile-flow.ts";
import { offlineWorld, type World } from "../compile/context.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Catalogue } from "../language/conditions/column.ts";
import { noLists } from "../live/list-cache.ts";
import { placeDiagnostics } from "../parse/place-diagnostics.ts";
import type { FileSystem } from "../source/file-system.ts";
import type { CheckedFlow } from "./check-project.ts";
import { type Around, type FlowMemory, noFlowMemory } from "./memory/flow-memory.ts";

/** What judging flows without a target needs. */
export interface JudgeWorld extends Pick<World, "text"> {
  readonly catalogue: Catalogue;
  /** Where findings are placed. */
  readonly files: FileSystem;
}

/** What the rules of meaning say about flows whose shape is right, without a target. */
export async function judgeMeaning(
  flows: readonly CheckedFlow[],
  { text, catalogue, files }: JudgeWorld,
  memory: FlowMemory<readonly Diagnostic[]> = noFlowMemory,
): Promise<readonly Diagnostic[]> {
  const keys = new Map(flows.map(({ key }) => [key, 1]));
  const around: Around = { flows: keys, text, same: [catalogue], keyOfFlow: () => "", lists: noLists };
  const own: Diagnostic[] = [];
  for (const flow of flows) {
    const judge = (tracked: Around) => placeDiagnostics(judgeFlow(flow, tracked, catalogue), files);
    own.push(...(await memory.find(flow, around, judge)));
  }
  return [...checkAcross(flows), ...own];
}

function judgeFlow({ file, load }: CheckedFlow, { flows, text }: Around, catalogue: Catalogue): readonly Diagnostic[] {
  const document = { file, value: load() };
  const { flow, diagnostics } = compileFlow(document, offlineWorld({ flows, text, catalogue }));
  return [...diagnostics, ...checkFlow(flow, document.value)];
}
