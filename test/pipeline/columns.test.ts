import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { readSnapshot, snapshotText } from "../../src/language/conditions/snapshot.ts";
import { isRead } from "../../src/live/read-operations.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import { checkOnTarget } from "../../src/pipeline/check-on-target.ts";
import { checkProject } from "../../src/pipeline/check-project.ts";
import { refreshColumns } from "../../src/pipeline/refresh-columns.ts";
import { clientSettings } from "../support/client-settings.ts";
import { type Workshop, workshop } from "../support/sandbox-project.ts";

const path = ".flowform/columns/sandbox.json";
const file = { target: "sandbox", path };
const refresh = ({ project, target }: Workshop) => refreshColumns(project, file, target);
const textOf = ({ files }: Workshop, name: string) => new TextDecoder().decode(Buffer.from(files.get(name) ?? ""));

function flowAsking(...conditions: readonly string[]): string {
  const filter = conditions.map((condition) => `    - ${condition}\n`).join("");
  return `flow: a\nname: A\nenrolment:\n  filter:\n${filter}steps: []\n`;
}

function shopAsking(...conditions: readonly string[]): Workshop {
  const shop = workshop();
  shop.write("a", flowAsking(...conditions));
  return shop;
}

const found = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.map(({ code, range }) => `${code} ${range === undefined ? "" : `${range.line}:${range.column}`}`.trim());

/** Changes what the file of columns says. */
function rewrite(shop: Workshop, change: (snapshot: Snapshot) => Snapshot): void {
  const read = readSnapshot(textOf(shop, path));
  if (!("snapshot" in read)) throw new Error("there are no columns to change");
  shop.files.set(path, snapshotText(change(read.snapshot)));
}
type Snapshot = Parameters<typeof snapshotText>[0];

describe("refreshing the columns of a target", () => {
  test("writes all of them, the same text every time, and only reads from the target", async () => {
    const shop = workshop();
    expect((await refresh(shop)).value).toEqual({ ...file, count: 1375 });
    const first = textOf(shop, path);
    expect(first).toContain('    "personUdef/SuperOffice:7": {"type":"listAny","list":"CustomerSegment"},\n');
    expect(first).toContain('"between":"W;W"');
    await refresh(shop);
    expect(textOf(shop, path)).toBe(first);
    expect(shop.requests.filter((request) => !isRead(request))).toEqual([]);
  });

  test.each([
    ["[]", "FF572"],
    ["[{}]", "FF572"],
    ['[{"Type":"equals"},{"Name":"x"}]', "FF571"],
    ["[1]", "FF571"],
  ])("keeps the file when the list of operators is %s", async (body, code) => {
    const shop = workshop();
    await refresh(shop);
    const before = textOf(shop, path);
    shop.intercept(async (request, send) =>
      /MDO\/GetList/.test(request.path) ? { status: 200, headers: {}, body } : send(request),
    );
    const { value, diagnostics } = await refresh(shop);
    expect([value, [...new Set(found(diagnostics))]]).toEqual([undefined, [code]]);
    expect(textOf(shop, path)).toBe(before);
  });

  test("leaves the file as it is when the target does not answer", async () => {
    const shop = workshop();
    await refresh(shop);
    const before = textOf(shop, path);
    shop.intercept(async (request, send) =>
      /MDO\/GetList/.test(request.path) ? { status: 500, headers: {}, body: "{}" } : send(request),
    );
    expect(found((await refresh(shop)).diagnostics)).toContain("FF507");
    expect(textOf(shop, path)).toBe(before);
  });

  test("writes nothing when there is no column that could be tested", async () => {
    const shop = workshop();
    shop.intercept(async () => ({ status: 200, headers: {}, body: '[{"Name":"a","CanRestrictBy":false}]' }));
    expect(found((await refresh(shop)).diagnostics)).toEqual(["FF542"]);
    expect(shop.files.has(path)).toBe(false);
  });
});

test("a column that the target cannot restrict by is none for conditions, whatever its type", async () => {
  const shop = shopAsking("firstName: { begins: A }");
  shop.intercept(async (request, send) => {
    const answer = await send(request);
    if (!("body" in answer) || !request.path.endsWith("GetAvailableColumns")) return answer;
    const columns = (JSON.parse(answer.body) as { Name: string }[]).map((column) =>
      column.Name === "firstName" ? { ...column, CanRestrictBy: false } : column,
    );
    return { ...answer, body: JSON.stringify(columns) };
  });
  await refresh(shop);
  expect(found((await checkProject(shop.project)).diagnostics)).toEqual(["FF326 5:7"]);
});

