import { weekdays } from "../../src/model/enums.ts";
import { ordered } from "../../src/model/node.ts";
import type { Property } from "../../src/model/property.ts";
import { isObject, type JsonObject } from "../../src/util/json.ts";

/** Spellings of one value: those that mean the same to the server, and those that only look so. */
export interface Spellings {
  readonly same: readonly unknown[];
  readonly other: readonly unknown[];
}

/** A way in which a server may give a value back; nothing where it does not occur. */
export type Noise = (value: unknown, property: Property<unknown>) => Spellings;

const none: Spellings = { same: [], other: [] };
const nullable = ["text", "localDateTime", "timeOfDay", "dateTime", "reference"];

/** What is not set is null; so what is set and comes back as null was lost. */
const unsetAsNull: Noise = (value, { type, default: standard }) => {
  if (!nullable.includes(type.kind)) return none;
  const isUnset = type.kind === "reference" ? keyOf(value, type.key) === 0 : ["", standard].includes(value as string);
  return isUnset ? { same: [null], other: [] } : { same: [], other: [null] };
};

/** Inside a value, what has its default is there, and comes with what describes it. */
const defaultsAdded: Noise = (value, { type }) => {
  if (type.kind === "conditions") {
    const groups = groupsOf(value);
    const lines = (change: object, standard: object = {}) =>
      withGroups(
        value,
        groups.map((group) => withLines(group, (line) => ({ ...standard, ...line, ...change }))),
      );
    if (groups.length === 0) {
      const blank = { Name: "", Description: "", Rank: 1, Restrictions: [] };
      return { same: [withGroups(value, [blank])], other: [withGroups(value, [{ ...blank, Name: "Named" }])] };
    }
    const standard = { IsActive: true, InterParenthesis: 0, InterOperator: "And" };
    const added = {
      SubRestrictions: [],
      UniqueHash: 4711,
      DisplayValues: ["as people read it"],
      ColumnInfo: { Name: "x" },
    };
    return {
      same: [lines(added, standard), lines({ SubRestrictions: null, DisplayValues: null, ColumnInfo: null })],
      other: [
        lines({ IsActive: false }),
        ...orFirst(groups).map((changed) => withGroups(value, changed)),
        lines({ InterParenthesis: 1 }),
      ].filter(() => hasLines(groups)),
    };
  }
  if (type.kind !== "fieldValues" || !isFull(value)) return none;
  const fields = value as readonly JsonObject[];
  const all = (change: object) => fields.map((field) => ({ ...field, ...change }));
  return {
    same: [
      fields.map((field) => ({ IsActive: true, ...field, ...described })),
      all({ DisplayValues: null, ControlInfos: null }),
    ],
    other: [all({ IsActive: false })],
  };
};

const described = { DisplayValues: ["as people read it"], EncodedDisplayName: "[SR_X]" };

/** Lists whose order means nothing come back in another one; those whose order means something must not. */
const listsReordered: Noise = (value, { type }) => {
  if (type.kind === "weekdays") {
    const days = typeof value === "string" ? value.split(", ") : [];
    return days.length < 2 ? none : { same: [days.toReversed().join(", ")], other: [days.slice(1).join(", ")] };
  }
  if (type.kind === "conditions") {
    const groups = groupsOf(value);
    const turned = groups.toReversed().map((group) => ({ ...group, Restrictions: linesOf(group).toReversed() }));
    return groups.length === 0
      ? none
      : { same: [withGroups(value, turned)], other: [withGroups(value, groups.slice(1))] };
  }
  if (!Array.isArray(value) || value.length < 2) return none;
  const turned = value.toReversed();
  if (type.kind === "nodes")
    return { same: [turned], other: ordered.has(type.node) ? [swapRanks(value)] : [value.slice(1)] };
  if (type.kind === "texts") return { same: [turned], other: [value.slice(1), [...value, value[0]]] };
  const isFree = type.kind === "visibility" || (type.kind === "integers" && !type.ordered);
  return isFree
    ? { same: [turned, [...value, value[0]].slice(type.kind === "visibility" ? 1 : 0)], other: [value.slice(1)] }
    : { same: [], other: [turned] };
};

