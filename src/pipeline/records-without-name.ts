import type { Decompilation } from "../decompile/decompile-flow.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { writtenById } from "../diagnostic/import.ts";
import type { Values } from "../language/context.ts";
import type { CheckedFlow } from "./check-project.ts";

/** Records that the file is going to call by their ids, and did not before. */
export function recordsWithoutName(
  flow: CheckedFlow,
  { unnamed }: Decompilation,
  before: Values,
): readonly Diagnostic[] {
  const known = idsIn(before);
  return unnamed
    .filter(({ id }) => !known.has(id))
    .map((record) => writtenById({ file: flow.file, pointer: [] }, { ...record, flows: [flow.name] }));
}

/** Every id that stands in a file where a name could. */
function idsIn(value: unknown): ReadonlySet<number> {
  if (typeof value !== "object" || value === null) return new Set();
  const own = "id" in value && typeof value.id === "number" ? [value.id] : [];
  return new Set([...own, ...Object.values(value).flatMap((child) => [...idsIn(child)])]);
}
