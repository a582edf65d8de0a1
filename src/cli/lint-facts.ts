import { sandboxName } from "../config/config.ts";
import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import type { BoundTarget } from "../lint/rule.ts";
import type { BindingStore } from "../live/binding-store.ts";
import type { CheckedProject } from "../pipeline/check-project.ts";
import type { Io } from "./io.ts";
import type { OpenProject } from "./open-project.ts";
import type { TargetChoice } from "./open-target.ts";

/** What targets say that lint can use. */
export interface LintFacts {
  readonly mergeFields?: readonly string[];
  readonly bound: readonly BoundTarget[];
  /** Whether no other target of the project is left that may remember something else. */
  readonly complete: boolean;
}

/** Asks the target that was named; without one, only what can be read on this machine. */
export async function lintFacts(
  opened: OpenProject,
  checked: CheckedProject,
  { choice, io }: { readonly choice: TargetChoice; readonly io: Io },
): Promise<Outcome<LintFacts>> {
  if (choice.flags.target !== undefined) return askTarget(opened, choice, io);
  const targets = Object.entries(opened.config.targets);
  if (!checked.flows.some(({ load }) => JSON.stringify(load()).includes('"was":')))
    return success({ bound: [], complete: false });
  if (targets.length === 0) return askTarget(opened, choice, io, { bindingsOnly: true });
  const files = targets.flatMap(([name, { bindingsFile }]) =>
    bindingsFile === undefined ? [] : [[name, bindingsFile]],
  );
  const { fileBindings } = await import("../live/file-bindings.ts");
  const read = await Promise.all(
    files.map(([name = "", path = ""]) => boundBy(name, fileBindings(opened.project.files, path))),
  );
  const problems = read.flatMap(({ diagnostics }) => diagnostics);
  if (problems.length > 0) return failure(...problems);
  const bound = read.flatMap(({ value }) => (value === undefined ? [] : [value]));
  return success({ bound, complete: bound.length === targets.length });
}

async function askTarget(
  { config, root }: OpenProject,
  choice: TargetChoice,
  io: Io,
  { bindingsOnly = false } = {},
): Promise<Outcome<LintFacts>> {
  const [{ openTarget }, { getMergeFields }] = await Promise.all([
    import("./open-target.ts"),
    import("../live/merge-fields.ts"),
  ]);
  const there = await openTarget(config, choice, { ...io, cwd: root });
  if (there.value === undefined) return failure(...there.diagnostics);
  const { target, close } = there.value;
  try {
    const bound = await boundBy(target.name, target.bindings);
    if (bound.value === undefined) return failure(...bound.diagnostics);
    const others = Object.keys(config.targets).filter((name) => name !== target.name);
    const facts = { bound: [bound.value], complete: others.length === 0 };
    if (bindingsOnly) return success(facts);
    const mergeFields = await getMergeFields(target.connection);
    if (mergeFields.value === undefined) return failure(...mergeFields.diagnostics);
    return success({ ...facts, mergeFields: mergeFields.value });
  } finally {
    await close();
  }
}

async function boundBy(name: string, store: BindingStore): Promise<Outcome<BoundTarget>> {
  const read = await store.read();
  if (read.value === undefined) return failure(...read.diagnostics);
  const ids = new Map([...read.value].map(([key, binding]) => [key, new Set(Object.keys(binding.ids))]));
  return success({ name: name || sandboxName, ids });
}
