import type { ArchiveRestrictionInfo } from "../model/restriction.ts";
import { restriction } from "./conditions/line.ts";
import { inside, type ListReference, type Name, type Place, type Values } from "./context.ts";
import type { Words } from "./field.ts";
import { nameSchema } from "./fields/record.ts";
import type { SchemaNode } from "./schema-node.ts";

/** What an event can be about: written as one word, sent as the first line of its conditions. */
export interface Selector {
  /** The column that holds the record's id (superoffice-conditions.md D.5; INFER but for requests). */
  readonly column: string;
  readonly words: Words;
  list(place: Place, event: Values): ListReference;
}

const plain = (list: string) => () => ({ list, additional: "" });

/** The links of the mailing that the event names, or of all mailings. */
function links(place: Place, event: Values): ListReference {
  const mailing = event.mailing;
  if (mailing === undefined) return { list: "shipmentlinks", additional: "" };
  const id = place.context.recordId(
    { list: "specifiedmailings", additional: "" },
    mailing as Name,
    inside(place, "mailing").at,
  );
  return { list: "shipmentlinks", additional: `shipmentId=${id}` };
}

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
    list: plain("specifiedmailings"),
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
  return keys
    .filter((key) => event[key] !== undefined)
    .map((key) => {
      const { column, list }: Selector = selectors[key];
      const id = place.context.recordId(list(place, event), event[key] as Name, inside(place, key).at);
      return restriction(column, "equals", [`[I:${id}]`]);
    });
}
