import { expect, test } from "vitest";
import { parseYaml } from "../../src/parse/yaml.ts";

const path = "flows/a.flow.yaml";

/** What is found in a text, as "code line:column". */
function findings(text: string): readonly string[] {
  const { diagnostics } = parseYaml({ path, text });
  return diagnostics.map(({ code, range }) => `${code} ${range?.line}:${range?.column}`);
}

function readValue(text: string): unknown {
  const { value, diagnostics } = parseYaml({ path, text });
  expect(diagnostics).toEqual([]);
  return value?.value;
}

test.each<[string, object, string]>([
  ["a: no\nb: on\nc: 12:30\nd: 2026-12-01", { a: "no", b: "on", c: "12:30", d: "2026-12-01" }, "text under YAML 1.2"],
  ["a: true\nb: null\nc: ~\nd:", { a: true, b: null, c: null, d: null }, "true, false and nothing"],
  ["a: 0\nb: -12\nc: 3.5\nd: 9007199254740991", { a: 0, b: -12, c: 3.5, d: 9007199254740991 }, "plain numbers"],
  ['a: "017"\nb: "0xFF"\nc: ".inf"', { a: "017", b: "0xFF", c: ".inf" }, "odd numbers in quotes are text"],
  ["a: [x, {b: 1}]\nc:\n  - d: 2\n    e: 3", { a: ["x", { b: 1 }], c: [{ d: 2, e: 3 }] }, "lists and mappings"],
  ["a: |\n  one\n  two\nb: >\n  one\n  two\n", { a: "one\ntwo\n", b: "one two\n" }, "long texts"],
  ['a: "tab\\t, line\\n"', { a: "tab\t, line\n" }, "tabs and line feeds in text"],
  ["\ufeffa: 1", { a: 1 }, "a byte order mark"],
  ["a: 1\r\nb: 2\r\n", { a: 1, b: 2 }, "line breaks of Windows"],
  ["---\na: 1\n...\n", { a: 1 }, "one document with its marks"],
  ["a b: 1\nrequest/slevel: 2\nnavn-å: 3", { "a b": 1, "request/slevel": 2, "navn-å": 3 }, "keys with signs"],
  ["a: שלום \u200f!", { a: "שלום \u200f!" }, "text that needs a direction mark"],
])("%j is %j: %s", (text, value) => {
  expect(readValue(text)).toEqual(value);
});

