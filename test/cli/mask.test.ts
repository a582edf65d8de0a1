import { expect, it } from "vitest";
import { createMask } from "../../src/cli/mask.ts";

const secret = 'a "b"/c+d=$1 é';

it.each([
  ["as it is", secret],
  ["in JSON", JSON.stringify(secret)],
  ["in an address", encodeURIComponent(secret)],
  ["in base64", Buffer.from(secret).toString("base64")],
  ["in base64 with more behind it", Buffer.from(`${secret}, and more`).toString("base64").slice(0, 20)],
  ["broken over lines", secret.replaceAll(" ", "\n       ")],
])("a secret is taken out %s", (_, text) => {
  const mask = createMask();
  mask.conceal(`${secret}\n`);
  expect(mask.apply(`before ${text} after`)).toMatch(/^before .{0,3}\*\*\*.{0,5} after$/);
});

it("what is too short to be a secret stays, and so does all the rest", () => {
  const mask = createMask();
  mask.conceal("abc");
  mask.conceal("");
  expect(mask.apply("abc and all the rest")).toBe("abc and all the rest");
});

it("a short secret is taken out as a word of its own, and stays inside other words", () => {
  const mask = createMask();
  mask.conceal("wrong");
  expect(mask.apply('"wrong" is wrongly a strongwrong token=wrong&a')).toBe(
    '"***" is wrongly a strongwrong token=***&a',
  );
});
