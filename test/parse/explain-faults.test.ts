import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { checkFile } from "../../src/parse/check-file.ts";

const step = {
  type: "object",
  description: "A step.",
  additionalProperties: false,
  required: ["id"],
  oneOf: ["wait", "sendEmail", "tag"].map((keyword) => ({ required: [keyword], properties: { [keyword]: true } })),
  properties: {
    id: { type: "string", pattern: "^[a-z-]+$", description: "The step's name.", examples: ["settle-in"] },
    wait: {
      type: ["string", "object"],
      pattern: "^\\d+ days$",
      minProperties: 1,
      description: "How long people wait.",
      examples: ["3 days"],
      properties: { for: { $ref: "#/$defs/duration" }, until: { type: "string" } },
      additionalProperties: false,
    },
    sendEmail: {
      type: "object",
      required: ["mailing"],
      additionalProperties: false,
      properties: {
        mailing: { $ref: "#/$defs/name", description: "The mailing to send.", examples: ["Welcome to your trial"] },
        subject: { type: "string", maxLength: 10, minLength: 2 },
      },
    },
    tag: { type: "array", items: { type: "string" }, uniqueItems: true, minItems: 1, maxItems: 3 },
  },
};

const schema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  type: "object",
  required: ["flow", "steps"],
  additionalProperties: false,
  properties: {
    flow: { type: "string", description: "The flow's key.", examples: ["trial-onboarding"] },
    status: { type: "string", enum: ["stopped", "paused", "running"] },
    once: { type: "boolean", examples: [true] },
    kind: { const: "flow" },
    share: { type: "number", minimum: 0, exclusiveMaximum: 100 },
    size: { type: "integer", maximum: 5, multipleOf: 2 },
    fields: { type: "object", maxProperties: 2, propertyNames: { pattern: "^x_" } },
    steps: { type: "array", items: { $ref: "#/$defs/step" } },
  },
  $defs: {
    duration: { type: "string", pattern: "^\\d+ days$", description: "A number of days.", examples: ["2 days"] },
    name: { type: "string", minLength: 1 },
    step,
  },
};

const ajv = new Ajv2020({
  strict: true,
  allowUnionTypes: true,
  allErrors: true,
  ownProperties: true,
  inlineRefs: false,
});
const validate = ajv.compile(schema);
const shape = { loadValidator: async () => validate, loadSchema: async () => schema };

/** The findings of a text that has `flow` and `steps` unless it says otherwise, as "code line:column detail | fix". */
async function findings(text: string): Promise<readonly string[]> {
  const { diagnostics } = await checkFile({ path: "a.flow.yaml", text }, shape);
  return diagnostics.map(
    ({ code, range, detail, fix }) => `${code} ${range?.line}:${range?.column} ${detail} | ${fix}`,
  );
}

const head = "flow: a\nsteps: []\n";

test.each([
  ["once: yes", 'FF202 3:7 Expected true or false, found the text "yes". | Write it like this: once: true', "a type"],
  ["once:", "FF202 3:6 Expected true or false, found nothing. | Write it like this: once: true", "a value left out"],
  ["once: []", "FF202 3:7 Expected true or false, found a list. | Write it like this: once: true", "a list"],
  ["size: 2.5", "FF202 3:7 Expected a whole number, found the value 2.5. | Write a whole number.", "no example"],
  [
    "status: stoped",
    'FF204 3:9 "stoped" is not allowed here. | Did you mean "stopped"? Allowed: stopped, paused, running.',
    "a word that is near another",
  ],
  ["kind: x", 'FF204 3:7 "x" is not allowed here. | Allowed: flow.', "a constant"],
  ["share: -1", "FF208 3:8 -1 must be at least 0. | Write a number inside the range.", "a minimum"],
  ["share: 100", "FF208 3:8 100 must be less than 100. | Write a number inside the range.", "an open maximum"],
  ["size: 3", "FF208 3:7 3 must be a multiple of 2. | Write a number inside the range.", "a multiple"],
  [
    "fields: {x_a: 1, x_b: 2, x_c: 3}",
    "FF207 3:9 It has 3; it must have at most 2. | Add what is missing or remove what is too much.",
    "too many keys",
  ],
  [
    "fields: {name: 1}",
    'FF205 3:10 "name" does not have the expected form. | Compare it with the documentation of this key.',
    "a rule about keys speaks of the key",
  ],
  [
    "stauts: paused",
    'FF201 3:1 "stauts" has no meaning in this place. | Did you mean "status"?',
    "a key that is near another",
  ],
  [
    "zzzzzzzzzzz: 1",
    'FF201 3:1 "zzzzzzzzzzz" has no meaning in this place. | Remove it. Known here: flow, status, once, kind, share, size, fields, steps.',
    "a key that is near nothing",
  ],
])("%s: %s", async (line, expected) => {
  expect(await findings(`${head}${line}\n`)).toEqual([expected]);
});

