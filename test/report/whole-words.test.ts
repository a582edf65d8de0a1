import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { width } from "../../src/diagnostic/frame.ts";
import { sentenceMarkdown } from "../../src/report/markdown/sentence.ts";
import { quotedText } from "../../src/report/model/value-text.ts";
import { cutBetweenWords } from "../../src/report/model/whole-words.ts";

const longAddress = `https://example.com/${"a".repeat(150)}?u={{Person.Id}}`;

describe("a text that is cut in a row", () => {
  it.each([
    [
      "before a merge field",
      "Hi, we are writing to tell you about the order number [[customer.firstname]] of today",
      "Hi, we are writing to tell you about the order number …",
    ],
    [
      "before a link",
      "All about it is to be found under the address https://example.com/x?{{y}} of ours",
      "All about it is to be found under the address …",
    ],
    ["between words", `${"word ".repeat(11)}another`, `${"word ".repeat(11)}…`],
    ["behind a link that stands first", `${longAddress} and more`, `${longAddress} …`],
    ["before a link that nobody would read", `https://example.com/${"a".repeat(300)}`, "…"],
    ["within a word without end", "x".repeat(80), `${"x".repeat(59)}…`],
    ["nowhere when there is room", "See [[customer.firstname]]", "See [[customer.firstname]]"],
  ])("is cut %s", (_, text, expected) => {
    expect(quotedText(text)).toBe(`"${expected}"`);
  });

  const whole = ["{{ Company . Name }}", "[[SET a b c]]", '<a href="x">', "https://example.com/a?b=c"];

  it("never cuts a merge field, a tag or an address, and finds room", () => {
    const text = fc
      .array(fc.constantFrom(...whole, " ", "word", "(", ", ", "é", "流"), { minLength: 1, maxLength: 60 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 120 }), (text, room) => {
        const cut = cutBetweenWords(text, room);
        expect(width(cut)).toBeLessThanOrEqual(room);
        expect(text.startsWith(cut.replace(/ ?…$/, ""))).toBe(true);
        const rest = whole.reduce((left, one) => left.replaceAll(one, ""), cut);
        expect(rest).toMatch(/^[word\s(,é流…]*$/);
      }),
    );
  });

  it("is cut in the same way in a comment", () => {
    const sentence = ["SMS: text ", { quote: `${"word ".repeat(10)}[[customer.firstname]]` }];
    const told = sentenceMarkdown(sentence, 66).replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
    expect(told).toBe(`SMS: text <code>${"word ".repeat(10)}…</code>`);
  });
});
