import fc from "fast-check";
import { expect, test } from "vitest";
import { formatFlow } from "../../src/format/format-flow.ts";
import { writeFlow } from "../../src/format/write-flow.ts";
import { parseYaml } from "../../src/parse/yaml.ts";
import { lawCases } from "../support/cases.ts";
import { randomFlow } from "../support/random-flow.ts";

const read = (text: string) => parseYaml({ path: "a.flow.yaml", text });

test("a flow is written as a person would write it", () => {
  const value = {
    flow: "trial",
    name: "Trial: the first",
    description:
      "Takes people who try the product through their first week, and asks them afterwards what they liked about it.",
    enrolment: {
      triggers: [
        { on: "formSubmitted", form: "Sign-up" },
        { on: "linkClicked", link: "Go", where: [{ category: { oneOf: ["A", { id: 7 }] } }, { stop: false }] },
      ],
      once: false,
      exclude: ["Competitors"],
    },
    email: { from: { use: "address", name: "Anna" }, sendWindow: { days: "workdays", from: "08:00", to: "16:00" } },
    steps: [
      { id: "hello", sendEmail: { mailing: "Hello", subject: "Yes" } },
      { id: "pause", wait: "3 days" },
      { id: "text", sendSms: { text: "Two\nlines" } },
      {
        id: "fork",
        split: {
          by: "projectMembership",
          branches: [{ id: "vip", project: "VIP", steps: [{ id: "call", runScript: "Call" }] }],
          everyoneElse: { exit: true },
        },
      },
    ],
  };
  const text = writeFlow(value, "../schema.json");
  expect(text).toBe(`# yaml-language-server: $schema=../schema.json
flow: trial
name: "Trial: the first"
description: >-
  Takes people who try the product through their first week, and asks them afterwards what they liked about it.

enrolment:
  triggers:
    - { on: formSubmitted, form: Sign-up }
    - on: linkClicked
      link: Go
      where:
        - category: { oneOf: [A, { id: 7 }] }
        - stop: false
  once: false
  exclude: [Competitors]

email:
  from: { use: address, name: Anna }
  sendWindow: { days: workdays, from: "08:00", to: "16:00" }

steps:
  - id: hello
    sendEmail: { mailing: Hello, subject: Yes }
  - id: pause
    wait: 3 days
  - id: text
    sendSms:
      text: |-
        Two
        lines
  - id: fork
    split:
      by: projectMembership
      branches:
        - id: vip
          project: VIP
          steps:
            - id: call
              runScript: Call
      everyoneElse: { exit: true }
`);
});

test("what is written is read back, and the formatter has nothing to do", () => {
  fc.assert(
    fc.property(randomFlow, (value) => {
      const text = writeFlow(value, "../schema.json");
      expect(read(text).value?.value).toEqual(JSON.parse(JSON.stringify(value)));
      expect(formatFlow(text)).toBe(text);
    }),
    { numRuns: lawCases(30) },
  );
});

test("any text that a flow file can hold is read back, in every place", () => {
  const text = fc
    .string({
      unit: fc.oneof(
        fc.constantFrom(..." \n\t:#-'\"{}[]|>&*!%@,?~"),
        fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
      ),
      maxLength: 150,
    })
    .filter((value) => read(JSON.stringify({ value })).value !== undefined);
  fc.assert(
    fc.property(text, (value) => {
      const flow = {
        flow: "a",
        name: value,
        enrolment: { exclude: [value, "b"] },
        steps: [{ id: "a", sendSms: { text: value, from: value } }],
      };
      expect(read(writeFlow(flow, "x")).value?.value).toEqual(flow);
    }),
    { numRuns: lawCases(150) },
  );
});
