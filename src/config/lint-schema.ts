import { lintFindings } from "../diagnostic/lint.ts";

/** A piece of JSON Schema (draft 2020-12). */
type SchemaNode = Readonly<Record<string, unknown>>;

const settings = ["off", "warning", "error"];

const rules: SchemaNode = {
  type: "object",
  description: "How much each rule counts, by its code. Left out: as docs/lint.md says.",
  examples: [{ FF903: "error", FF909: "off" }],
  additionalProperties: false,
  properties: Object.fromEntries(
    Object.values(lintFindings).map(({ code, summary, severity }) => [
      code,
      {
        type: "string",
        enum: settings,
        description: `${summary}. Left out: ${severity}.`,
        examples: ["off"],
      },
    ]),
  ),
};

const custom: SchemaNode = {
  type: "array",
  description: "Rules of your own.",
  examples: [[{ name: "no-sale-without-owner", when: "flow.Name == ''", message: "Give the sale an owner." }]],
  maxItems: 100,
  items: {
    type: "object",
    description: "A rule: an expression that is true for a flow that breaks it.",
    examples: [{ name: "short-flows", when: "size(steps) > 20", message: "Split the flow: it has over 20 steps." }],
    additionalProperties: false,
    required: ["name", "when", "message"],
    properties: {
      name: {
        type: "string",
        pattern: "^[a-z0-9]+(-[a-z0-9]+)*$",
        maxLength: 60,
        description: "The rule's name, shown with what it finds.",
        examples: ["short-flows"],
      },
      when: {
        type: "string",
        minLength: 1,
        maxLength: 2000,
        description:
          "An expression of the Common Expression Language over flow (the compiled flow), steps (all its steps), document (the file) and plan (what a saved plan does to the flow).",
        examples: ["steps.exists(s, s.StepType == 'RunScript')"],
      },
      message: {
        type: "string",
        minLength: 1,
        maxLength: 500,
        description: "What is wrong, and what to do.",
        examples: ["Scripts need a review: ask the CRM team."],
      },
      severity: {
        type: "string",
        enum: ["warning", "error"],
        description: "How much it counts. Left out: warning.",
        examples: ["error"],
      },
    },
  },
};

const textList = (description: string, pattern: string, example: string): SchemaNode => ({
  type: "array",
  description,
  examples: [[example]],
  maxItems: 1000,
  items: { type: "string", pattern, maxLength: 255, description: "One of them.", examples: [example] },
});

/** The schema of what flowform.yaml says of lint. */
export const lintSchema: SchemaNode = {
  type: "object",
  description: "Settings of flowform lint.",
  examples: [{ rules: { FF909: "off" }, allowedLinks: ["example.com", "*.example.com"] }],
  additionalProperties: false,
  properties: {
    rules,
    allowedLinks: textList(
      "The hosts that links in texts of flows may lead to; *. stands for every host below. Left out: any.",
      "^(\\*\\.)?[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*$",
      "*.example.com",
    ),
    allowedMail: textList(
      "The addresses, or whole domains, that flows may name as senders and recipients and in texts. Left out: any.",
      "^([^@\\s]+@)?[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*$",
      "example.com",
    ),
    custom,
  },
};