/** Ends of lines come back as a browser sends them; any other letter is a letter. */
const lineEnds: Noise = (value, { type }) => {
  if (type.kind === "texts")
    return isFull(value) ? { same: [], other: [(value as string[]).map((text) => `${text} `)] } : none;
  if (type.kind !== "text" || typeof value !== "string") return none;
  const other = [`${value} `, ` ${value}`, value.toUpperCase(), `${value}\n`].filter((text) => text !== value);
  return { same: value.includes("\n") ? [value.replaceAll("\n", "\r\n"), value.replaceAll("\n", "\r")] : [], other };
};

/** A record inside the carrier comes with all that is known of it, or with its id alone. */
const recordsDescribed: Noise = (value, { type }) => {
  if (type.kind === "visibility" && isFull(value)) {
    const viewers = value as readonly JsonObject[];
    const all = (change: object) => viewers.map((viewer) => ({ ...viewer, ...change }));
    return {
      same: [all({ DisplayValue: "as people read it", TableRight: { Mask: "Read" } }), all({ DisplayValue: null })],
      other: [all({ VisibleId: 987_654, Visibility: "Associate" })],
    };
  }
  if (type.kind !== "reference") return none;
  const id = keyOf(value, type.key);
  const full = {
    Name: "as people read it",
    FullName: "all of it",
    Deleted: false,
    Rank: 9,
    TableRight: { Mask: "Read" },
    [type.key]: id,
  };
  return {
    same: [full, { [type.key]: id }, { ...full, Name: null, Tooltip: null }],
    other: [{ ...full, [type.key]: id + 1 }],
  };
};

/** Values come encoded or plain, names of columns and operators in any letters, days as names or as their sum. */
const otherEncoding: Noise = (value, { type }) => {
  if (type.kind === "weekdays") {
    const sum = weekdays.reduce((all, day, index) => all + (String(value).includes(day) ? 1 << index : 0), 0);
    return { same: [sum], other: [sum ^ 1] };
  }
  if (type.kind !== "conditions" || !hasLines(groupsOf(value))) return none;
  const lines = (change: (line: JsonObject) => object) =>
    withGroups(
      value,
      groupsOf(value).map((group) => withLines(group, change)),
    );
  const names = lines((line) => ({
    ...line,
    Name: String(line.Name).toUpperCase(),
    Operator: String(line.Operator).toUpperCase(),
  }));
  const plain = lines((line) => ({
    ...line,
    Values: valuesOf(line).map((text) => text.replace(/^\[I:(-?\d+)\]$/, "$1")),
  }));
  const zeros = lines((line) => ({
    ...line,
    Values: valuesOf(line).map((text) => text.replace(/^\[I:(\d+)\]$/, "[I:0$1]")),
  }));
  const moments = lines((line) => ({ ...line, Values: valuesOf(line).map((text) => isoOf(text) ?? text) }));
  const others = lines((line) => ({
    ...line,
    Values: valuesOf(line).map((text) => text.replace(/^(\[\w+:)?/, "$19")),
  }));
  return {
    same: [names, plain, zeros, moments],
    other: groupsOf(value).some((group) => linesOf(group).some((line) => valuesOf(line).length > 0)) ? [others] : [],
  };
};

/** Moments come with and without a fraction, in the API's own form or as ISO 8601; a minute later is another moment. */
const otherDates: Noise = (value, { type, default: standard }) => {
  if (!["localDateTime", "dateTime", "timeOfDay"].includes(type.kind) || typeof value !== "string") return none;
  const later = "[DT:02/03/2031 04:06:00.0000000]";
  if (value === "" || value === standard)
    return type.kind === "timeOfDay"
      ? { same: ["1970-01-01T00:00:00", "[DT:11/26/2026 00:00:00]"], other: [later] }
      : { same: ["0001-01-01T00:00:00", "0001-01-01T00:00:00Z", "[DT:01/01/0001 00:00:00.0000000]"], other: [later] };
  const iso = isoOf(value) ?? value.replace(/Z$/, "");
  const [, year, month, day, time] = /^(\d+)-(\d+)-(\d+)T(.*)$/.exec(iso) ?? [];
  const encoded = `[DT:${month}/${day}/${year} ${time}`;
  const date = type.kind === "timeOfDay" ? [`[DT:05/06/2031 ${time}]`] : [];
  return { same: [iso, `${iso}Z`, `${encoded}]`, `${encoded}.0000000]`, `${encoded}.000]`, ...date], other: [later] };
};

/** A newer server says more than anybody here knows, in each object inside a value of these kinds. */
const unknownIn =
  (...kinds: readonly string[]): Noise =>
  (value, { type }) => {
    if (!kinds.includes(type.kind)) return none;
    const added = withUnknown(value);
    return added === value ? none : { same: [added], other: [] };
  };

/** What nobody knows of a condition may mean something: no change, but another content, and it is told of. */
export const newInside = "unknown properties are inside conditions and field updates";

function withUnknown(value: unknown): unknown {
  if (Array.isArray(value)) return value.some(isObject) ? value.map(withUnknown) : value;
  if (!isObject(value)) return value;
  return {
    ...Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withUnknown(item)])),
    BrandNew: { Since: 2027 },
  };
}

