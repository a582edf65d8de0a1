import { beforeEach, describe, expect, test } from "vitest";
import type { Outcome } from "../../src/diagnostic/diagnostic.ts";
import { diagnosticsText } from "../../src/report/diagnostic-text.ts";
import { plainPalette } from "../../src/report/palette.ts";
import { type Workshop, workshop } from "../support/sandbox-project.ts";

/** Properties inside conditions and field updates that nobody knows: kept, said, and never lost by a change. */

const text = `flow: first
name: First
enrolment:
  triggers: [{ id: new, on: personCreated, where: [{ firstName: { begins: A } }] }]
  filter: [{ firstName: { begins: A } }]
steps:
  - { id: change, updateParticipant: { person: [{ title: { set: Dr } }] } }
  - { id: sms, sendSms: { text: Hello } }
`;

type Node = Record<string, unknown>;
let shop: Workshop;
let live: Node;

beforeEach(async () => {
  shop = workshop();
  shop.write("first", text);
  await shop.apply();
  live = (await shop.live("First")) as unknown as Node;
});

/** The live flow with one property set at a path such as Filter.Mode. */
function answer(path: string, value: unknown): void {
  const changed = structuredClone(live);
  const parts = path.split(".");
  const name = parts.pop() ?? "";
  parts.reduce((node, part) => node[part] as Node, changed)[name] = value;
  shop.intercept((request, send) =>
    request.path.includes("/GetEmailFlow?")
      ? Promise.resolve({ status: 200, headers: {}, body: JSON.stringify(changed) })
      : send(request),
  );
}

const said = async (from: Promise<Outcome<unknown>> = shop.plan()) =>
  diagnosticsText((await from).diagnostics, plainPalette).replace(/\s+/g, " ");

const places = [
  {
    path: "Filter.Mode",
    words: "Filter.Mode",
    before: "filter: [{ firstName: { begins: A",
    after: "filter: [{ firstName: { begins: B",
  },
  {
    path: "Filter.RestrictionGroups.0.Direction",
    words: "Filter.RestrictionGroups.Direction",
    before: "filter: [{ firstName: { begins: A",
    after: "filter: [{ firstName: { begins: B",
  },
  {
    path: "Triggers.0.RestrictionGroups.0.Restrictions.0.Weight",
    words: "RestrictionGroups.Restrictions.Weight",
    before: "where: [{ firstName: { begins: A",
    after: "where: [{ firstName: { begins: B",
  },
  {
    path: "Steps.0.FieldValuesPerson.0.Novel",
    words: "FieldValuesPerson.Novel",
    before: "set: Dr",
    after: "set: Prof",
  },
];

describe.each(places)("$path", ({ path, words, before, after }) => {
  test("is listed by a plan and by an import, and goes back with the save of another part", async () => {
    answer(path, 1);
    expect(await said()).toContain(`"First": ${words}. They are sent back as they were read.`);
    shop.write("first", text.replace("Hello", "Hi"));
    const sent = (await shop.plan()).value?.flows[0]?.payload as unknown as Node;
    const parts = path.split(".");
    expect(parts.reduce<unknown>((node, part) => (node as Node)[part], sent)).toBe(1);
    shop.files.delete("flows/first.flow.yaml");
    expect(await said(shop.import(["First"]))).toContain(`"First": ${words}.`);
  });

  test("is not lost by a change of its place: the plan is refused", async () => {
    answer(path, 1);
    expect(text).toContain(before);
    shop.write("first", text.replace(before, after));
    const { value } = await shop.plan();
    expect(value).toBeUndefined();
    expect(await said()).toMatch(/error FF576: A change would lose properties/);
    expect(await said()).toContain(`"First": ${words}. What they stand in would be written anew`);
  });

  test.each([null, 0, "", false, [], {}].map((nothing) => ({ nothing })))(
    "does not stand in the way of a change as $nothing",
    async ({ nothing }) => {
      answer(path, nothing);
      shop.write("first", text.replace(before, after));
      expect((await shop.plan()).value?.flows).toHaveLength(1);
    },
  );

  test("is a part of what a plan was made for", async () => {
    shop.write("first", text.replace("Hello", "Hi"));
    const [one] = (await shop.plan()).value?.flows ?? [];
    answer(path, 1);
    const [other] = (await shop.plan()).value?.flows ?? [];
    expect(one?.fingerprint).toBeDefined();
    expect(other?.fingerprint).not.toBe(one?.fingerprint);
  });
});

describe("what is not whole is not read as empty", () => {
  test.each([
    ["Filter", { RestrictionGroups: "x" }],
    ["Filter", {}],
    ["Filter.RestrictionGroups.0.Restrictions", "x"],
    ["Filter.RestrictionGroups.0.Restrictions.0.Values", "x"],
    ["Filter.RestrictionGroups.0.Restrictions.0.SubRestrictions", "x"],
    ["Steps.0.FieldValuesPerson.0.Values", "x"],
  ])("%s as %j", async (path, value) => {
    answer(path, value);
    expect((await shop.plan()).value).toBeUndefined();
    expect(await said()).toContain("error FF508");
    shop.files.delete("flows/first.flow.yaml");
    expect((await shop.import(["First"])).value).toBeUndefined();
  });

  test("null is how none is sent", async () => {
    answer("Filter", { RestrictionGroups: null });
    shop.write("first", text.replace(/ {2}filter: .*\n/, ""));
    expect((await shop.plan()).value?.flows).toEqual([]);
  });
});