test.each([
  ["%YAML 1.1\n---\na: no", ["FF105 1:1"], "a directive would make a boolean of it"],
  ["%TAG ! tag:x\n---\na: 1", ["FF105 1:1"], "a directive for tags"],
  ["%FOO\n---\na: 1", ["FF105 1:1"], "a directive that nobody knows"],
  ["a: 1\na: 2", ["FF102 2:1"], "a key twice"],
  ["a: 1\n'a': 2", ["FF102 2:1"], "a key twice, once in quotes"],
  ["b: {a: 1, a: 2}", ["FF102 1:11"], "a key twice in braces"],
  ['1: x\n"1": y', ["FF114 1:1", "FF114 2:1"], "numbers as keys, which count as the same"],
  ["true: x", ["FF114 1:1"], "a truth value as key"],
  [": x", ["FF114 1:1"], "nothing as key"],
  ["? [a]\n: x", ["FF114 1:3"], "a list as key"],
  ["a: &b {c: 1}\nd:\n  <<: *b", ["FF103 1:7", "FF106 3:3"], "a merge key"],
  ["<<: {a: 1}", ["FF106 1:1"], "a merge key without alias"],
  ["a: !foo bar", ["FF104 1:9"], "an unknown tag"],
  ["a: !!binary aGk=", ["FF104 1:13"], "bytes"],
  ["a: !!set {b}", ["FF104 1:10"], "a set"],
  ["a: !!timestamp 2026-12-01", ["FF104 1:16"], "a date"],
  ["a: !!str 5", ["FF104 1:10"], "even a harmless tag"],
  ["a: ! 5", ["FF104 1:6"], "the tag without a name"],
  ["!!map {a: 1}", ["FF104 1:7"], "a tag on the whole"],
  ["a: &x [*x]", ["FF103 1:7", "FF103 1:8"], "a circle"],
  ["a: &x 1", ["FF103 1:7"], "an anchor that nobody uses"],
  ["a: *x", ["FF103 1:4"], "an alias of nothing"],
  ["&k a: 1", ["FF103 1:4"], "an anchor on a key"],
  ["a: 1\n---\nb: 2", ["FF107 2:1"], "two documents"],
  ["a: .inf\nb: -.INF\nc: .nan\nd: 1e400", ["FF108 1:4", "FF108 2:4", "FF108 3:4", "FF108 4:4"], "no numbers"],
  ["a: 9007199254740993", ["FF108 1:4"], "a number that would be rounded"],
  ["a: 0.12345678901234567890", ["FF108 1:4"], "too many decimals"],
  ["a: 017\nb: 0o17\nc: 0xFF", ["FF113 1:4", "FF113 2:4", "FF113 3:4"], "octal or not"],
  [
    "a: +5\nb: 1e3\nc: .5\nd: 5.\ne: -0",
    ["FF113 1:4", "FF113 2:4", "FF113 3:4", "FF113 4:4", "FF113 5:4"],
    "odd forms",
  ],
  ["a:\n\u00a0\u00a0b: 1", ["FF109 2:1"], "a space that is not one as indentation"],
  ["a\u200bb: 1", ["FF109 1:1"], "a space without width in a key"],
  ["a\u202eb: 1", ["FF109 1:1"], "a key that runs backwards"],
  ["a\u3164: 1", ["FF109 1:1"], "a letter that nobody sees"],
  ['"a\\tb": 1', ["FF109 1:1"], "a tab in a key"],
  ['a: "x\\0"', ["FF109 1:4"], "nothing in a text"],
  ['a: "x\\e[31m"', ["FF109 1:4"], "a colour in a text"],
  ["a: x\u0007", ["FF109 1:4"], "a bell as it is"],
  ['a: "x\\r"', ["FF109 1:4"], "a carriage return in a text"],
  ["a: x\u202ey", ["FF109 1:4"], "a text that runs backwards"],
  ['a: "x\u2066y"', ["FF109 1:4"], "the same in quotes"],
  ["a: |\n  x\n  \u202dy", ["FF109 1:4"], "the same in a block"],
  ["- a: [b, \u2069]", ["FF109 1:10"], "the same in a list"],
  ['a: "\\ud800"', ["FF109 1:4"], "half a character"],
  ["__proto__: {x: 1}", ["FF112 1:1"], "a way to every object"],
  ["a: {constructor: 1}\nb: {prototype: 1}", ["FF112 1:5", "FF112 2:5"], "others of that kind"],
  ["", ["FF003 1:1"], "an empty file"],
  ["# later\n", ["FF003 1:1"], "a file with comments only"],
  ["---\n", ["FF003 1:1"], "a document without content"],
  ["a: [1, 2", ["FF101 1:9"], "a list without end"],
  ['a: "x', ["FF101 1:6"], "a text without end"],
  ["a:\n\tb: 1", ["FF101 2:1"], "a tab as indentation"],
  ["a: b: c", ["FF014 1:4"], "two colons"],
  ["a\nb: 1", ["FF101 1:1"], "a key without colon"],
])("%j has %j: %s", (text, expected) => {
  expect(findings(text)).toEqual(expected);
});

test("everything that is wrong comes at once, in the order of the text", () => {
  expect(findings("a: 017\nb: !x 1\na: *y\n__proto__: 1")).toEqual([
    "FF113 1:4",
    "FF104 2:7",
    "FF102 3:1",
    "FF103 3:4",
    "FF112 4:1",
  ]);
});

