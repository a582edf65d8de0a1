import { type FlowName, inside, type ListReference, type Name, type Values } from "../context.ts";
import type { Field, Words } from "../field.ts";
import { flowNameSchema } from "./flow-key.ts";
import { nameSchema } from "./record.ts";

type Exit = boolean | { readonly toFlow?: FlowName; readonly toSelection?: Name; readonly enabled?: boolean };

const selections: ListReference = { list: "selection", additional: "" };

/** Leaving the flow, perhaps for another flow or onto a selection (superoffice-api.md G22: the other flow's filter decides). */
export function exit(words: Words): Field<Exit> {
  return {
    properties: ["ExitFlow", "ExitToFlowId", "ExitToSelectionId"],
    schema: {
      type: ["boolean", "object"],
      description: words.description,
      examples: [words.example],
      additionalProperties: false,
      minProperties: 1,
      properties: {
        toFlow: {
          ...flowNameSchema,
          description: "The key of a flow that takes the person over, if its filter lets them in.",
          examples: ["win-back"],
        },
        toSelection: {
          ...nameSchema,
          description: "A static selection that the person is added to.",
          examples: ["Lost sales"],
        },
        enabled: {
          type: "boolean",
          description: "false keeps the settings without using them.",
          examples: [false],
        },
      },
    },
    compile: (value, place) => {
      if (typeof value === "boolean") return { ExitFlow: value };
      const { toFlow, toSelection, enabled = true } = value;
      const values: Record<string, unknown> = { ExitFlow: enabled };
      if (toFlow !== undefined) values.ExitToFlowId = place.context.flowId(toFlow, inside(place, "toFlow").at);
      if (toSelection !== undefined) {
        const at = inside(place, "toSelection").at;
        values.ExitToSelectionId = place.context.recordId(selections, toSelection, at);
      }
      return values satisfies Values;
    },
    decompile: ({ values, names }) => {
      const [flow, selection] = [Number(values.ExitToFlowId ?? 0), Number(values.ExitToSelectionId ?? 0)];
      const leaves = values.ExitFlow === true;
      if (flow === 0 && selection === 0) return leaves || undefined;
      return {
        ...(flow === 0 ? {} : { toFlow: names.flowName(flow) }),
        ...(selection === 0 ? {} : { toSelection: names.recordName(selections, selection) }),
        ...(leaves ? {} : { enabled: false }),
      };
    },
  };
}
