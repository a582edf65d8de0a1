import { actionEvents, eventSchema } from "../events.ts";
import { type Field, isDefault } from "../field.ts";
import { intervalPattern, intervalText, parseInterval } from "../fields/duration.ts";
import { exit } from "../fields/exit.ts";
import type { StepKeyword } from "../step-keyword.ts";

type Timeout = string | { readonly after: string; readonly enabled?: boolean };

const timeout: Field<Timeout> = {
  properties: ["WaitForTimeout", "ActionTimeout", "TimeoutIntervalType"],
  schema: {
    type: ["string", "object"],
    pattern: `${intervalPattern}|^never$`,
    description: "How long to wait at most, or never to wait for ever. Left out: seven days.",
    examples: ["7 days", "never"],
    additionalProperties: false,
    required: ["after"],
    properties: {
      after: {
        type: "string",
        pattern: intervalPattern,
        description: "How long to wait at most.",
        examples: ["7 days"],
      },
      enabled: { type: "boolean", description: "false keeps the time but waits for ever.", examples: [false] },
    },
  },
  compile: (value) => {
    if (value === "never") return { WaitForTimeout: false, ActionTimeout: 0, TimeoutIntervalType: "None" };
    const { after, enabled = true } = typeof value === "string" ? { after: value } : value;
    const { count, unit } = parseInterval(after);
    return { WaitForTimeout: enabled, ActionTimeout: count, TimeoutIntervalType: unit };
  },
  decompile: (reading) => {
    if (isDefault(reading, "WaitForTimeout", "ActionTimeout", "TimeoutIntervalType")) return undefined;
    const { WaitForTimeout, ActionTimeout, TimeoutIntervalType } = reading.values;
    const after = intervalText(ActionTimeout, TimeoutIntervalType);
    if (WaitForTimeout === true && ActionTimeout === 0 && after !== undefined) return { after, enabled: true };
    if (WaitForTimeout === true || after === undefined) return after;
    return ActionTimeout === 0 && TimeoutIntervalType === "None" ? "never" : { after, enabled: false };
  },
};

const action = { on: "linkClicked", link: "Book a demo" };

export const waitForAction: StepKeyword = {
  type: "WaitForAction",
  words: {
    description: "Waits until the person does something, or until the time is up.",
    example: { actions: [action], timeout: "7 days" },
  },
  fields: {
    timeout,
    onTimeout: exit({
      description: "true: who did nothing in time leaves the flow, perhaps for another flow or onto a selection.",
      example: { toFlow: "win-back" },
    }),
  },
  children: {
    required: ["actions"],
    schema: {
      actions: {
        type: "array",
        description: "What the person may do; the first that happens ends the wait.",
        examples: [[action]],
        items: eventSchema(actionEvents, action),
      },
    },
  },
};
