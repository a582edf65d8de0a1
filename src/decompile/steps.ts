import type { Names, Values } from "../language/context.ts";
import { actionEvents } from "../language/events.ts";
import { decompileFields, required, type Written } from "../language/field.ts";
import type { StepKeyword } from "../language/step-keyword.ts";
import { readStep, stepKeywords } from "../language/step-keywords.ts";
import { defaultsOf } from "../model/defaults.ts";
import { present } from "../util/invariant.ts";
import type { JsonObject } from "../util/json.ts";
import { decompileBranches } from "./branches.ts";
import { decompileEvents } from "./events.ts";
import { stepTitle } from "./titles.ts";
import { bind, descend, type Walk, type WrittenNode, writtenHere } from "./walk.ts";

/** A list of steps, each with an id: people stand on them. */
export function decompileSteps(steps: readonly JsonObject[], walk: Walk): readonly Values[] {
  return steps.map((step, index) => decompileStep(step, descend(walk, "Steps", index)));
}

function decompileStep(step: JsonObject, walk: Walk): Values {
  const found = Object.entries(stepKeywords).find(([, { type }]) => type === step.StepType);
  const [name, keyword] = present(found, "the keyword of a step type that could be read");
  const written = writtenHere(walk);
  const draft = settingsOf(step, { keyword, written }, { ...walk.names, longText: (text) => text });
  const { id, was } = (written?.value ?? {}) as { readonly id?: string; readonly was?: string };
  const known = id ?? walk.freshId(stepTitle(name, draft), name.toLowerCase());
  bind(walk, known);
  const names = walk.names.at(known);
  const settings = settingsOf(step, { keyword, written }, names);
  const value = childrenOf(step, settings, { ...walk, names });
  return { id: known, ...(was === undefined ? {} : { was }), [name]: shortened(value, keyword, written) };
}

type Facts = { readonly keyword: StepKeyword; readonly written: WrittenNode | undefined };

function settingsOf(step: JsonObject, { keyword, written }: Facts, names: Names): Values {
  const carried = { values: step, defaults: defaultsOf("step", keyword.type) };
  const today = settingsToday(written);
  const settings = decompileFields(keyword.fields, carried, names, today);
  if (keyword.children !== undefined || Object.keys(settings).length > 0) return settings;
  // A step that has only defaults still has to say something: its first key says that there is nothing yet.
  const [[key, field] = []] = Object.entries(keyword.fields);
  return key === undefined || field === undefined
    ? settings
    : decompileFields({ [key]: required(field) }, carried, names, today);
}

/** The settings that the file has, wherever it put them. */
function settingsToday(written: WrittenNode | undefined): Written | undefined {
  const read = written === undefined ? undefined : readStep(written.value);
  return written === undefined || read === undefined ? undefined : { value: read.settings, differs: written.differs };
}

function childrenOf(step: JsonObject, settings: Values, walk: Walk): Values {
  if (step.StepType === "Split") return decompileBranches(step, settings, walk);
  if (step.StepType !== "WaitForAction") return settings;
  const list = { kind: "action", table: actionEvents, property: "Actions" } as const;
  return { ...settings, actions: decompileEvents((step.Actions ?? []) as readonly JsonObject[], list, walk) };
}

/** `wait: 3 days` for `wait: { for: 3 days }`, unless the file says it at length. */
function shortened(value: Values, { shorthand }: StepKeyword, written: WrittenNode | undefined): unknown {
  const [key, ...others] = Object.keys(value);
  const read = written === undefined ? undefined : readStep(written.value);
  const short = key === shorthand && key !== undefined && others.length === 0 && typeof value[key] === "string";
  return short && (read === undefined || read.bare) ? value[key] : value;
}
