import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Document, isMap, isScalar, parseDocument, Scalar, visit } from "yaml";
import { formatFlow } from "../../src/format/format-flow.ts";
import { flowSchema } from "../../src/language/schema.ts";
import { parseYaml } from "../../src/parse/yaml.ts";
import { lawCases } from "../support/cases.ts";

const readValue = (text: string): unknown => parseDocument(text, { version: "1.2", schema: "core" }).toJS();

const commentsOf = (text: string): readonly string[] =>
  text.split("\n").flatMap((line) => /(?:^|\s)#(.*)$/.exec(line)?.[1]?.trim() ?? []);

describe("formatFlow", () => {
  it.each([
    {
      name: "keys in the order of the language, sections apart",
      before: "steps:\n- wait: 3 days\n  id: a\nname: Trial\nflow: trial\n",
      after: "flow: trial\nname: Trial\n\nsteps:\n  - id: a\n    wait: 3 days\n",
    },
    {
      name: "times in quotes, no quotes around keys, double quotes instead of single ones",
      before: "'flow': 'a'\nemail: {sendWindow: {from: 08:00, days: workdays, to: '16:00'}}\n",
      after: 'flow: "a"\n\nemail: { sendWindow: { days: workdays, from: "08:00", to: "16:00" } }\n',
    },
    {
      name: "quotes that are needed",
      before: "flow: a\nname: 'No'\ndescription: 'say \"hi\"'\nsteps: []\n",
      after: 'flow: a\nname: "No"\ndescription: \'say "hi"\'\n\nsteps: []\n',
    },
    {
      name: "keys with a colon keep their quotes",
      before: 'steps:\n- id: a\n  updateParticipant: {person: ["SuperOffice:1": clear]}\n',
      after: 'steps:\n  - id: a\n    updateParticipant: { person: [{ "SuperOffice:1": clear }] }\n',
    },
    {
      name: "conditions stay in their author's order",
      before: "enrolment:\n  filter:\n  - zebra: isNull\n    inactive: true\n  - apple: isNull\n",
      after: "enrolment:\n  filter:\n    - zebra: isNull\n      inactive: true\n    - apple: isNull\n",
    },
    {
      name: "comments stay with what they stand at",
      before: "# head\n\n# about the name\nname: B # the old one\n# about the key\nflow: a\n",
      after: "# head\n\n# about the key\nflow: a\n# about the name\nname: B # the old one\n",
    },
    {
      name: "what does not fit into a line is written below each other",
      before: `enrolment: { exclude: [${Array.from({ length: 12 }, (_, index) => `Selection number ${index}`).join(", ")}] }\n`,
      after: `enrolment:\n  exclude:\n${Array.from({ length: 12 }, (_, index) => `    - Selection number ${index}\n`).join("")}`,
    },
    {
      name: "literal text stays as it is",
      before: "steps:\n- id: a\n  sendSms:\n    text: |\n      one\n\n        two\n",
      after: "steps:\n  - id: a\n    sendSms:\n      text: |\n        one\n\n          two\n",
    },
  ])("writes $name", ({ before, after }) => {
    expect(formatFlow(before)).toBe(after);
  });

  it("keeps folded text folded", () => {
    const words = Array.from({ length: 40 }, () => "seven77").join(" ");
    const formatted = formatFlow(`description: >-\n  ${words}\n`);
    expect(Math.max(...formatted.split("\n").map((line) => line.length))).toBeLessThanOrEqual(122);
    expect(formatted).toMatch(/^description: >-\n/);
    expect(readValue(formatted)).toEqual({ description: words });
  });

  const flows = readdirSync("flows", { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".yaml"));

  it.each(flows)("changes no value and no comment of %s, and nothing the second time", (path) => {
    const text = readFileSync(`flows/${path}`, "utf8");
    const formatted = formatFlow(text);
    expect(readValue(formatted)).toEqual(readValue(text));
    expect(commentsOf(formatted).toSorted()).toEqual(commentsOf(text).toSorted());
    expect(formatFlow(formatted)).toBe(formatted);
  });

  it("changes no value of any document, and nothing the second time", () => {
    fc.assert(
      fc.property(anyFlowText, (text) => {
        fc.pre(parseYaml({ path: "a.flow.yaml", text }).value !== undefined);
        const formatted = formatFlow(text);
        expect(readValue(formatted)).toEqual(readValue(text));
        expect(formatFlow(formatted)).toBe(formatted);
      }),
      { numRuns: lawCases(500) },
    );
  });

  it("knows a place for every key at the top", () => {
    const keys = Object.keys(flowSchema().properties ?? {});
    const text = keys.map((key) => `${key}: { x: 1 }\n`).join("");
    const order = Object.keys(readValue(formatFlow(text)) as object);
    expect(order.toSorted()).toEqual(keys.toSorted());
    expect(order.at(0)).toBe("flow");
    expect(order.at(-1)).toBe("finish");
  });
});

const word = fc.oneof(
  fc.constantFrom(
    "08:00",
    "8:30:15",
    "no",
    "null",
    "~",
    "1e3",
    "0x1f",
    "- a",
    "# x",
    "a: b",
    "",
    " ",
    "'",
    '"',
    "\\",
    "{",
    "é ☃ 😀",
  ),
  fc.string({ maxLength: 30 }),
  fc.string({ unit: fc.constantFrom("a", " ", "\n", "b", ":", "#"), maxLength: 60 }),
  fc.stringMatching(/^[a-z ]{100,300}$/),
);

const key = fc.oneof(
  fc.constantFrom(
    "flow",
    "name",
    "steps",
    "id",
    "wait",
    "email",
    "finish",
    "where",
    "on",
    "sendEmail",
    "split",
    "branches",
  ),
  fc.string({ minLength: 1, maxLength: 12 }),
);

const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    word,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(key, tie("value"), { maxKeys: 5 }),
  ),
}));

const styles = [
  Scalar.PLAIN,
  Scalar.QUOTE_DOUBLE,
  Scalar.QUOTE_SINGLE,
  Scalar.BLOCK_FOLDED,
  Scalar.BLOCK_LITERAL,
] as const;

/** A document as somebody may have written it: any quotes, any brackets, blank lines and comments anywhere. */
const anyFlowText = fc
  .record({
    value: fc.dictionary(key, anyValue, { minKeys: 1, maxKeys: 5 }),
    choices: fc.infiniteStream(fc.nat(19)),
    indent: fc.integer({ min: 2, max: 4 }),
    indentSeq: fc.boolean(),
  })
  .map(({ value, choices, indent, indentSeq }) => {
    const document = new Document(value);
    const next = () => choices.next().value ?? 0;
    visit(document, (_, node) => {
      if (isScalar(node)) {
        node.type = styles[next() % styles.length] ?? Scalar.PLAIN;
        if (next() === 0) node.comment = " beside";
        if (next() === 0) node.commentBefore = " above";
        if (next() === 0) node.spaceBefore = true;
      } else if (isMap(node) && next() < 5) node.flow = true;
    });
    return document.toString({ indent, indentSeq, lineWidth: 70 });
  });
