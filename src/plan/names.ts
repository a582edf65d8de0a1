import { comparedList } from "../language/conditions/compared-list.ts";
import { listOfField } from "../language/field-update-catalogue.ts";
import type { Change } from "../model/change.ts";
import { flattened } from "../model/flow-path.ts";
import type { FlowPlan, NamesById } from "../model/plan.ts";
import { propertiesOf } from "../model/properties-of.ts";
import type { ValueType } from "../model/property.ts";
import { isObject, type Json, type JsonObject } from "../util/json.ts";

/** A record that a change speaks of. */
interface Mention {
  readonly list: string;
  readonly id: number;
}

/** What a record is called; undefined when its list was not asked for. */
export type NameOf = (list: string, id: number) => string | undefined;

/** The names of all records that the changes speak of, so that a saved plan can be read without the target. */
export function namesIn(flows: readonly FlowPlan[], nameOf: NameOf): NamesById {
  const names: Record<string, Record<string, string>> = {};
  const mentioned = flows.flatMap(mentionsOf);
  const distinct = new Map(mentioned.map((mention) => [`${mention.id} ${mention.list}`, mention]));
  for (const { list, id } of distinct.values()) {
    const name = nameOf(list, id);
    if (name === undefined) continue;
    names[list] ??= {};
    names[list][id] = name;
  }
  return names;
}

/** The lists of records that changes take away and that have no name. */
export function listsOfWhatGoes(flows: readonly FlowPlan[], nameOf: NameOf): readonly string[] {
  const gone = flows.flatMap(({ changes }) => changes.flatMap((change) => mentionsOn(change, before)));
  return gone.filter(({ list, id }) => id > 0 && nameOf(list, id) === undefined).map(({ list }) => list);
}

/** Parts of plans are never changed, and `watch` takes most of them over from one plan to the next. */
const known = new WeakMap<FlowPlan, readonly Mention[]>();

function mentionsOf(flow: FlowPlan): readonly Mention[] {
  const found = known.get(flow) ?? [
    ...flow.changes.flatMap((change) => mentionsOn(change, bothSides)),
    ...pathMentions(flow.path),
    ...finishMentions(flow),
  ];
  known.set(flow, found);
  return found;
}

/** Where a goal that comes or goes leads at the end. */
function finishMentions({ changes, payload }: FlowPlan): readonly Mention[] {
  if (payload === null || !changes.some(({ node }) => node.kind === "goal")) return [];
  return [payload.ExitSuccessFlowId, payload.ExitFlowId].map((id) => ({ list: "flow", id: Number(id) }));
}

/** The records that nodes are told apart by, also those that stay as they are. */
function pathMentions(path: FlowPlan["path"]): readonly Mention[] {
  const nodes = path === undefined ? [] : flattened([...path.before, ...path.after]);
  return nodes.flatMap(({ kind, type, values }) => {
    const table = propertiesOf(kind, type) ?? {};
    return Object.entries(values).flatMap(([name, value]) => {
      const known = table[name]?.type;
      return known?.kind === "record" || known?.kind === "conditions" ? mentionsIn(value, known) : [];
    });
  });
}

function mentionsOn(change: Change, sidesOf: Sides): readonly Mention[] {
  const table = propertiesOf(change.node.kind, change.node.type) ?? {};
  return sidesOf(change).flatMap(([property, value]) => {
    const type = table[property]?.type;
    return type === undefined ? [] : mentionsIn(value, type);
  });
}

/** The properties that a change speaks of, with their values. */
type Sides = (change: Change) => readonly (readonly [property: string, value: Json])[];

const objects = (value: unknown): readonly JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

const before: Sides = (change) => {
  if (change.action === "remove") return Object.entries(change.before);
  return change.action === "modify" ? [[change.property, change.before]] : [];
};

const after: Sides = (change) => {
  if (change.action === "add") return Object.entries(change.after);
  return change.action === "modify" ? [[change.property, change.after]] : [];
};

const bothSides: Sides = (change) => [...before(change), ...after(change)];

function mentionsIn(value: Json, type: ValueType): readonly Mention[] {
  if (type.kind === "conditions") return conditionMentions(value);
  if (type.kind === "visibility") return visibilityMentions(value);
  if (type.kind === "fieldValues") return updateMentions(value);
  if (!("list" in type)) return [];
  const { list = "" } = type;
  return [value].flat().map((id) => ({ list, id: Number(id) }));
}

const lists: Readonly<Record<string, string>> = { Associate: "associate", Group: "usergroup" };

function visibilityMentions(value: Json): readonly Mention[] {
  return [value].flat().map((viewer) => {
    const [kind = "", id] = String(viewer).split(" ");
    return { list: lists[kind] ?? "", id: Number(id) };
  });
}

/** The list rows that the lines of canonical conditions compare with. */
function conditionMentions(groups: Json): readonly Mention[] {
  const lines = [groups]
    .flat()
    .flatMap((group) =>
      isObject(group) && Array.isArray(group.Restrictions) ? group.Restrictions.filter(isObject) : [],
    );
  return lines.flatMap(({ Name, Operator, Values }) => {
    const list = comparedList(String(Name), String(Operator));
    return list === undefined || !Array.isArray(Values) ? [] : Values.map((id) => ({ list, id: Number(id) }));
  });
}

/** The list rows that field updates write. */
function updateMentions(updates: Json): readonly Mention[] {
  return objects(updates).flatMap(({ Key, Values }) => {
    const list = listOfField(String(Key));
    return list === undefined || !Array.isArray(Values) ? [] : Values.map((id) => ({ list, id: Number(id) }));
  });
}
