import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import published from "../../schema/flow.schema.json" with { type: "json" };
import shape from "../../schema/flow.shape.json" with { type: "json" };
import { builtInCatalogue } from "../../src/language/conditions/column.ts";
import { tenantCatalogue } from "../../src/language/conditions/tenant-catalogue.ts";
import { editorSchema } from "../../src/language/editor-schema.ts";
import { parseYaml } from "../../src/parse/yaml.ts";
import { isObject, type JsonObject } from "../../src/util/json.ts";

const ajv = new Ajv2020({ strict: false, allErrors: false });
const fitsEditor = ajv.compile(published);
const fitsShape = ajv.compile(shape);

/** Every schema that says something of a place in a document, found as an editor does it. */
function schemasAt(root: JsonObject, document: unknown, path: readonly (string | number)[]): readonly JsonObject[] {
  const at = (node: unknown, value: unknown, rest: readonly (string | number)[]): readonly JsonObject[] => {
    if (!isObject(node)) return [];
    const nested = [
      ...(typeof node.$ref === "string" ? [resolve(root, node.$ref)] : []),
      ...[node.allOf, node.anyOf, node.oneOf].flatMap((list) => (Array.isArray(list) ? list : [])),
      ...(isObject(node.if) && ajv.validate(node.if, value) ? [node.then] : []),
    ].flatMap((inner) => at(inner, value, rest));
    const [key, ...further] = rest;
    if (key === undefined) return [node, ...nested];
    const properties = isObject(node.properties) ? node.properties : {};
    const child =
      typeof key === "number"
        ? node.items
        : Object.hasOwn(properties, key)
          ? properties[key]
          : node.additionalProperties;
    const inner = (value as Record<string | number, unknown> | undefined)?.[key];
    return [...at(child, inner, further), ...nested];
  };
  return at(root, document, path);
}

function resolve(root: JsonObject, reference: string): unknown {
  return reference
    .slice(2)
    .split("/")
    .reduce<unknown>((node, part) => (node as JsonObject)[part], root);
}

const keysAt = (...parameters: Parameters<typeof schemasAt>) => [
  ...new Set(schemasAt(...parameters).flatMap(({ properties }) => Object.keys(properties ?? {}))),
];
const valuesAt = (...parameters: Parameters<typeof schemasAt>) =>
  schemasAt(...parameters).flatMap((node) => (Array.isArray(node.enum) ? node.enum : []));

const read = (text: string) => parseYaml({ path: "a", text }).value?.value;

test("the published schema is the one that the tables make", () => {
  expect(editorSchema(builtInCatalogue)).toEqual(published);
});

test("an editor completes the columns that a trigger offers, and only those", () => {
  const document = read(
    "enrolment: { triggers: [{ on: requestCreated, where: [{ any: [{ request/slevel: {} }] }] }] }",
  );
  const where = ["enrolment", "triggers", 0, "where"] as const;
  for (const place of [
    [...where, 0],
    [...where, 0, "any", 0],
  ]) {
    const keys = keysAt(published, document, place);
    expect(keys).toEqual(expect.arrayContaining(["any", "request/slevel", "request/createdAt"]));
    expect(keys.filter((key) => key.includes("/") && !key.startsWith("request/"))).toEqual([]);
  }
  const column = [...where, 0, "any", 0, "request/slevel"];
  expect(keysAt(published, document, column)).toEqual(expect.arrayContaining(["oneOf", "notOneOf", "equals"]));
  expect(keysAt(published, document, column)).not.toContain("begins");
  expect(valuesAt(published, document, column)).toEqual(["isNull", "isNotNull"]);
});

test.each([
  ["a goal", "goals: [{ on: hadChat, where: [{}] }]", ["goals", 0, "where", 0], "chatSession/rating", "category"],
  ["a filter", "enrolment: { filter: [{}] }", ["enrolment", "filter", 0], "category", "nothing"],
  [
    "a wait action",
    "steps: [{ id: a, waitForAction: { actions: [{ on: linkClicked, where: [{}] }] } }]",
    ["steps", 0, "waitForAction", "actions", 0, "where", 0],
    "linkClicked/linkId",
    "category",
  ],
  [
    "a branch",
    "steps: [{ id: a, split: { by: personData, branches: [{ id: b, where: [{}] }] } }]",
    ["steps", 0, "split", "branches", 0, "where", 0],
    "sale/amount",
    "nothing",
  ],
  [
    "a trigger of which nothing is known",
    "enrolment: { triggers: [{ on: orderPlaced, where: [{}] }] }",
    ["enrolment", "triggers", 0, "where", 0],
    "sale/amount",
    "nothing",
  ],
])("an editor completes the columns of %s", (_, text, path, offered, other) => {
  const keys = keysAt(published, read(text), path);
  expect(keys).toContain(offered);
  expect(keys).not.toContain(other);
});

test("an editor completes periods of time", () => {
  const document = read("enrolment: { filter: [{ LastActivity: { thisPeriod: 5 } }] }");
  const path = ["enrolment", "filter", 0, "LastActivity", "thisPeriod"];
  expect(valuesAt(published, document, path)).toContain("quarter");
});

test("what an editor allows is what Flowform allows: every sample and example, right or wrong", () => {
  const texts = ["test/samples", "flows"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".flow.yaml"))
      .map((path) => readFileSync(`${folder}/${path}`, "utf8")),
  );
  const documents = texts.map(read).filter((value) => value !== undefined);
  expect(documents.length).toBeGreaterThan(50);
  const differing = documents.filter((value) => fitsEditor(value) !== fitsShape(value));
  expect(differing).toEqual([]);
  expect(new Set(documents.map((value) => fitsEditor(value)))).toEqual(new Set([true, false]));
});

test("a column that no list has, and a form's own field, are no mistake in an editor", () => {
  const where = "where: [{ personUdef/SuperOffice:1: { oneOf: [Gold] } }, { rating: { less: 3 } }]";
  expect(fitsEditor(read(`flow: a\nname: A\ngoals: [{ on: formSubmitted, ${where} }]\nsteps: []`))).toBe(true);
});

test("the schema of a target knows the fields of its own, and its operators", () => {
  const catalogue = tenantCatalogue("acme", {
    columns: { "personUdef/SuperOffice:7": { type: "listAny", list: "CustomerSegment" } },
    operators: { listAny: { oneOf: "W+", likeNoOther: "W" } },
  });
  const schema = editorSchema(catalogue);
  const document = read("enrolment: { filter: [{ personUdef/SuperOffice:7: {} }] }");
  expect(keysAt(schema, document, ["enrolment", "filter", 0])).toContain("personUdef/SuperOffice:7");
  const keys = keysAt(schema, document, ["enrolment", "filter", 0, "personUdef/SuperOffice:7"]);
  expect(keys).toEqual(expect.arrayContaining(["oneOf", "likeNoOther"]));
});

test("the columns cost neither the validator nor the words that findings are explained with", () => {
  expect(JSON.stringify(shape)).not.toContain("request/slevel");
  expect(readFileSync("src/generated/validate-flow.js", "utf8")).not.toContain("request/slevel");
  expect(JSON.stringify(published).length).toBeLessThan(200_000);
});
