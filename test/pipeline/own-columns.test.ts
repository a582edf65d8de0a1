import { describe, expect, test } from "vitest";
import { refreshColumns } from "../../src/pipeline/refresh-columns.ts";
import { plainPalette } from "../../src/report/palette.ts";
import { planText } from "../../src/report/plan-text.ts";
import { present } from "../../src/util/invariant.ts";
import { changeLive, pull } from "../support/pulling.ts";
import { type Workshop, workshop } from "../support/sandbox-project.ts";

const flow = `flow: gold
name: Gold
enrolment:
  filter:
    - personUdef/SuperOffice:7: { oneOf: [Gold] } # the best
    - personExtra/x_person_user_relation: { associateIsOneOf: [anna.berg] }
    - personUdef/SuperOffice:4: { after: 2026-12-01 }
    - personExtra/x_person_timespan: { greater: 8 hours }
    - personUdef/SuperOffice:6: true
    - personUdef/SuperOffice:3: { equals: 5 }
steps:
  - id: settle-in
    wait: 1 day
`;

const linesOf = (carrier: { Filter: { RestrictionGroups: readonly { Restrictions: readonly object[] }[] } }) =>
  carrier.Filter.RestrictionGroups.flatMap(({ Restrictions }) => Restrictions as readonly Record<string, unknown>[]);

const askedForColumns = ({ requests }: Workshop) =>
  requests.filter(({ path }) => path.includes("GetAvailableColumns")).length;

async function applied(shop: Workshop, text = flow): Promise<Workshop> {
  shop.write("gold", text);
  const { flows, diagnostics } = await shop.apply();
  expect([...diagnostics, ...flows.flatMap((each) => each.diagnostics)]).toEqual([]);
  return shop;
}

/** With the tenant's columns in a file, and without one. */
const ways = [
  { how: "no file of columns", prepare: async () => {} },
  {
    how: "a file of columns",
    prepare: async ({ project, target }: Workshop) => {
      const file = present(project.columnsFile, "where columns are kept");
      expect((await refreshColumns(project, file, target)).diagnostics).toEqual([]);
    },
  },
];

describe.each(ways)("a tenant's own fields, with $how", ({ prepare }) => {
  test("are sent as their types want it", async () => {
    const shop = workshop();
    await prepare(shop);
    await applied(shop);
    expect(linesOf(await shop.live("Gold")).map(({ Operator, Values }) => [Operator, Values])).toEqual([
      ["oneOf", ["[I:3]"]],
      ["associateIsOneOf", ["[I:10]"]],
      ["after", ["[D:12/01/2026]"]],
      ["greater", ["[TS:28800]"]],
      ["set", ["1"]],
      ["equals", ["[I:5]"]],
    ]);
    expect((await shop.plan()).value?.flows).toEqual([]);
  });

  test("are shown by their names and in the words in which people write them", async () => {
    const shop = workshop();
    await prepare(shop);
    shop.write("gold", flow);
    const planned = async () =>
      planText(present((await shop.plan()).value, "a plan"), plainPalette).replaceAll(/\s+/g, " ");
    const created = await planned();
    for (const words of ["personUdef/SuperOffice:6 is yes", 'personExtra/x_person_user_relation is "anna.berg"'])
      expect(created.toLowerCase()).toContain(words.toLowerCase());
    await applied(shop);
    shop.write(
      "gold",
      flow
        .replace("[Gold]", "[Gold, Silver]")
        .replace("after: 2026-12-01", "thisAndPrevious: 2 weeks")
        .replace("personExtra/x_person_timespan", "request/timeToReply"),
    );
    const text = await planned();
    for (const words of [
      'personudef/superoffice:7 is one of "Silver", "Gold"',
      "personudef/superoffice:4 is in this or the previous 2 weeks",
      "request/timeToReply is more than 8 hours",
      "personudef/superoffice:4 is after 2026-12-01 and",
    ])
      expect(text).toContain(words);
  });

  test("are imported in the words in which people write them", async () => {
    const shop = await applied(workshop());
    const before = await shop.live("Gold");
    const other = workshop();
    await prepare(other);
    await other.api("/v1/Agents/Workflow/SaveEmailFlow", withoutIds(before));
    const { value, diagnostics } = await other.import(["Gold"]);
    expect([value?.imported.length, diagnostics]).toEqual([1, []]);
    const [path = ""] = [...other.files.keys()].filter((name) => name.endsWith("gold.flow.yaml"));
    const written = String(other.files.get(path));
    for (const words of [
      "personUdef/SuperOffice:7: { oneOf: [Gold] }",
      "personExtra/x_person_user_relation: { associateIsOneOf: [anna.berg] }",
      "personUdef/SuperOffice:4: { after: 2026-12-01 }",
      "personExtra/x_person_timespan: { greater: 8 hours }",
      "personUdef/SuperOffice:6: true",
      "personUdef/SuperOffice:3: { equals: 5 }",
    ])
      expect(written).toContain(words);
    expect((await other.plan()).value?.flows).toEqual([]);
  });

  test("stay as they are when something else is pulled", async () => {
    const shop = workshop();
    await prepare(shop);
    await applied(shop);
    await changeLive(shop, "Gold", ({ Steps: [step] }) => Object.assign(step ?? {}, { NumIntervals: 5 }));
    expect(await pull(shop, { overwrite: true })).toMatchObject({ codes: [] });
    expect(String(shop.files.get("flows/gold.flow.yaml"))).toBe(flow.replace("1 day", "5 days"));
  });
});

test("the target is asked for its columns once, however many flows name its own fields, and not at all for others", async () => {
  const shop = workshop();
  shop.write(
    "plain",
    flow
      .replaceAll("gold", "plain")
      .replaceAll("Gold", "Plain")
      .replace(/ {4}- .*\n/g, "")
      .replace("  filter:\n", "  once: true\n"),
  );
  await shop.plan();
  expect(askedForColumns(shop)).toBe(0);
  for (const key of ["a", "b", "c"])
    shop.write(key, flow.replace("flow: gold", `flow: ${key}`).replace("name: Gold", `name: ${key}`));
  expect((await shop.plan()).value?.flows).toHaveLength(4);
  expect(askedForColumns(shop)).toBe(1);
});

test("a field that the tenant does not have, and columns that cannot be read, are refused", async () => {
  const shop = workshop();
  shop.write("gold", flow.replace("SuperOffice:7", "SuperOffice:77"));
  expect((await shop.plan()).diagnostics.map(({ code, range }) => [code, range?.line])).toEqual([["FF305", 5]]);
  shop.write("gold", flow);
  shop.intercept((request, send) =>
    request.path.includes("GetAvailableColumns")
      ? Promise.resolve({ status: 200, headers: {}, body: "[]" })
      : send(request),
  );
  const refused = await shop.plan();
  expect([refused.value, refused.diagnostics.map(({ code }) => code)]).toEqual([undefined, ["FF542"]]);
});

/** A flow as it would be made on another tenant. */
function withoutIds(carrier: object): unknown {
  return JSON.parse(JSON.stringify(carrier), (key, value) =>
    /^(EmailFlowId|Workflow\w*Id)$/.test(key) && typeof value === "number" ? 0 : value,
  );
}
