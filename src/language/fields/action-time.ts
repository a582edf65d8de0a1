import type { WorkflowActionType } from "../../model/enums.ts";
import { type Field, isDefault, type Words } from "../field.ts";
import { intervalPattern, intervalText, parseInterval } from "./duration.ts";
import { wordFor } from "./scalar.ts";

/** When a task or sale is dated, by the word in the language. */
const actionTypes: Readonly<Record<string, WorkflowActionType>> = {
  notSet: "None",
  firstAvailable: "FirstAvailable",
  firstAvailableAfter: "FirstAvailableAfter",
  today: "Today",
  after: "After",
  estimated: "Estimated",
};

/** The rules that say all without a time. */
const alone = ["notSet", "firstAvailable", "today", "estimated"];

type When = string | Readonly<Record<string, string>>;

/** How long after the step runs, per rule; the rules that use no time can keep one. */
const timed: Readonly<Record<string, string>> = {
  after: "This long after the step runs.",
  firstAvailableAfter: "The first free time this long after the step runs.",
  notSet: "No date; the time is kept.",
  firstAvailable: "The first free time; the time is kept.",
  today: "The day on which the step runs; the time is kept.",
  estimated: "The estimated date; the time is kept.",
};

/** The date of a follow-up or a sale, counted from the moment when the step runs. */
export function actionTime(words: Words): Field<When> {
  const interval = (description: string) => ({
    type: "string",
    pattern: intervalPattern,
    description,
    examples: ["2 working days"],
  });
  return {
    properties: ["ActionType", "ActionTime", "ActionTimeUnit"],
    schema: {
      type: ["string", "object"],
      description: words.description,
      examples: [words.example, { after: "2 working days" }],
      pattern: `^(${alone.join("|")})$`,
      minProperties: 1,
      maxProperties: 1,
      additionalProperties: false,
      properties: Object.fromEntries(Object.entries(timed).map(([rule, description]) => [rule, interval(description)])),
    },
    compile: (value) => {
      if (typeof value === "string") return { ActionType: actionTypes[value] };
      const [[rule = "", time = ""] = []] = Object.entries(value);
      const { count, unit } = parseInterval(time);
      return { ActionType: actionTypes[rule], ActionTime: count, ActionTimeUnit: unit };
    },
    decompile: (reading) => {
      if (isDefault(reading, "ActionType", "ActionTime", "ActionTimeUnit")) return undefined;
      const { ActionType, ActionTime, ActionTimeUnit } = reading.values;
      const rule = wordFor(actionTypes, ActionType);
      const time = intervalText(ActionTime, ActionTimeUnit);
      const untimed = isDefault(reading, "ActionTime", "ActionTimeUnit") && alone.includes(rule ?? "");
      return rule === undefined || time === undefined || untimed ? rule : { [rule]: time };
    },
  };
}