test("a finding has its origin and its frame", () => {
  const [finding] = parseYaml({ path, text: "steps:\n  - wait: 0x3" }).diagnostics;
  expect(finding?.origin).toEqual({ file: path, pointer: ["steps", 0, "wait"] });
  expect(finding?.frame).toBe("flows/a.flow.yaml:2:11\n  1 | steps:\n  2 |   - wait: 0x3\n    |           ^^^");
});

function nested(levels: number): string {
  return `a: ${"[".repeat(levels - 1)}${"]".repeat(levels - 1)}`;
}

test("48 levels are allowed, 49 are not", () => {
  expect(findings(nested(48))).toEqual([]);
  expect(findings(nested(49))).toEqual(["FF110 1:51"]);
});

test.each(["[", "{", "{a: ", "- ", "? ", ": ", "[{a: "])(
  "a million characters of %j end at the depth limit",
  (part) => {
    expect(findings(part.repeat(2 ** 20 / part.length)).map((finding) => finding.slice(0, 5))).toEqual(["FF110"]);
  },
);

function keys(count: number): string {
  return Array.from({ length: count }, (_, index) => `k${index}: 1`).join("\n");
}

test("2,000 keys are allowed, one more is not, and 20,000 are refused as one", () => {
  expect(findings(keys(2000))).toEqual([]);
  expect(findings(keys(2001))).toEqual(["FF111 1:1"]);
  expect(findings(keys(20000))).toEqual(["FF111 1:1"]);
});

test("a file full of mistakes gives the first hundred", () => {
  const text = Array.from({ length: 500 }, (_, index) => `k${index}: 0x1`).join("\n");
  expect(findings(text)).toHaveLength(100);
});

test("a reserved key changes no object", () => {
  parseYaml({ path, text: "__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }" });
  expect({}).not.toHaveProperty("polluted");
});

test("what turns a text around may stand there as an escape, and marks that only order letters as they are", () => {
  const { value, diagnostics } = parseYaml({ path: "a.yaml", text: 'a: "x\\u202ey"\nb: \u200fمرحبا 👩\u200d👩' });
  expect([value?.value, diagnostics]).toEqual([{ a: "x\u202ey", b: "\u200fمرحبا 👩\u200d👩" }, []]);
});

const sms = (text: string) =>
  `flow: a\nname: A\nsteps:\n  - id: a\n    sendSms: { text: ${text}, from: X }\n  - id: b\n    wait: 3 days\n`;
const block = (text: string) => `flow: a\nsteps:\n  - sendSms:\n      text: ${text}\n      from: X\n  - wait: 3 days\n`;

/** What is found in a text, with what is to be written. */
function quotings(text: string): readonly string[] {
  const { diagnostics } = parseYaml({ path, text });
  return diagnostics.map(
    ({ code, fix, range }) => `${code} ${range?.line}:${range?.column} ${fix.split(": ").slice(1).join(": ")}`,
  );
}

