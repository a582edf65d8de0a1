import { type SplitKind, splitKinds } from "../language/branches.ts";
import type { Values } from "../language/context.ts";
import { decompileFields, type Written } from "../language/field.ts";
import { readStep } from "../language/step-keywords.ts";
import { everyoneElseFields } from "../language/steps/split.ts";
import { defaultsOf } from "../model/defaults.ts";
import { isObject, type JsonObject } from "../util/json.ts";
import { bind, descend, type Walk, type WrittenNode, writtenHere } from "./walk.ts";

/** The branches of a split, and everyone else: its option of type None (design §6, A3). */
export function decompileBranches(split: JsonObject, settings: Values, walk: Walk): Values {
  const options = ((split.Options ?? []) as readonly JsonObject[]).map((option, index) => ({ option, index }));
  const everyoneElse = options.find(({ option }) => option.OptionType === "None");
  const branches = options.filter((entry) => entry !== everyoneElse);
  const kind: SplitKind | undefined = Object.values(splitKinds).find(({ type }) => type === split.SplitOptionType);
  const written = writtenHere(walk);
  const others = decompileEveryoneElse(split, everyoneElse, { walk, written });
  return {
    ...settings,
    branches: branches.map(({ option, index }) =>
      decompileBranch(option, { split, kind }, descend(walk, "Options", index)),
    ),
    ...(Object.keys(others).length === 0 ? {} : { everyoneElse: others }),
  };
}

type Around = { readonly split: JsonObject; readonly kind: SplitKind | undefined };

function decompileBranch(option: JsonObject, { split, kind }: Around, walk: Walk): Values {
  const written = writtenHere(walk);
  const name = String(option.Name ?? "");
  const { id = walk.freshId(name, "branch"), was } = (written?.value ?? {}) as { id?: string; was?: string };
  bind(walk, id);
  const around = { values: split, defaults: defaultsOf("step", "Split") };
  const carried = { values: option, defaults: defaultsOf("option", String(option.OptionType)), around };
  const named = written === undefined || written.differs("Name") ? name : (written.value.name ?? "");
  const steps = walk.decompileSteps((option.Steps ?? []) as readonly JsonObject[], walk);
  return {
    id,
    ...(was === undefined ? {} : { was }),
    ...(named === "" && written?.value.name === undefined ? {} : { name: named }),
    ...decompileFields(kind?.fields ?? {}, carried, walk.names, written),
    ...(steps.length === 0 && written?.value.steps === undefined ? {} : { steps }),
  };
}

/** What the window calls the branch by itself (superoffice-api.md G10). */
const usualName = /^everyone else$/i;

/** The exit belongs to the split itself, name and steps to the option. */
function decompileEveryoneElse(
  split: JsonObject,
  entry: { readonly option: JsonObject; readonly index: number } | undefined,
  { walk, written }: { readonly walk: Walk; readonly written: WrittenNode | undefined },
): Values {
  const today = everyoneElseToday(written);
  const carried = { values: split, defaults: defaultsOf("step", "Split") };
  const exit = decompileFields(everyoneElseFields, carried, walk.names, today);
  if (entry === undefined) return exit;
  const here = descend(walk, "Options", entry.index);
  const option = writtenHere(here);
  const live = String(entry.option.Name ?? "");
  const name = option === undefined || option.differs("Name") ? live : String(today?.value.name ?? "");
  const silent = today === undefined ? usualName.test(name) : today.value.name === undefined;
  const steps = walk.decompileSteps((entry.option.Steps ?? []) as readonly JsonObject[], here);
  return {
    ...(name === "" || silent ? {} : { name }),
    ...exit,
    ...(steps.length === 0 && today?.value.steps === undefined ? {} : { steps }),
  };
}

function everyoneElseToday(written: WrittenNode | undefined): Written | undefined {
  if (written === undefined) return undefined;
  const value = readStep(written.value)?.settings.everyoneElse;
  return { value: isObject(value) ? value : {}, differs: written.differs };
}
