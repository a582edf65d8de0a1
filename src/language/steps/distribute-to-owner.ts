import { transient } from "../field.ts";
import { list, record, records } from "../fields/record.ts";
import { flag } from "../fields/scalar.ts";
import type { StepKeyword } from "../step-keyword.ts";

export const distributeToOwner: StepKeyword = {
  type: "DistributeToOwner",
  words: {
    description: "Gives the person an owner, evenly among some users or a group.",
    example: { users: ["anna.berg", "lars.holm"], fallback: "ingrid.vik" },
  },
  fields: {
    onlyUnassigned: flag("OnlyToUnassigned", {
      description: "Whether people who have an owner keep them.",
      example: true,
    }),
    users: records("Associates", list("associate"), {
      description: "The users to choose from.",
      example: ["anna.berg", "lars.holm"],
    }),
    groups: records("UserGroups", list("usergroup"), { description: "The groups to choose from.", example: ["Sales"] }),
    fallback: record("DefaultAssociate", list("associate"), {
      description: "The user who gets people whom nobody else can take.",
      example: "ingrid.vik",
    }),
    queue: transient(
      records("DistributeQueue", list("associate"), {
        description: "Whose turn is next, in this order. Left out: as SuperOffice keeps it.",
        example: ["lars.holm", "anna.berg"],
      }),
    ),
  },
};