test.each([
  ["[[customer.firstname]] hi"],
  ["{{customer.firstname}} hi"],
  ["Hi [[customer.firstname]]"],
  ["Hi {{customer.firstname}}, how are you?"],
  ["*Now* or never"],
  ["%off today"],
  ["@anna knows"],
  ["`code` is here"],
  ["| is a line"],
  ["- 20 %"],
  ["] and }"],
  ["[x] done"],
  ["Offer: today"],
  ["Ends soon:"],
  ["Order #12 is here"],
  ["#1 for you"],
  ["Only: all # of it"],
])("%s, unquoted, gives one finding that says to put it in quotes", (text) => {
  expect(quotings(sms(text))).toEqual([`FF014 5:22 "${text}"`]);
  if (/^[^[{]*[[{]/.test(text) && !/^[[{\]]/.test(text)) return;
  if (/#\w/.test(text)) return;
  expect(quotings(block(text))).toEqual([`FF014 4:13 "${text}"`]);
});

test.each([
  ["Order #12 is here", "4:13", "#12 is here"],
  ["#1 for you", "4:11", "#1 for you"],
  ["2 days #todo", "4:13", "#todo"],
])("what touches the # in %s may be text or comment, and both ways are told", (text, place, dropped) => {
  const { diagnostics } = parseYaml({ path, text: block(text) });
  expect(diagnostics).toMatchObject([
    {
      code: "FF016",
      detail: `YAML takes a # after a space, and all behind it, for a comment, so "${dropped}" would be dropped in silence.`,
      fix: `If it belongs to the text, put all of it in quotes: "${text}". If it is a comment, write a space behind the #.`,
    },
  ]);
  expect(findings(block(text))).toEqual([`FF016 ${place}`]);
});

test.each([
  ["{{customer.firstname}}", '"{{customer.firstname}}"'],
  ["'It's fine'", `"It's fine"`],
  ['"Yes" they said', `'"Yes" they said'`],
  ['He said: "It\'s so"', `'He said: "It''s so"'`],
  ["C:\\new: the folder", '"C:\\\\new: the folder"'],
])("%s is to be written as %s", (text, quoted) => {
  expect(quotings(block(text))).toEqual([`FF014 4:13 ${quoted}`]);
});

test.each([
  ["a: &sender x", ["FF103 1:12"]],
  ["a: *sender", ["FF103 1:4"]],
  ["a: !tag x", ["FF104 1:9"]],
  ["a: x # a comment", []],
  ["a: x ## a comment", []],
  ["a: 5 #five", []],
  ['a: "x" #12', []],
  ["a: x#1", []],
  ["a: { b: x, c: y } # [[z]]", []],
])("%j is what it looks like", (text, expected) => {
  expect(findings(text).map((finding) => finding.split(" ")[0])).toEqual(
    expected.map((finding) => finding.split(" ")[0]),
  );
});

test("texts far apart that should stand in quotes are found at once, and what else is certain", () => {
  const text = `${block("Hi: you").replace("flow: a", "flow: 017")}  - sendSms: { text: [[a]] b }\n  - wait: 0x3\n`;
  expect(findings(text)).toEqual(["FF113 1:7", "FF014 4:13", "FF014 7:22", "FF113 8:11"]);
});

test("behind a place where the parser lost its way nothing is shown, before it everything", () => {
  expect(findings("a: 017\nb: { c: 1\nd: 0x1\ne: @x\n")).toEqual(["FF113 1:4", "FF101 3:1"]);
  expect(findings("a: 017\nb: x: y\nc: { d: 1\ne: 0x1\n")).toEqual(["FF113 1:4", "FF014 2:4"]);
});

test("an escape that means nothing hides no other one", () => {
  expect(findings('a: "\\q"\nb: "\\w"\nc: 017')).toEqual(["FF101 1:5", "FF101 2:5", "FF113 3:4"]);
});

test.each([
  ["lines", "a: @b\n", "FF015 28572"],
  ["entries", "- [[a]] b\n", "FF015"],
  ["commas", "[,,,,,,,,,],", "FF015"],
])("a million characters of wrong %s are refused as one", (_what, part, expected) => {
  const text = part.startsWith("[") ? `a: [${part.repeat(87_000)}` : part.repeat(Math.floor(2 ** 20 / part.length));
  const found = findings(text);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(expected);
});

test("half a million escapes that mean nothing are one finding, and as many with a meaning are a text", () => {
  expect(findings(`a: "${"\\q".repeat(2 ** 19 - 10)}"`)).toEqual(["FF101 1:4"]);
  expect(readValue(`a: "${"\\\\\\x41\\u0041".repeat(500)}"`)).toEqual({ a: "\\AA".repeat(500) });
});

test("200,000 words and signs are read", () => {
  expect(readValue("- a\n".repeat(39_999))).toHaveLength(39_999);
});
