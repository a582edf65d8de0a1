import type { ArchiveRestrictionInfo } from "../model/restriction.ts";
import { isObject, type JsonObject } from "../util/json.ts";
import { restriction } from "./conditions/line.ts";
import { inside, type ListReference, type Name, type Names, type Place, type Values } from "./context.ts";
import type { Words } from "./field.ts";
import { nameSchema } from "./fields/record.ts";
import type { SchemaNode } from "./schema-node.ts";

/** What an event can be about: written as one word, sent as the first line of its conditions. */
export interface Selector {
  /** The column that holds the record's id (superoffice-conditions.md D.5; INFER but for requests). */
  readonly column: string;
  readonly words: Words;
  /** Of all the event's records; narrowed by the mailing's id where it names one. */
  list(mailing: number | undefined): ListReference;
}

const plain = (list: string) => () => ({ list, additional: "" });

/** The links of one mailing, or of all. */
function links(mailing: number | undefined): ListReference {
  return { list: "shipmentlinks", additional: mailing === undefined ? "" : `shipmentId=${mailing}` };
}

const mailings = plain("specifiedmailings");

/** Every selector by its key in the language. */
export const selectors = {
  form: {
    column: "formSubmission/formSubmissionFormId",
    words: { description: "The form that must be submitted; without it, any form.", example: "Trial signup" },
    list: plain("form"),
  },
  link: {
    column: "linkClicked/linkId",
    words: { description: "The tracked link that must be clicked; without it, any link.", example: "Book a demo" },
    list: links,
  },
  mailing: {
    column: "linkClicked/shipmentId",
    words: {
      description: "The mailing in which the link must be clicked; without it, any mailing.",
      example: "Welcome to your trial",
    },
    list: mailings,
  },
  project: {
    column: "projectMembers/projectId",
    words: { description: "The project that the person must be added to.", example: "Trial customers" },
    list: plain("project"),
  },
  selection: {
    column: "selectionId",
    words: { description: "The selection that the person must be added to.", example: "VIP customers" },
    list: plain("selection"),
  },
} as const satisfies Record<string, Selector>;

export type SelectorKey = keyof typeof selectors;

/** The schema of a selector's value. */
export function selectorSchema(key: SelectorKey): SchemaNode {
  const { words } = selectors[key];
  return { ...nameSchema, description: words.description, examples: [words.example] };
}

/** The condition lines of the selectors that an event is written with. */
export function selectorLines(
  event: Values,
  keys: readonly SelectorKey[],
  place: Place,
): readonly ArchiveRestrictionInfo[] {
  const idOf = (key: SelectorKey, list: ListReference) =>
    place.context.recordId(list, event[key] as Name, inside(place, key).at);
  const mailing = event.mailing === undefined ? undefined : idOf("mailing", mailings());
  return keys
    .filter((key) => event[key] !== undefined)
    .map((key) => {
      const { column, list }: Selector = selectors[key];
      return restriction(column, "equals", [`[I:${idOf(key, list(mailing))}]`]);
    });
}

/** The selectors that the groups of an event begin with, and what is left of the groups. */
export interface ReadSelectors {
  readonly selected: Values;
  readonly groups: readonly JsonObject[];
}

/** The reverse of `selectorLines`: only a line that every group has is what the event is about. */
export function readSelectors(
  groups: readonly JsonObject[],
  keys: readonly SelectorKey[],
  names: Names,
): ReadSelectors {
  const found = keys.flatMap((key): (readonly [SelectorKey, number])[] => {
    const ids = groups.map((group) => linesOf(group).flatMap((line) => selectedId(line, key)));
    const [id] = ids[0] ?? [];
    const shared = id !== undefined && ids.every((own) => own.length === 1 && own[0] === id);
    return shared ? [[key, id]] : [];
  });
  const mailing = found.find(([key]) => key === "mailing")?.[1];
  const selected = found.map(([key, id]) => {
    const { list }: Selector = selectors[key];
    return [key, id === 0 ? { id } : names.recordName(list(mailing), id)];
  });
  const isOther = (line: JsonObject) => !found.some(([key]) => selectedId(line, key).length > 0);
  const rest = groups.map((group) => ({ ...group, Restrictions: linesOf(group).filter(isOther) }));
  return { selected: Object.fromEntries(selected), groups: rest };
}

const linesOf = ({ Restrictions }: JsonObject) => (Array.isArray(Restrictions) ? Restrictions.filter(isObject) : []);

/** The id that a line compares a selector's column with; none when the line does anything else. */
function selectedId(line: JsonObject, key: SelectorKey): readonly number[] {
  const { Name, Operator, Values, IsActive, SubRestrictions, InterOperator, InterParenthesis } = line;
  const plainly =
    String(Name).toLowerCase() === selectors[key].column.toLowerCase() &&
    /^(equals|=)$/i.test(String(Operator)) &&
    IsActive !== false &&
    InterOperator !== "Or" &&
    Number(InterParenthesis ?? 0) === 0 &&
    (!Array.isArray(SubRestrictions) || SubRestrictions.length === 0);
  const [value, ...more] = Array.isArray(Values) ? Values.map(String) : [];
  const [, id] = /^(?:\[I:(\d{1,15})\]|\d{1,15})$/.exec(value ?? "") ?? [];
  if (!plainly || value === undefined || more.length > 0) return [];
  const digits = id ?? value;
  return /^\d+$/.test(digits) ? [Number(digits)] : [];
}
