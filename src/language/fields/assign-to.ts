import type { WorkflowOwnerType } from "../../model/enums.ts";
import { inside, type ListReference, type Name } from "../context.ts";
import { type Field, isDefault, type Words } from "../field.ts";
import { nameSchema } from "./record.ts";
import { wordFor } from "./scalar.ts";

const users: ListReference = { list: "associate", additional: "" };

const ownerTypes: Readonly<Record<string, WorkflowOwnerType>> = {
  nobody: "None",
  user: "Specified",
  ourContact: "OurContact",
  ourServiceContact: "OurSupportContact",
};

type AssignTo = string | { readonly user: Name; readonly by?: string };

/** Who gets a follow-up: a rule, or one user. */
export function assignTo(words: Words): Field<AssignTo> {
  return {
    properties: ["OwnerType", "Owner"],
    schema: {
      type: ["string", "object"],
      description: words.description,
      examples: [words.example, { user: "anna.berg" }],
      pattern: "^(nobody|ourContact|ourServiceContact)$",
      additionalProperties: false,
      required: ["user"],
      properties: {
        user: { ...nameSchema, description: "The user who gets it, by user name.", examples: ["anna.berg"] },
        by: {
          type: "string",
          enum: Object.keys(ownerTypes),
          description: "The rule, where a user is kept that it does not use.",
          examples: ["ourContact"],
        },
      },
    },
    compile: (value, place) => {
      if (typeof value === "string") return { OwnerType: ownerTypes[value] };
      const owner = place.context.recordId(users, value.user, inside(place, "user").at);
      return { OwnerType: ownerTypes[value.by ?? "user"], Owner: owner };
    },
    decompile: (reading) => {
      if (isDefault(reading, "OwnerType", "Owner")) return undefined;
      const id = Number(reading.values.Owner ?? 0);
      const by = wordFor(ownerTypes, reading.values.OwnerType);
      if (id === 0 && by !== "user") return by;
      const user = id === 0 ? { id } : reading.names.recordName(users, id);
      return { user, ...(by === undefined || by === "user" ? {} : { by }) };
    },
  };
}
