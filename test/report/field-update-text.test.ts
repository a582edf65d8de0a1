import { expect, test } from "vitest";
import { plainPalette } from "../../src/report/palette.ts";
import { planText } from "../../src/report/plan-text.ts";
import { planOf } from "./plan-of.ts";

const flow = (...updates: readonly string[]) =>
  `flow: a\nname: A\nsteps:\n  - { id: u, updateParticipant: { person: [${updates.join(", ")}] } }\n`;
const none = "flow: a\nname: A\nsteps: []\n";

/** The rows of a plan on one line. */
async function told(before: string, after: string): Promise<string> {
  return planText(await planOf([before, after]), plainPalette)
    .split("    Before")[0]
    ?.replace(/\s+/g, " ") as string;
}

const [status, text, off] = [
  "leadstatus: { set: { id: 5 } }",
  '"SuperOffice:1": { set: Trial }',
  "title: clear, inactive: true",
].map((update) => `{ ${update} }`) as [string, string, string];

test.each([
  ["a row of a list", status, "leadstatus: #5"],
  ["a text", text, 'SuperOffice:1: "Trial"'],
  ["a word alone, of an update that is off", off, "(off) title: clear"],
  ["yes or no", "{ retired: { set: true } }", "retired: yes"],
  [
    "parts",
    "{ firstName: { replaceText: { find: Bob, with: Ann } } }",
    'firstName: replaceText find "Bob", with "Ann"',
  ],
  ["a value with a note", '{ mobilePhone: { add: "1" } }', 'mobilePhone: add "1"'],
  ["rows of a list that nobody knows", "{ addInterests: { add: [{ id: 3 }, { id: 4 }] } }", "addInterests: add #3, #4"],
  ["the server's own words", '{ phone: { exactly: { operation: odd, values: ["1", "2"] } } }', 'phone: odd "1", "2"'],
])("an update is told in the words of the file: %s", async (_, update, words) => {
  expect(await told(none, flow(update))).toContain(`Update of the person u: person ${words} (line 4)`);
});

test.each([
  [
    "only what changes",
    [status, text, off],
    [status, text.replace("Trial", "Ended"), off],
    '"Trial" -> SuperOffice:1: "Ended"',
  ],
  ["what comes", [status], [status, text], 'added: SuperOffice:1: "Trial"'],
  ["what goes", [status, text], [status], 'removed: SuperOffice:1: "Trial"'],
  [
    "all of it, where the order alone is another one",
    [status, off],
    [off, status],
    "leadstatus: #5, (off) title: clear -> (off) title: clear, leadstatus: #5",
  ],
] as const)("of updates that change, a row says %s", async (_, before, after, words) => {
  const text = await told(flow(...before), flow(...after));
  expect(text).toContain(words);
  expect(text.match(/leadstatus/g)?.length ?? 0).toBe(words.match(/leadstatus/g)?.length ?? 0);
});
