import { beforeAll, describe, expect, test } from "vitest";
import type { Connection } from "../../src/model/http.ts";
import { propertiesOf, typeProperty } from "../../src/model/properties-of.ts";
import type { NodeKind } from "../../src/model/property.ts";
import type { Store } from "../../src/sandbox/store.ts";
import { present } from "../../src/util/invariant.ts";
import { isObject, type JsonObject } from "../../src/util/json.ts";
import { appliedExamples, editEveryFile, examplesAfter } from "../support/example-workshop.ts";
import type { Workshop } from "../support/sandbox-project.ts";
import { type Noise, newInside, noises } from "../support/server-noise.ts";

/** Unknown properties of the nodes themselves are no noise: the plan says that they are sent back. */
const newNodeProperty = "a property of each node is new";
const meansSomething = (name: string) => name === newNodeProperty || name === newInside;

let store: Store;

beforeAll(async () => {
  store = await appliedExamples();
});

/** The flow with every value spelled in another way, the last of those that mean the same; children as well. */
function noisy(kind: NodeKind, node: JsonObject, noise: Noise): JsonObject {
  const typeName = typeProperty[kind];
  const table = propertiesOf(kind, typeName === undefined ? undefined : String(node[typeName])) ?? {};
  const own = Object.entries(node).map(([name, value]): [string, unknown] => {
    const property = table[name];
    if (property === undefined || property.role === "server") return [name, value];
    const { type } = property;
    const inside =
      type.kind === "nodes" ? (value as readonly JsonObject[]).map((child) => noisy(type.node, child, noise)) : value;
    return [name, noise(inside, property).same.at(-1) ?? inside];
  });
  return Object.fromEntries(own);
}

function withNewProperty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNewProperty);
  if (!isObject(value)) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withNewProperty(item)]));
  return "WorkflowId" in value || "EmailFlowId" in value ? { ...inner, BrandNew: { Since: 2027 } } : inner;
}

const same = Object.entries(noises).filter(([name]) => name !== "a property is missing");
const shapes: readonly (readonly [string, (flow: JsonObject) => unknown])[] = [
  ...same.map(([name, noise]) => [name, (flow: JsonObject) => noisy("flow", flow, noise)] as const),
  [newNodeProperty, withNewProperty],
];

/** A server that gives every flow back in other words. */
function speakOtherwise(shop: Workshop, shape: (flow: JsonObject) => unknown): void {
  shop.intercept(async (request, send: Connection) => {
    const answer = await send(request);
    if (!/\/(Get|Save)EmailFlow/.test(request.path) || "failure" in answer || answer.status !== 200) return answer;
    const flow = JSON.parse(answer.body) as JsonObject | null;
    return flow === null ? answer : { ...answer, body: JSON.stringify(shape(flow)) };
  });
}

describe.each(shapes)("where %s", (name, shape) => {
  test("the plan of what was applied is empty", async () => {
    const shop = examplesAfter(store);
    speakOtherwise(shop, shape);
    const { value, diagnostics } = await shop.plan();
    expect(value?.flows).toEqual([]);
    expect(value?.unchanged).toHaveLength(20);
    const codes = new Set(diagnostics.map(({ code }) => code));
    expect([...codes]).toEqual(meansSomething(name) ? ["FF605"] : []);
  });

  test("a change is applied, is what is read back, and then nothing is left to do", async () => {
    const shop = examplesAfter(store);
    editEveryFile(shop);
    const { value: plan } = await shop.plan();
    speakOtherwise(shop, shape);
    const spoken = (await shop.plan()).value;
    expect(spoken?.flows.map(({ key, changes }) => [key, changes])).toEqual(
      plan?.flows.map(({ key, changes }) => [key, changes]),
    );
    const result = await shop.apply(spoken);
    expect(result.flows.map(({ outcome, diagnostics }) => [outcome, diagnostics])).toEqual(
      plan?.flows.map(() => ["applied", []]),
    );
    expect((await shop.plan()).value?.flows).toEqual([]);
  });

  test("a plan from before is applied all the same, unless something came that nobody knows", async () => {
    const shop = examplesAfter(store);
    editEveryFile(shop);
    const plan = present((await shop.plan()).value, "the plan");
    speakOtherwise(shop, shape);
    const { flows } = await shop.apply(plan);
    const [refused] = flows.filter(({ outcome }) => outcome === "failed");
    if (meansSomething(name)) expect(refused).toMatchObject({ saves: 0, diagnostics: [{ code: "FF701" }] });
    else expect(flows.map(({ outcome }) => outcome)).toEqual(plan.flows.map(() => "applied"));
  });
});
