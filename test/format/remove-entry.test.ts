import { describe, expect, it } from "vitest";
import { removalOfComment, removalOfEntry, without } from "../../src/format/remove-entry.ts";

const was = ["steps", 0, "was"];
const removed = (text: string, pointer: readonly (string | number)[] = was) => {
  const removal = removalOfEntry(text, pointer);
  return removal === undefined ? undefined : without(text, [removal]);
};

describe("removing a key", () => {
  it.each([
    [
      "with its line",
      "steps:\n  - id: a\n    was: b\n    wait: 1 day # why\n",
      "steps:\n  - id: a\n    wait: 1 day # why\n",
    ],
    ["with Windows' line ends", "steps:\r\n  - id: a\r\n    was: b\r\n", "steps:\r\n  - id: a\r\n"],
    ["at the end of the file", "steps:\n  - id: a\n    was: b", "steps:\n  - id: a\n"],
    [
      "but not its comment",
      "steps:\n  - id: a\n    was: b # why\n    x: 1\n",
      "steps:\n  - id: a\n    # why\n    x: 1\n",
    ],
    ["behind a dash", "steps:\n  - was: b\n    id: a\n", "steps:\n  - id: a\n"],
    ["inside braces", "steps:\n  - { id: a, was: b, x: 1 }\n", "steps:\n  - { id: a, x: 1 }\n"],
    ["at the end of braces", "steps:\n  - { id: a, was: b }\n", "steps:\n  - { id: a }\n"],
    ["at the beginning of braces", "steps:\n  - { was: b, id: a }\n", "steps:\n  - { id: a }\n"],
  ])("%s", (_, before, after) => {
    expect(removed(before)).toBe(after);
  });

  it.each([
    ["is not there", "steps:\n  - id: a\n"],
    ["is written with a question mark", "steps:\n  - ? was\n    : b\n    id: a\n"],
    ["is the only one", "steps:\n  - was: b\n"],
    ["stands in a file that is no YAML", "steps: [\n"],
  ])("leaves the text alone when it %s", (_, text) => {
    expect(removed(text)).toBeUndefined();
  });
});

describe("removing a comment", () => {
  it.each([
    ["with its line", "a: 1\n  # gone\nb: 2\n", "a: 1\nb: 2\n"],
    ["with the spaces before it", "a: 1  # gone\nb: 2\n", "a: 1\nb: 2\n"],
  ])("%s", (_, before, after) => {
    const start = before.indexOf("#");
    expect(without(before, [removalOfComment(before, { start, end: start + 6 })])).toBe(after);
  });
});
