import type { VisibleFor } from "../../model/record.ts";
import { isObject } from "../../util/json.ts";
import { inside, type ListReference, type Name, type Place } from "../context.ts";
import type { Field } from "../field.ts";
import { nameSchema } from "./record.ts";

type Viewer = { readonly user?: Name; readonly group?: Name };

const users: ListReference = { list: "associate", additional: "" };
const userGroups: ListReference = { list: "usergroup", additional: "" };

/** The rights part of the carrier is the server's (superoffice-api.md B3). */
const base = { DisplayValue: "", TableRight: null, FieldProperties: {} };

function viewer(value: Viewer, place: Place): VisibleFor {
  if (value.user !== undefined) {
    const id = place.context.recordId(users, value.user, inside(place, "user").at);
    return { VisibleId: id, Visibility: "Associate", ...base };
  }
  const id = place.context.recordId(userGroups, value.group ?? "", inside(place, "group").at);
  return { VisibleId: id, Visibility: "Group", ...base };
}

/** Who sees the flow in SuperOffice: everybody, or some users and groups. */
export const visibleFor: Field<string | readonly Viewer[]> = {
  properties: ["VisibleFor"],
  schema: {
    type: ["string", "array"],
    description: "Who sees the flow in SuperOffice. Left out: as it is there.",
    examples: ["everyone", [{ group: "Marketing" }, { user: "anna.berg" }]],
    pattern: "^everyone$",
    minItems: 1,
    items: {
      type: "object",
      additionalProperties: false,
      minProperties: 1,
      maxProperties: 1,
      properties: {
        user: { ...nameSchema, description: "A user, by user name.", examples: ["anna.berg"] },
        group: { ...nameSchema, description: "A user group.", examples: ["Marketing"] },
      },
    },
  },
  compile: (value, place) => {
    if (typeof value === "string") return { VisibleFor: [{ VisibleId: 0, Visibility: "All", ...base }] };
    return { VisibleFor: value.map((item, index) => viewer(item, inside(place, index))) };
  },
  decompile: ({ values, names }) => {
    const viewers = (Array.isArray(values.VisibleFor) ? values.VisibleFor : []).filter(isObject);
    const open = viewers.filter(({ Visibility }) => Visibility === "All");
    if (open.length > 0) return viewers.length === 1 ? "everyone" : undefined;
    if (viewers.length === 0) return undefined;
    return viewers.map(({ Visibility, VisibleId }) =>
      Visibility === "Associate"
        ? { user: names.recordName(users, Number(VisibleId)) }
        : { group: names.recordName(userGroups, Number(VisibleId)) },
    );
  },
};