test.each([
  [
    "{ id: a, sendEmail: {} }",
    [
      'FF203 3:14 "mailing" is required here: The mailing to send. | Add it, for example mailing: Welcome to your trial',
    ],
    "a missing key, with the words of its schema",
  ],
  [
    "{ wait: 3 days }",
    ['FF203 3:5 "id" is required here: The step\'s name. | Add it, for example id: settle-in'],
    "a missing key of an item",
  ],
  [
    "{ id: A b, wait: 3 days }",
    ['FF205 3:11 "A b" does not have the expected form. The step\'s name. | Write it like this: id: settle-in'],
    "a pattern",
  ],
  [
    "{ id: a, wait: soon }",
    ['FF205 3:20 "soon" does not have the expected form. How long people wait. | Write it like this: wait: 3 days'],
    "the text of a key that may be a mapping",
  ],
  [
    "{ id: a, wait: 3 }",
    ["FF202 3:20 Expected text or a mapping of keys to values, found the value 3. | Write it like this: wait: 3 days"],
    "neither of two types",
  ],
  [
    "{ id: a, wait: {} }",
    ["FF207 3:20 It has 0; it must have at least 1. | Add what is missing or remove what is too much."],
    "an empty mapping",
  ],
  [
    "{ id: a, wait: { for: x } }",
    ['FF205 3:27 "x" does not have the expected form. A number of days. | Write it like this: for: 2 days'],
    "words that stand behind a reference",
  ],
  [
    "{ id: a, sendEmail: { mailing: M, subject: 12345678901 } }",
    ["FF202 3:48 Expected text, found the value 12345678901. | Write text."],
    "a number where text is wanted has no length",
  ],
  [
    '{ id: a, sendEmail: { mailing: M, subject: "1234567890🎉" } }',
    ["FF206 3:48 It has 11 characters, and SuperOffice keeps at most 10. | Shorten it by 1."],
    "a text that is too long",
  ],
  [
    '{ id: a, sendEmail: { mailing: "" } }',
    ["FF207 3:36 It has 0; it must have at least 1. | Add what is missing or remove what is too much."],
    "an empty text",
  ],
  [
    "{ id: a, tag: [] }",
    ["FF207 3:19 It has 0; it must have at least 1. | Add what is missing or remove what is too much."],
    "an empty list",
  ],
  [
    "{ id: a, tag: [a, b, c, d] }",
    ["FF207 3:19 It has 4; it must have at most 3. | Add what is missing or remove what is too much."],
    "a long list",
  ],
  ["{ id: a, tag: [b, c, b] }", ['FF209 3:26 "b" is in this list already. | Remove one of the two.'], "an entry twice"],
  [
    "{ id: a }",
    ["FF210 3:5 A step is its id and one keyword that names its type. | Add one of wait, sendEmail, tag."],
    "no keyword",
  ],
  [
    "{ id: a, wait: 3 days, sendEmail: { mailing: M } }",
    [
      "FF211 3:28 It has both wait and sendEmail; a step is exactly one of them. | Make two steps of it, each with an id of its own.",
    ],
    "two keywords",
  ],
  [
    "{ id: a, sendMail: { mailing: M } }",
    ['FF201 3:14 "sendMail" has no meaning in this place. | Did you mean "sendEmail"?'],
    "a misspelt keyword is not a missing one as well",
  ],
  [
    "{ id: a, wait: x, sendEmail: { mailing: 1 } }",
    [
      'FF205 3:20 "x" does not have the expected form. How long people wait. | Write it like this: wait: 3 days',
      "FF211 3:23 It has both wait and sendEmail; a step is exactly one of them. | Make two steps of it, each with an id of its own.",
      "FF202 3:45 Expected text, found the value 1. | Write it like this: mailing: Welcome to your trial",
    ],
    "several mistakes come in the order of the text",
  ],
  [
    "a",
    ['FF202 3:5 Expected a mapping of keys to values, found the text "a". | Write a mapping of keys to values.'],
    "no mapping",
  ],
])("the step %s: %s", async (written, expected) => {
  expect(await findings(`flow: a\nsteps:\n  - ${written}\n`)).toEqual(expected);
});

test("keys missing from the whole document are shown at its beginning", async () => {
  expect(await findings("once: true\n")).toEqual([
    'FF203 1:1 "flow" is required here: The flow\'s key. | Add it, for example flow: trial-onboarding',
    'FF203 1:1 "steps" is required here. | Add it.',
  ]);
});

test("what a value says cannot steer the terminal, nor fill it", async () => {
  const [finding = ""] = await findings(`${head}status: "\\u202e${"x".repeat(500)}"\n`);
  expect(finding).toMatch(/^FF204 3:9 "\\u202ex+… is not allowed here\./);
  expect(finding.length).toBeLessThan(200);
});

test("a value that fits comes back with its positions", async () => {
  const { value, diagnostics } = await checkFile({ path: "a.flow.yaml", text: head }, shape);
  expect(diagnostics).toEqual([]);
  expect(value?.value).toEqual({ flow: "a", steps: [] });
});

test("broken YAML hides the schema", async () => {
  expect((await findings("flow: 017\nunknown: 1\n")).map((finding) => finding.slice(0, 5))).toEqual(["FF113"]);
});
