import type { Values } from "../language/context.ts";
import { propertyPointer } from "../language/property-pointer.ts";
import type { Modify, Source } from "../model/change.ts";
import { resolveBeside } from "../parse/load.ts";
import type { FlowFacts } from "../plan/plan-flow.ts";
import { valueAt } from "../source/pointer.ts";
import { isObject } from "../util/json.ts";
import type { Project } from "./project.ts";

/**
 * Where changes of a flow stand in its file, or in a text file beside it. Lines are looked up late: the file is read
 * again, and the YAML parser loaded, only when a change points at it.
 */
export async function changeSources(
  { file, value }: { readonly file: string; readonly value: Values },
  project: Project,
): Promise<FlowFacts["sourceOf"]> {
  const { createLookup } = await import("../parse/lookup.ts");
  const lookup = createLookup(project.files);
  return (node, property, change) => {
    const pointer = property === undefined ? node.filePointer : propertyPointer(value, node, property);
    const beside = change === undefined ? undefined : sourceBeside(file, valueAt(value, pointer), change);
    if (beside !== undefined) return beside;
    const range = lookup({ file, pointer, on: "key" })?.range;
    return { file, line: range?.line ?? 1, column: range?.column ?? 1 };
  };
}

/** The first line that differs, where a text stands in a file beside the flow. */
function sourceBeside(flowFile: string, written: unknown, { before, after }: Modify): Source | undefined {
  if (!isObject(written) || typeof written.file !== "string" || typeof after !== "string") return undefined;
  const file = resolveBeside(flowFile, written.file);
  return file === undefined ? undefined : { file, line: firstOther(linesOf(before), linesOf(after)), column: 1 };
}

const linesOf = (text: unknown) => (typeof text === "string" ? text.split(/\r?\n/) : []);

function firstOther(before: readonly string[], after: readonly string[]): number {
  const index = after.findIndex((line, at) => line !== before[at]);
  return index === -1 ? after.length : index + 1;
}