describe("the columns that are kept", () => {
  test("make names of fields of the tenant's own into ids", async () => {
    const shop = shopAsking("personUdef/SuperOffice:7: { oneOf: [Gold] }");
    await refresh(shop);
    await shop.apply();
    const { Filter } = (await shop.live("A")) as EmailFlow;
    expect(Filter.RestrictionGroups[0]?.Restrictions[0]).toMatchObject({
      Name: "personUdef/SuperOffice:7",
      Operator: "oneOf",
      Values: ["[I:3]"],
    });
    expect((await shop.plan()).value?.flows).toEqual([]);
  });

  test("give such a field its type, where without them any value would do", async () => {
    const shop = shopAsking("personUdef/SuperOffice:4: { begins: A }", "personUdef/SuperOffice:99: isNull");
    expect(found((await checkProject(shop.project)).diagnostics)).toEqual([]);
    await refresh(shop);
    expect(found((await checkProject(shop.project)).diagnostics)).toEqual(["FF306 5:35", "FF327 6:7"]);
  });

  test("count at once when they change, although no flow has changed", async () => {
    const shop = shopAsking("firstName: { begins: A }");
    await refresh(shop);
    const check = async () => found((await checkProject(shop.project)).diagnostics);
    expect(await check()).toEqual([]);
    expect(await check()).toEqual([]);
    rewrite(shop, ({ columns: { firstName: _, ...columns }, operators }) => ({ columns, operators }));
    expect(await check()).toEqual(["FF327 5:7"]);
    rewrite(shop, ({ columns, operators }) => ({ columns: { ...columns, firstName: { type: "string" } }, operators }));
    expect(await check()).toEqual([]);
    shop.files.delete(path);
    expect(await check()).toEqual([]);
  });

  test("know operators that the documentation does not have, and doubt those that the target does not list", async () => {
    const shop = shopAsking("firstName: { soundsLike: Anna }", "lastName: { begins: A }");
    await refresh(shop);
    rewrite(shop, ({ columns, operators }) => ({ columns, operators: { ...operators, string: { soundsLike: "W" } } }));
    const { diagnostics } = await checkProject(shop.project);
    expect(found(diagnostics)).toEqual(["FF328 6:19"]);
    expect(diagnostics.map(({ severity }) => severity)).toEqual(["warning"]);
    expect(found((await shop.plan()).diagnostics)).toEqual(["FF328 6:19"]);
  });

  test.each([
    ["{", "FF540"],
    ["<<<<<<< ours", "FF540"],
    ['{"format_version":"2.0"}', "FF541"],
  ])("are not used when they say %j", async (text, code) => {
    const shop = shopAsking("firstName: { begins: A }");
    shop.files.set(path, text);
    const { diagnostics } = await checkProject(shop.project);
    expect(found(diagnostics)).toEqual([code]);
    expect(diagnostics[0]?.detail).toContain(path);
    expect((await shop.plan()).value).toBeUndefined();
    await refresh(shop);
    expect(found((await checkProject(shop.project)).diagnostics)).toEqual([]);
  });
});

