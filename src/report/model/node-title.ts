import { visible } from "../../diagnostic/frame.ts";
import { findColumn } from "../../language/conditions/column.ts";
import type { PathNode } from "../../model/flow-path.ts";
import { propertiesOf } from "../../model/properties-of.ts";
import { isObject, type JsonObject } from "../../util/json.ts";
import { aspectsOf } from "./aspects.ts";
import { stepNoun } from "./node-name.ts";
import { unmarked } from "./sentence.ts";
import { nothing, type RecordName, recordText, wordsOf } from "./value-text.ts";
import { cutBetweenWords } from "./whole-words.ts";

/** What a node is and what it says, in two short texts: "Mail" and "Welcome to your trial". */
export interface NodeTitle {
  readonly noun: string;
  readonly title: string;
}

const longestTitle = 60;
const texts = ["Subject", "SplitName", "Title", "Description", "Text"];
const records = ["ShipmentId", "Selection", "Project", "ScriptId"];

/** The title of a trigger, goal or step. */
export function titleOf(node: PathNode, nameOf: RecordName): NodeTitle {
  if (node.kind !== "step") return { noun: wordsFor[node.kind] ?? "", title: eventTitle(node, nameOf) };
  return { noun: stepNoun(node.type), title: clipped(stepTitle(node, nameOf) || visible(node.id)) };
}

const wordsFor: Readonly<Partial<Record<PathNode["kind"], string>>> = {
  trigger: "Trigger",
  goal: "Goal",
  action: "Action",
};

/** What happens, and to which record: "form submitted: Trial signup". */
function eventTitle({ type, values }: PathNode, nameOf: RecordName): string {
  const { RestrictionGroups: groups } = values;
  const records = (Array.isArray(groups) ? groups : []).map((group) =>
    linesOf(group)
      .map((line) => plainRecord(line, nameOf))
      .join(", "),
  );
  return clipped([wordsOf(type), [...new Set(records)].join(" or ")].filter((part) => part !== "").join(": "));
}

const linesOf = (group: unknown) =>
  isObject(group) && Array.isArray(group.Restrictions) ? group.Restrictions.filter(isObject) : [];

function plainRecord({ Name, Values }: JsonObject, nameOf: RecordName): string {
  const { list = "" } = findColumn(String(Name)) ?? {};
  const ids = (Array.isArray(Values) ? Values : []).map((id) => unquoted(recordText(id, list, nameOf)));
  return ids.join(", ");
}

/** The title of a branch, or of an action that people wait for. */
export function wayTitle(node: PathNode, nameOf: RecordName): string {
  const { kind, type, id, values } = node;
  if (kind === "action") return eventTitle(node, nameOf);
  const name = String(values.Name ?? "");
  return clipped(visible(name !== "" ? name : type === "None" ? "Everyone else" : id === "" ? wordsOf(type) : id));
}

function stepTitle({ type, values }: PathNode, nameOf: RecordName): string {
  const [first] = aspectsOf("step", type);
  if (type === "WaitForTime" || type === "WaitForAction") {
    const defaults = Object.entries(propertiesOf("step", type) ?? {}).map(([name, property]) => [
      name,
      property.default,
    ]);
    return unmarked(first?.describe?.({ ...Object.fromEntries(defaults), ...values }, nameOf) ?? "");
  }
  const text = texts.map((name) => String(values[name] ?? "")).find((value) => value !== "");
  if (text !== undefined) return visible(text.split("\n")[0] ?? "");
  const told = records.flatMap((name) => {
    const property = propertiesOf("step", type)?.[name];
    if (property?.type.kind !== "record") return [];
    const record = recordText(values[name], property.type.list, nameOf);
    return record === nothing ? [] : [unquoted(record)];
  });
  return told.join(", ");
}

const unquoted = (record: string) => unmarked(record).replace(/^"(.*)"$/s, "$1");

const clipped = (text: string) => cutBetweenWords(text, longestTitle);
