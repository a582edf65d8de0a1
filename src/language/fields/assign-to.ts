import type { WorkflowOwnerType } from "../../model/enums.ts";
import { inside, type Name } from "../context.ts";
import type { Field, Words } from "../field.ts";
import { nameSchema } from "./record.ts";

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
      const owner = place.context.recordId({ list: "associate", additional: "" }, value.user, inside(place, "user").at);
      return { OwnerType: ownerTypes[value.by ?? "user"], Owner: owner };
    },
  };
}