describe("checking on a target", () => {
  const wrong = `flow: a
name: A
enrolment:
  triggers:
    - on: requestCreated
      where:
        - request/slevel: { oneOf: [Internal, Internl] }
        - request/ticketTypeName: { notOneOf: [Compliant] }
  filter:
    - personAssociateId: { associateIsOneOf: [anna.berg, anna.bergg] }
    - personUdef/SuperOffice:7: { oneOf: [Platinum] }
steps:
  - id: mail
    sendEmail: { mailing: No such mailing }
`;

  test("finds every name that it does not have, with its place", async () => {
    const shop = workshop();
    shop.write("a", wrong);
    expect((await checkProject(shop.project)).diagnostics).toEqual([]);
    const { value } = await checkOnTarget(shop.project, shop.target);
    expect(found(value?.diagnostics ?? [])).toEqual([
      "FF401 7:47",
      "FF401 8:48",
      "FF401 10:58",
      "FF401 11:43",
      "FF401 14:27",
    ]);
    expect(value?.diagnostics[0]).toMatchObject({
      range: { file: "flows/a.flow.yaml" },
      fix: 'Did you mean "Internal"?',
    });
    expect(value?.flows).toEqual([]);
  });

  test("finds columns and operators that it does not have, whatever is kept in a file", async () => {
    const shop = shopAsking("personUdef/SuperOffice:99: isNull", "personUdef/SuperOffice:4: { begins: A }");
    const { value } = await checkOnTarget(shop.project, shop.target);
    expect(found(value?.diagnostics ?? [])).toEqual(["FF327 5:7", "FF306 6:35"]);
  });

  test.each([
    ["Customer", ["FF325 5:15"], ["a"]],
    ["Custmer", ["FF325 5:15", "FF401 6:45"], []],
  ])("says each warning once, with %s", async (category, findings, right) => {
    const shop = workshop();
    const goals = "goals:\n  - on: requestCreated\n    where: [{ firstName: { begins: A } }]\n";
    const filter = `enrolment: { filter: [{ category: { oneOf: [${category}] } }] }\n`;
    shop.write("a", `flow: a\nname: A\n${goals}${filter}steps: []\n`);
    const { value } = await checkOnTarget(shop.project, shop.target);
    expect(found(value?.diagnostics ?? [])).toEqual(findings);
    expect(value?.flows.map(({ key }) => key)).toEqual(right);
  });

  const byId = (mailing: number, category: number, flow: number, user = 0) => `flow: a
name: A
owner: { id: ${user} }
enrolment:
  leave: [{ id: ${flow} }]
  filter:
    - category: { oneOf: [{ id: ${category} }] }
steps:
  - id: mail
    sendEmail: { mailing: { id: ${mailing} } }
  - id: person
    updateParticipant: { person: [{ personCountry: { set: { id: ${category} } } }] }
`;

  test("finds ids that its lists do not have; where rows may be hidden, that is a warning", async () => {
    const shop = workshop();
    shop.write("a", byId(99999, 88888, 77777, 66666));
    const { value } = await checkOnTarget(shop.project, shop.target);
    expect(found(value?.diagnostics ?? [])).toEqual([
      "FF583 3:8",
      "FF582 5:11",
      "FF583 7:27",
      "FF582 10:27",
      "FF583 12:59",
    ]);
    expect(value?.diagnostics.map(({ severity }) => severity)).toContain("warning");
    expect(value?.diagnostics[3]?.detail).toBe("The list specifiedmailings has nothing with the id 99999.");
    expect(value?.flows).toEqual([]);
    // Planning and applying take ids on trust.
    expect((await shop.plan()).diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("takes ids that its lists have, and 0 for none; a list that cannot be read is said to be so", async () => {
    const shop = workshop();
    const { id } = clientSettings(shop.store);
    const { EmailFlowId } = (await shop.api("/v1/Agents/Workflow/SaveEmailFlow", { EmailFlowId: 0, Name: "B" })) as {
      EmailFlowId: number;
    };
    shop.write(
      "a",
      byId(id("specifiedmailings", "Welcome to your trial"), id("category", "Customer"), EmailFlowId).replace(
        / {2}- id: person\n.*\n/,
        "",
      ),
    );
    expect((await checkOnTarget(shop.project, shop.target)).value?.diagnostics).toEqual([]);
    shop.intercept(async (request, send) =>
      request.path === "/v1/MDOList/category" ? { status: 403, headers: {}, body: "{}" } : send(request),
    );
    const { value } = await checkOnTarget(shop.project, shop.target);
    expect([found(value?.diagnostics ?? []), value?.flows.length]).toEqual([["FF584 7:27"], 1]);
  });

  test("needs no right to write, and asks for nothing but columns, operators and lists", async () => {
    const shop = workshop({ flowAdministrator: false });
    shop.write(
      "a",
      flowAsking("category: { oneOf: [Customer] }", "personUdef/SuperOffice:7: { oneOf: [Gold] }", "country: isNull"),
    );
    shop.write("b", flowAsking("category: { oneOf: [Partner] }").replace("flow: a\nname: A", "flow: b\nname: B"));
    const { value } = await checkOnTarget(shop.project, shop.target);
    expect([value?.diagnostics, value?.flows.map(({ key }) => key)]).toEqual([[], ["a", "b"]]);
    const asked = shop.requests.map(({ method, path: at, body }) => {
      const { AdditionalInfo = "" } = (body === "" ? {} : JSON.parse(body)) as { AdditionalInfo?: string };
      return `${method} ${at}${AdditionalInfo === "" ? "" : ` ${AdditionalInfo}`}`;
    });
    const types =
      "associate bool date datetime decimal ejCategory ejUser int intArray listAny listExternal listInterest positiveString saintStatus string stringorPK timeSpan unlimitedDate userGroup";
    expect(asked.toSorted()).toEqual(
      [
        "POST /v1/Agents/Archive/GetAvailableColumns",
        ...types.split(" ").map((type) => `POST /v1/Agents/MDO/GetList ${type}`),
        "GET /v1/MDOList/category",
        "GET /v1/MDOList/customersegment",
      ].toSorted(),
    );
    expect(shop.requests.filter((request) => !isRead(request))).toEqual([]);
  });

  test("is what the same user can do, who may not apply", async () => {
    const shop = workshop({ flowAdministrator: false });
    shop.write("a", flowAsking("category: { oneOf: [Customer] }"));
    const result = await shop.apply();
    expect(JSON.stringify(result)).toContain("FF505");
  });

  test("ends when a list cannot be read", async () => {
    const shop = shopAsking("category: { oneOf: [Customer] }");
    shop.intercept(async (request, send) =>
      request.path === "/v1/MDOList/category" ? { status: 403, headers: {}, body: "{}" } : send(request),
    );
    const { value, diagnostics } = await checkOnTarget(shop.project, shop.target);
    expect([value, found(diagnostics)]).toEqual([undefined, ["FF505"]]);
  });
});
