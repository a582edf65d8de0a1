import type { Fields } from "../field.ts";
import { list, record } from "../fields/record.ts";
import type { StepKeyword } from "../step-keyword.ts";

const fields: Fields = {
  selection: record("Selection", list("selection"), {
    description: "A static selection.",
    example: "Newsletter readers",
  }),
  project: record("Project", list("project"), { description: "A project.", example: "Trial customers" }),
};

export const addToList: StepKeyword = {
  type: "AddToList",
  words: {
    description: "Adds the person to a static selection, a project, or both.",
    example: { selection: "Newsletter readers" },
  },
  fields,
};

export const removeFromList: StepKeyword = {
  type: "RemoveFromList",
  words: {
    description: "Removes the person from a static selection, a project, or both.",
    example: { project: "Trial customers" },
  },
  fields,
};
