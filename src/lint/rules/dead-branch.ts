import * as lint from "../../diagnostic/lint.ts";
import type { Pointer } from "../../source/pointer.ts";
import { valueAt } from "../../source/pointer.ts";
import { holdsAlways, holdsNever, implies } from "../conditions/judge.ts";
import { type ConditionPlace, conditionsOf, type PlacedGroup } from "../conditions/places.ts";
import { type LintBranch, type LintSplit, splitsOf } from "../nodes.ts";
import type { Check, LintFlow } from "../rule.ts";

/** A branch that comes after others which take all of its people. */
export const deadBranch: Check = (flow) => {
  const places = new Map(conditionsOf(flow).map((place) => [place.pointer.join("/"), place]));
  return splitsOf(flow).flatMap((split) => deadIn(flow, split, places));
};

type Places = ReadonlyMap<string, ConditionPlace>;

/** What a branch asks: a record by its id, a condition, or both. */
interface Question {
  readonly branch: LintBranch;
  readonly record: string;
  readonly place: ConditionPlace | undefined;
}

function deadIn(flow: LintFlow, { split, branches }: LintSplit, places: Places) {
  const earlier: Question[] = [];
  return branches.flatMap((branch) => {
    const question = questionOf(branch, places);
    const found = branch.option.OptionType === "None" ? takenFromRest(flow, branch, earlier) : taken(question, earlier);
    earlier.push(question);
    if (found === undefined) return [];
    const pointer = pointerOf(branch);
    const name = branch.option.Name === "" ? "everyone else" : `"${branch.option.Name}"`;
    return [
      lint.deadBranch({ file: flow.file, pointer, on: "key" }, { branch: name, split: split.SplitName, ...found }),
    ];
  });
}

function questionOf(branch: LintBranch, places: Places): Question {
  const { option, node } = branch;
  const [record = ""] = (["FormId", "LinkId", "ProjectId", "SelectionId"] as const)
    .filter((key) => key in option)
    .map((key) => `${key} ${valueAt(option, [key])}`);
  return { branch, record, place: places.get([...node.filePointer, "where"].join("/")) };
}

/** What a branch asks by, where that is no condition. */
const ownKeys: Readonly<Record<string, string>> = {
  FormSubmission: "form",
  LinkClicked: "link",
  ProjectMembership: "project",
  SelectionMembership: "selection",
};

function pointerOf({ option, node }: LintBranch): Pointer {
  if (option.OptionType === "None") return node.filePointer;
  return [...node.filePointer, ownKeys[option.OptionType] ?? "where"];
}

/** Who is not left for a branch, and why. */
interface Taken {
  readonly who: string;
  readonly why: string;
}

/** Why nobody is left for a branch; undefined when somebody may be. */
function taken(question: Question, earlier: readonly Question[]): Taken | undefined {
  if (question.place !== undefined && holdsNever(question.place)) return undefined;
  const alike = earlier.filter(({ record }) => record === question.record);
  const taker = alike.find(({ place }) => takes(place, question.place));
  if (taker !== undefined)
    return { who: "Nobody", why: `"${taker.branch.option.Name}" comes before it and takes the same people` };
  return together(alike);
}

function takes(earlier: ConditionPlace | undefined, later: ConditionPlace | undefined): boolean {
  if (earlier === undefined || later === undefined) return earlier === later;
  return implies(later.groups, earlier.groups);
}

/** Why branches together take everybody; their groups are alternatives like those of one condition. */
function together(branches: readonly Question[]): Taken | undefined {
  const places = branches.flatMap(({ place }) => (place === undefined ? [] : [place]));
  const [first] = places;
  if (first === undefined) return undefined;
  const groups: readonly PlacedGroup[] = places.flatMap((place) => place.groups);
  const empty = places.find((place) => place.groups.length === 0);
  if (empty !== undefined) return { who: "Nobody", why: "a branch before it asks nothing, so it takes everybody" };
  const always = holdsAlways({ groups, isSingle: first.isSingle });
  if (always === undefined) return undefined;
  const who = always.column === undefined ? "Nobody" : `Nobody who has a value in ${always.column}`;
  return { who, why: `of the branches before it, ${always.why}` };
}

/** Everyone else is judged only where something happens to them: a split without steps there is the usual thing. */
function takenFromRest(flow: LintFlow, branch: LintBranch, earlier: readonly Question[]): Taken | undefined {
  const written = valueAt(flow.document, branch.node.filePointer);
  if (written === undefined || earlier.some(({ record }) => record !== "")) return undefined;
  return together(earlier);
}
