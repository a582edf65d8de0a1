import { placeOf, type Values } from "../language/context.ts";
import { actionEvents } from "../language/events.ts";
import { compileFields, writtenProperties } from "../language/field.ts";
import { readStep } from "../language/step-keywords.ts";
import { defaultsOf } from "../model/defaults.ts";
import { present } from "../util/invariant.ts";
import { compileBranches } from "./branches.ts";
import { compileEvents } from "./events.ts";
import { keptProperties } from "./kept.ts";
import { descend, note, type Walk } from "./walk.ts";

/** Compiles a list of steps, ranked from 1 (design §6, A7). */
export function compileSteps(steps: readonly Values[], walk: Walk): readonly Values[] {
  return steps.map((step, index) => compileStep(step, index + 1, descend(walk, ["steps", index], ["Steps", index])));
}

function compileStep(step: Values, rank: number, walk: Walk): Values {
  const { name, keyword, settings, bare } = present(readStep(step), "the keyword of a step that the schema allows");
  const kept = keptProperties("step", keyword.type, () => writtenProperties(keyword.fields, settings));
  note(walk, "step", { authored: step, kept });
  const inner = descend(walk, [name], []);
  const values = compileFields(keyword.fields, settings, placeOf(walk.context, bare ? walk.at : inner.at));
  const node = { ...defaultsOf("step", keyword.type), ...values, Rank: rank };
  if (keyword.type === "Split") return { ...node, ...compileBranches(settings, values, inner) };
  if (keyword.type !== "WaitForAction") return node;
  const list = { kind: "action", table: actionEvents, key: ["actions"], property: "Actions" } as const;
  return { ...node, Actions: compileEvents(settings.actions as readonly Values[], list, inner) };
}
