import { describe, expect, it } from "vitest";
import { commentsOf } from "../../src/parse/comments.ts";

describe("comments of a YAML text", () => {
  it.each([
    ["# a\nx: 1 # b\n", [" a", " b"]],
    ["\ufeff# a\nx: 1\n", [" a"]],
    ["x: a#b # c\n", [" c"]],
    ['x: "# no" # yes\n', [" yes"]],
    ["x: '# no'\n", []],
    ["x: |\n  # no\n  more\ny: 1 # yes\n", [" yes"]],
    ["x: |2 # head\n    # no\n", [" head"]],
    ["x: plain\n  # yes\ny: [a, # one\n  b] # two\r\n", [" yes", " one", " two"]],
    ["'# key': { '#': 1 } #\n", [""]],
    ["x: [\n# a\n", [" a"]],
  ])("of %j", (text, expected) => {
    const found = commentsOf(text);
    expect(found.map((comment) => comment.text.trimEnd())).toEqual(expected);
    for (const { start, end, text: own } of found) expect(text.slice(start, end)).toBe(`#${own}`);
  });
});