/** What is missing is never taken for empty: the next apply would make it so. */
const missing: Noise = (_, { role }) =>
  ["written", "kept", "children"].includes(role) ? { same: [], other: [undefined] } : none;

/** How a server may say the same in other words. */
export const noises: Readonly<Record<string, Noise>> = {
  "what is not set is null": unsetAsNull,
  "defaults are added": defaultsAdded,
  "lists are in another order": listsReordered,
  "ends of lines are others": lineEnds,
  "records are described": recordsDescribed,
  "values are encoded in another way": otherEncoding,
  "moments are written in another way": otherDates,
  "unknown properties describe records": unknownIn("reference", "visibility"),
  [newInside]: unknownIn("conditions", "fieldValues"),
  "a property is missing": missing,
};

const isFull = (value: unknown) => Array.isArray(value) && value.length > 0;
const keyOf = (value: unknown, key: string) => Number(isObject(value) ? (value[key] ?? 0) : 0);
const objects = (value: unknown): readonly JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);
const groupsOf = (value: unknown) => objects(isObject(value) ? value.RestrictionGroups : value);
const withGroups = (value: unknown, groups: readonly object[]) =>
  isObject(value) ? { ...value, RestrictionGroups: groups } : groups;
const linesOf = (group: JsonObject) => objects(group.Restrictions);
const withLines = (group: JsonObject, change: (line: JsonObject) => object) => ({
  ...group,
  Restrictions: linesOf(group).map(change),
});
const hasLines = (groups: readonly JsonObject[]) => groups.some((group) => linesOf(group).length > 0);
/** The first line of each group joined by "or" to the next; nothing where no group has two. */
function orFirst(groups: readonly JsonObject[]): readonly (readonly object[])[] {
  const changed = groups.map((group) => {
    const [first, ...others] = linesOf(group);
    return others.length === 0 ? group : { ...group, Restrictions: [{ ...first, InterOperator: "Or" }, ...others] };
  });
  const isOther = changed.some((group, index) => group !== groups[index]);
  return isOther ? [changed] : [];
}

const valuesOf = ({ Values }: JsonObject) => (Array.isArray(Values) ? Values.map(String) : []);

/** Another order in truth; everyone else is the last branch whatever its rank. */
function swapRanks(nodes: readonly JsonObject[]): readonly JsonObject[] {
  const [first, second, ...rest] = nodes;
  if (second?.OptionType === "None") return rest;
  return [{ ...first, Rank: second?.Rank }, { ...second, Rank: first?.Rank }, ...rest];
}

/** "2026-12-01T08:00:00" for the API's own form of a moment or a day. */
function isoOf(text: string): string | undefined {
  const [, month, day, year, time = "00:00:00"] =
    /^\[DT?:(\d\d)\/(\d\d)\/(\d{4})(?: (\d\d:\d\d:\d\d)(?:\.\d+)?)?\]$/.exec(text) ?? [];
  return year === undefined ? undefined : `${year}-${month}-${day}T${time}`;
}
