import type { WorkflowActionType } from "../../model/enums.ts";
import type { Field, Words } from "../field.ts";
import { intervalPattern, parseInterval } from "./duration.ts";

/** When a task or sale is dated, by the word in the language. */
const actionTypes: Readonly<Record<string, WorkflowActionType>> = {
  notSet: "None",
  firstAvailable: "FirstAvailable",
  firstAvailableAfter: "FirstAvailableAfter",
  today: "Today",
  after: "After",
  estimated: "Estimated",
};

type When =
  | string
  | { readonly by?: string; readonly after?: string; readonly firstAvailableAfter?: string; readonly time?: string };

const interval = { type: "string", pattern: intervalPattern, examples: ["2 working days"] };

/** The date of a follow-up or a sale, counted from the moment when the step runs. */
export function actionTime(words: Words): Field<When> {
  const names = Object.keys(actionTypes);
  return {
    properties: ["ActionType", "ActionTime", "ActionTimeUnit"],
    schema: {
      type: ["string", "object"],
      description: words.description,
      examples: [words.example, { after: "2 working days" }],
      pattern: "^(notSet|firstAvailable|today|estimated)$",
      minProperties: 1,
      maxProperties: 2,
      additionalProperties: false,
      properties: {
        after: { ...interval, description: "This long after the step runs." },
        firstAvailableAfter: { ...interval, description: "The first free time this long after the step runs." },
        by: {
          type: "string",
          enum: names,
          description: "The rule, where a time is kept that it does not use.",
          examples: ["today"],
        },
        time: { ...interval, description: "With by: the time that is kept." },
      },
    },
    compile: (value) => {
      if (typeof value === "string") return { ActionType: actionTypes[value] };
      const rule = value.by ?? (value.after === undefined ? "firstAvailableAfter" : "after");
      const { count, unit } = parseInterval(value.after ?? value.firstAvailableAfter ?? value.time ?? "0 none");
      return { ActionType: actionTypes[rule], ActionTime: count, ActionTimeUnit: unit };
    },
  };
}
