import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { excerpt, type WordPart, wordDifference } from "../../src/report/model/word-difference.ts";
import { wordsText } from "../../src/report/text/words.ts";

const told = (parts: readonly WordPart[]) =>
  parts
    .map(({ change, text }) => ({ same: text, gap: "…", added: `{+${text}+}`, removed: `[-${text}-]` })[change])
    .join("");
const side = (parts: readonly WordPart[], change: "added" | "removed") =>
  parts
    .filter((part) => part.change === "same" || part.change === change)
    .map(({ text }) => text)
    .join("");

describe("a difference word by word", () => {
  it.each([
    ["one word", "call within a day", "call within a week", "call within a [-day-]{+week+}"],
    [
      "a merge field",
      "Hi {{First.Name}}, hello",
      "Hi {{Full.Name}}, hello",
      "Hi [-{{First.Name}}-]{+{{Full.Name}}+}, hello",
    ],
    [
      "an address",
      "see https://a.example/x?u=1&v=2 now",
      "see https://a.example/x?u=1&v=3 now",
      "see [-https://a.example/x?u=1&v=2-]{+https://a.example/x?u=1&v=3+} now",
    ],
    ["a tag", 'a <a href="x">b</a>', 'a <a href="y">b</a>', 'a [-<a href="x">-]{+<a href="y">+}b</a>'],
    ["words that nobody could read apart", "at 10:30", "at 11:45", "at [-10:30-]{+11:45+}"],
    ["a line", "one\ntwo\nthree", "one\n2\nthree", "one\n[-two-]{+2+}\nthree"],
    ["all of it", "", "new", "{+new+}"],
  ])("keeps whole: %s", (_, before, after, expected) => {
    expect(told(wordDifference(before, after))).toBe(expected);
  });

  it("holds all of both texts, whatever they are", () => {
    const text = fc
      .array(fc.constantFrom("a", "bb", " ", "\n", "{{x.y}}", "https://a.b/c", "<b>", "é", ",", "🎉", "{{", "<"), {
        maxLength: 40,
      })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = wordDifference(before, after);
        expect(side(parts, "removed")).toBe(before);
        expect(side(parts, "added")).toBe(after);
        expect(parts.length > 0 && parts.every(({ change }) => change === "same")).toBe(
          before === after && before !== "",
        );
      }),
    );
  });

  it("gives up on texts of 200 kB that have nothing in common, but not on showing them", () => {
    const numbered = (word: string) => Array.from({ length: 20_000 }, (_, index) => `${word}${index}`).join(" ");
    const parts = wordDifference(numbered("old"), numbered("new"));
    expect(parts.map(({ change }) => change)).toEqual(["removed", "added"]);
    expect(wordsText(parts, 67).length).toBeLessThanOrEqual(9);
  });

  it("is cut to what stands around the changes, between words", () => {
    const parts = excerpt(
      wordDifference(`${"word ".repeat(50)}old${" more".repeat(50)}`, `${"word ".repeat(50)}new${" more".repeat(50)}`),
      12,
      100,
    );
    expect(told(parts)).toBe("… word word [-old-]{+new+} more more …");
  });

  const whole = [
    "{{ Company . Name }}",
    "[[SET a b c d e f g h i j k l m n o p]]",
    "<a class=\"x y z\" href='https://example.com/a?b=c'>",
    "https://example.com/a/rather/long/way?with=parameters&and=more",
  ];

  it("never cuts a merge field, a tag or an address, wherever it is cut", () => {
    const text = fc
      .array(fc.constantFrom(...whole, " ", " ", "\n", "word", "(", ", ", "é"), { minLength: 1, maxLength: 60 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, text, fc.integer({ min: 0, max: 120 }), (before, after, room) => {
        for (const { text } of excerpt(wordDifference(before, after), room, 2 * room)) {
          const rest = whole.reduce((left, one) => left.replaceAll(one, ""), text);
          expect(rest).toMatch(/^(?:word|\s|[(,é])*$/);
        }
      }),
    );
  });

  it.each([...whole, "語".repeat(300)])("shows one that has no room beside anything: %j", (text) => {
    const [gone, come] = excerpt(wordDifference(`a ${text} b`, "a c b"), 5, 10).filter(
      ({ change }) => change === "added" || change === "removed",
    );
    expect([gone?.text, come?.text]).toEqual([text, "c"]);
  });

  it("leaves out one that nobody would read", () => {
    const parts = excerpt(wordDifference(`a [[${"x".repeat(200_000)}]] b`, "a c b"), 5, 10);
    expect(told(parts)).toBe("a …{+c+} b");
  });

  it("shows what cannot be seen, and no line is wider than asked for", () => {
    const lines = wordsText(wordDifference("a", `a\u202e\u001b[2J ${"x".repeat(100)}`), 40);
    expect(lines.join("\n")).toMatch(/^[\n\x20-\x7e⏎…]*$/);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
  });
});
