import { branchFields } from "./branches.ts";
import { eventSchema, goalEvents, triggerEvents } from "./events.ts";
import { mappingSchema } from "./field.ts";
import { conditionDefinitions } from "./fields/conditions.ts";
import { flowKeySchema, flowNameDefinition } from "./fields/flow-key.ts";
import { nameDefinition } from "./fields/record.ts";
import { flowSection, type Section } from "./flow.ts";
import { identityFields } from "./identity.ts";
import { managedPaths } from "./managed-paths.ts";
import type { SchemaNode } from "./schema-node.ts";
import type { StepKeyword } from "./step-keyword.ts";
import { stepKeywords } from "./step-keywords.ts";
import { everyoneElseFields } from "./steps/split.ts";

const steps = { $ref: "#/$defs/steps" };

function sectionSchema(section: Section): SchemaNode {
  const own = mappingSchema(section.fields, section);
  const inner = Object.entries(section.sections ?? {}).map(([key, value]) => [key, sectionSchema(value)]);
  return { ...own, properties: { ...(own.properties as object), ...Object.fromEntries(inner) } };
}

function keywordSchema(keyword: StepKeyword): SchemaNode {
  const { required = [], properties, ...own } = mappingSchema(keyword.fields, keyword.words);
  const needed = [...(required as string[]), ...(keyword.children?.required ?? [])];
  const mapping: SchemaNode = {
    ...own,
    ...(needed.length === 0 ? { minProperties: 1 } : { required: needed }),
    properties: { ...(properties as object), ...keyword.children?.schema },
  };
  if (keyword.shorthand === undefined) return mapping;
  const bare = keyword.fields[keyword.shorthand]?.schema ?? {};
  return {
    ...mapping,
    type: ["string", "object"],
    ...(bare.pattern === undefined ? { minLength: 1 } : { pattern: bare.pattern }),
  };
}

const stepDefinition: SchemaNode = {
  type: "object",
  description: "A step: its id, and exactly one keyword that says what it does.",
  examples: [{ id: "settle-in", wait: "3 days" }],
  additionalProperties: false,
  required: ["id"],
  oneOf: Object.keys(stepKeywords).map((name) => ({ required: [name], properties: { [name]: true } })),
  properties: {
    ...identityFields,
    ...Object.fromEntries(Object.entries(stepKeywords).map(([name, keyword]) => [name, keywordSchema(keyword)])),
  },
};

const branchExample = { id: "engaged", name: "Engaged", link: "Book a demo" };

const branchDefinition: SchemaNode = {
  type: "object",
  description: "A branch of a split: its id, its name, what it looks at, and its steps.",
  examples: [branchExample],
  additionalProperties: false,
  required: ["id"],
  properties: {
    ...identityFields,
    name: { type: "string", maxLength: 255, description: "The branch's name.", examples: ["Engaged"] },
    ...(mappingSchema(branchFields, { description: "", example: "" }).properties as object),
    steps: {
      ...steps,
      description: "What people on this branch go through.",
      examples: [[{ id: "settle-in", wait: "3 days" }]],
    },
  },
};

const everyoneElseDefinition: SchemaNode = {
  type: "object",
  description: "What happens to people whom no branch fits: steps, or leaving the flow.",
  examples: [{ exit: { toFlow: "win-back" } }],
  additionalProperties: false,
  minProperties: 1,
  properties: {
    name: { type: "string", maxLength: 255, description: "The branch's name.", examples: ["Everyone else"] },
    exit: everyoneElseFields.exit.schema,
    steps: {
      ...steps,
      description: "What everyone else goes through.",
      examples: [[{ id: "settle-in", wait: "3 days" }]],
    },
  },
};

const triggerExample = { on: "formSubmitted", form: "Trial signup" };
const goalExample = { on: "saleCreatedOnPerson" };

/** The JSON Schema (draft 2020-12) that flow files are checked with, made from the same tables that compile them. */
export function flowSchema(): SchemaNode {
  const { properties, required, ...root } = sectionSchema(flowSection);
  const { enrolment, ...others } = properties as Record<string, SchemaNode>;
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "https://flowform.example/schema/flow.shape.json",
    title: "Flowform flow",
    ...root,
    required: ["flow", ...(required as string[]), "steps"],
    properties: {
      flow: {
        ...flowKeySchema,
        description:
          "The flow's key: unique in the project and stable for ever. The file may move and the name may change.",
        examples: ["trial-onboarding"],
      },
      ...others,
      enrolment: {
        ...enrolment,
        properties: {
          triggers: {
            type: "array",
            description: "What makes a person enter; each is enough. Without triggers people are added by hand.",
            examples: [[triggerExample]],
            items: eventSchema(triggerEvents, triggerExample),
          },
          ...(enrolment?.properties as object),
        },
      },
      goals: {
        type: "array",
        description: "What counts as success; one is enough.",
        examples: [[goalExample]],
        items: eventSchema(goalEvents, goalExample),
      },
      steps: {
        ...steps,
        description: "What people go through, in this order.",
        examples: [[{ id: "settle-in", wait: "3 days" }]],
      },
      unmanaged: {
        type: "array",
        uniqueItems: true,
        description: "Keys that stay as they are in SuperOffice, whatever this file says or leaves out.",
        examples: [["owner", "email.googleAnalytics"]],
        items: { type: "string", enum: managedPaths() },
      },
    },
    $defs: {
      name: nameDefinition,
      flowName: flowNameDefinition,
      ...conditionDefinitions,
      steps: {
        type: "array",
        maxItems: 500,
        description: "Steps, in the order in which people go through them.",
        examples: [[{ id: "settle-in", wait: "3 days" }]],
        items: { $ref: "#/$defs/step" },
      },
      step: stepDefinition,
      branch: branchDefinition,
      everyoneElse: everyoneElseDefinition,
    },
  };
}
