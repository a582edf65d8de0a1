import { fieldUpdates } from "../fields/field-updates.ts";
import { text } from "../fields/text.ts";
import type { StepKeyword } from "../step-keyword.ts";

export const updateParticipant: StepKeyword = {
  type: "UpdateParticipant",
  words: {
    description: "Changes fields of the person and of the person's company.",
    example: { description: "Mark as a lead", person: [{ title: { set: "Trial user" } }] },
  },
  fields: {
    description: text("Description", { description: "What the step is for.", example: "Mark as a lead" }),
    person: fieldUpdates("person", "FieldValuesPerson", {
      description: "Changes to the person, in this order.",
      example: [{ title: { set: "Trial user" } }],
    }),
    company: fieldUpdates("company", "FieldValuesCompany", {
      description: "Changes to the person's company, in this order.",
      example: [{ category: { set: "Customer" } }],
    }),
  },
};
