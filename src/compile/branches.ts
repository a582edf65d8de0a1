import * as meaning from "../diagnostic/meaning.ts";
import { branchFields, type SplitKind, type SplitKindName, splitKind } from "../language/branches.ts";
import { inside, type Place, type Values } from "../language/context.ts";
import { compileFields } from "../language/field.ts";
import { everyoneElseFields } from "../language/steps/split.ts";
import { defaultsOf } from "../model/defaults.ts";
import { isObject } from "../util/json.ts";
import { descend, note, type Walk } from "./walk.ts";

/** Compiles the branches of a split; everyone else is the last option, of type None (design §6, A3). */
export function compileBranches(settings: Values, split: Values, walk: Walk): Values {
  const by = settings.by as SplitKindName;
  const branches = settings.branches as readonly Values[];
  const kind = splitKind(by);
  const place: Place = { at: walk.at, context: walk.context, sibling: (property) => split[property] };
  if (branches.length > (kind.maximumBranches ?? Number.POSITIVE_INFINITY)) {
    const origin = { file: walk.context.file, pointer: inside(place, "branches").at, on: "key" } as const;
    walk.context.report(meaning.tooManyBranches(origin, by, kind.maximumBranches ?? 0));
  }
  if (settings.mailing !== undefined && by !== "linkClicked") {
    const origin = { file: walk.context.file, pointer: inside(place, "mailing").at, on: "key" } as const;
    walk.context.report(meaning.unusedMailing(origin, by));
  }
  const options = branches.map((branch, index) => compileBranch({ branch, by, index }, place, walk));
  const everyoneElse = (settings.everyoneElse ?? {}) as Values;
  return {
    ...compileFields(everyoneElseFields, everyoneElse, inside(place, "everyoneElse")),
    Options: [...options, compileEveryoneElse(everyoneElse, options.length, walk)],
  };
}

function compileBranch(facts: { branch: Values; by: SplitKindName; index: number }, place: Place, walk: Walk): Values {
  const { branch, by, index } = facts;
  const kind = splitKind(by);
  const here = descend(walk, ["branches", index], ["Options", index]);
  note(here, "option", { authored: branch, kept: [] });
  reportMisfits(branch, { by, kind }, { ...place, at: here.at });
  return {
    ...defaultsOf("option", kind.type),
    Name: branch.name ?? "",
    ...compileFields(kind.fields, branch, { ...place, at: here.at }),
    Rank: index + 1,
    Steps: walk.compileSteps((branch.steps ?? []) as readonly Values[], here),
  };
}

/** A branch has exactly the keys of its split's kind. */
function reportMisfits(branch: Values, split: { by: SplitKindName; kind: SplitKind }, place: Place): void {
  const wanted = Object.keys(split.kind.fields);
  const origin = { file: place.context.file, pointer: place.at };
  if (wanted.some((key) => branch[key] === undefined)) {
    place.context.report(meaning.wrongBranchKey(origin, { key: "", by: split.by, wanted }));
  }
  for (const key of Object.keys(branchFields)) {
    if (branch[key] === undefined || wanted.includes(key)) continue;
    const at = { ...origin, pointer: inside(place, key).at, on: "key" } as const;
    place.context.report(meaning.wrongBranchKey(at, { key, by: split.by, wanted }));
  }
}

function compileEveryoneElse(everyoneElse: Values, index: number, walk: Walk): Values {
  const here = descend(walk, ["everyoneElse"], ["Options", index]);
  note(here, "option", { authored: {}, kept: everyoneElse.name === undefined ? ["Name"] : [] });
  const steps = (everyoneElse.steps ?? []) as readonly Values[];
  if (steps.length > 0 && leaves(everyoneElse.exit)) {
    const origin = { file: walk.context.file, pointer: [...here.at, "exit"], on: "key" } as const;
    walk.context.report(meaning.exitWithSteps(origin));
  }
  return {
    ...defaultsOf("option", "None"),
    Name: everyoneElse.name ?? "",
    Rank: index + 1,
    Steps: walk.compileSteps(steps, here),
  };
}

/** Whether an exit sends people out; one that is switched off does not. */
function leaves(exit: unknown): boolean {
  return isObject(exit) ? exit.enabled !== false : exit === true;
}
