import { beforeAll, describe, expect, test } from "vitest";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import { type CarrierNode, nodesOf, ordered } from "../../src/model/node.ts";
import type { FlowPlan, Plan } from "../../src/model/plan.ts";
import { idProperty } from "../../src/model/properties-of.ts";
import type { Store } from "../../src/sandbox/store.ts";
import { formatPointer } from "../../src/source/pointer.ts";
import { present } from "../../src/util/invariant.ts";
import type { JsonObject } from "../../src/util/json.ts";
import { examplePaths } from "../support/example-flows.ts";
import { alone, appliedExamples, planOfEveryFlow, putLive, tenantAfter } from "../support/example-workshop.ts";
import { elsewhere } from "../support/leaf-edits.ts";
import { setValue } from "../support/set-value.ts";

let store: Store;
let plan: Plan;

beforeAll(async () => {
  store = await appliedExamples();
  plan = await planOfEveryFlow(store);
});

const flowOf = (path: string) =>
  present(
    plan.flows.find(({ file }) => file === `flows/${path}`),
    "the flow of a file",
  );

function liveOf({ emailFlowId }: FlowPlan): EmailFlow {
  const live = store.get("email_flow", emailFlowId ?? 0) as unknown as EmailFlow;
  return { ...live, UpdatedBy: { FullName: "Kari Berg" }, UpdatedDate: "2026-11-24T09:15:00Z" };
}

/** One edit of a whole part, and what the message must say that moved. */
interface PartEdit {
  readonly live: EmailFlow;
  readonly words: string;
}

/** The siblings of a node are put in other places, or there are others. */
function withSiblings(
  live: EmailFlow,
  { pointer, parent }: CarrierNode,
  change: (all: readonly JsonObject[]) => unknown,
) {
  const list = pointer.slice(0, -1);
  const siblings = parent?.value[String(list.at(-1))] as readonly JsonObject[];
  return setValue(live, list, change(siblings));
}

const numbered = (all: readonly JsonObject[]) =>
  all.map((node, index) => ("Rank" in node ? { ...node, Rank: index + 1 } : node));

const childless = (node: JsonObject) => ({
  ...node,
  ...Object.fromEntries(["Steps", "Options", "Actions"].filter((name) => name in node).map((name) => [name, []])),
});

/** A node that is doubled, taken away, put one place back, or given a property that nobody here knows. */
function partEdits(flow: FlowPlan, live: EmailFlow, node: CarrierNode): readonly PartEdit[] {
  const bound = flow.nodes.find(({ pointer }) => pointer === formatPointer(node.pointer))?.id;
  const name = bound ?? `${node.kind} ${node.serverId}`;
  const unknown = {
    live: setValue(live, [...node.pointer, "BrandNew"], true),
    words: "something that Flowform does not know",
  };
  if (node.parent === undefined) return [unknown];
  // Everyone else is the last of the branches, and there is one.
  if (node.kind === "option" && node.type === "None") return [unknown];
  const added = { ...childless(node.value), [idProperty[node.kind]]: node.serverId + elsewhere };
  const siblings = (change: (all: readonly JsonObject[]) => readonly JsonObject[]) =>
    withSiblings(live, node, (all) => numbered(change(all)));
  const edits = [
    unknown,
    {
      live: siblings((all) => all.toSpliced(node.index, 0, added)),
      words: `${node.kind} ${node.type} ${node.serverId + elsewhere} (new)`,
    },
    { live: siblings((all) => all.toSpliced(node.index, 1)), words: `${name} (removed)` },
  ];
  if (node.index === 0 || !ordered.has(node.kind)) return edits;
  const swapped = siblings((all) => [
    ...all.slice(0, node.index - 1),
    ...all.slice(node.index - 1, node.index + 1).reverse(),
    ...all.slice(node.index + 1),
  ]);
  return [...edits, { live: swapped, words: "the order of its steps" }];
}

async function apply(flow: FlowPlan, prepare: (shop: ReturnType<typeof tenantAfter>) => void) {
  const shop = tenantAfter(store);
  prepare(shop);
  const held = () => shop.store.ids("email_flow").map((id) => shop.store.text("email_flow", id));
  const before = held();
  const [result] = (await shop.apply(alone(plan, flow.key))).flows;
  expect(held(), "nothing is saved").toEqual(before);
  return result;
}

describe("a saved plan is not applied after a part of the flow came, went, or moved", () => {
  test.each(examplePaths)("%s", async (path) => {
    const flow = flowOf(path);
    const live = liveOf(flow);
    for (const node of nodesOf(live))
      for (const edit of partEdits(flow, live, node)) {
        const result = await apply(flow, (shop) => putLive(shop, edit.live));
        const at = `${edit.words} of ${node.kind} ${node.type} ${formatPointer(node.pointer)}`;
        expect(result, at).toMatchObject({ outcome: "failed", saves: 0, diagnostics: [{ code: "FF701" }] });
        const [said] = result?.diagnostics ?? [];
        expect(said?.detail, at).toContain(`"${flow.name}": it was changed by Kari Berg at 2026-11-24 09:15:00: `);
        expect(said?.detail, at).toContain(edit.words);
      }
  });
});

describe("a saved plan is not applied after the flow itself", () => {
  const refusal = async (flow: FlowPlan, prepare: (shop: ReturnType<typeof tenantAfter>) => void) => {
    const result = await apply(flow, prepare);
    expect(result).toMatchObject({ outcome: "failed", saves: 0, diagnostics: [{ code: "FF701" }] });
    return result?.diagnostics[0]?.detail;
  };

  test.each(examplePaths)("%s: was deleted", async (path) => {
    const flow = flowOf(path);
    const gone = await refusal(flow, (shop) => {
      shop.store.remove("email_flow", flow.emailFlowId ?? 0);
      shop.store.commit();
    });
    expect(gone).toBe(`"${flow.name}": it was deleted.`);
  });

  test.each(examplePaths)("%s: was deleted and made again under the same name", async (path) => {
    const flow = flowOf(path);
    const live = liveOf(flow);
    const said = await refusal(flow, (shop) => {
      shop.store.remove("email_flow", live.EmailFlowId);
      putLive(shop, { ...live, EmailFlowId: live.EmailFlowId + elsewhere });
    });
    expect(said).toBe(`"${flow.name}": it was deleted.`);
  });

  test.each(examplePaths)("%s: came where the plan saw none", async (path) => {
    const flow = flowOf(path);
    const shop = tenantAfter(store);
    const create: FlowPlan = {
      ...flow,
      action: "create",
      emailFlowId: null,
      fingerprint: null,
      seen: null,
      status: null,
    };
    const saved = { ...plan, flows: [create] };
    const before = shop.store.text("email_flow", flow.emailFlowId ?? 0);
    const [result] = (await shop.apply(saved)).flows;
    expect(result).toMatchObject({ outcome: "failed", saves: 0, diagnostics: [{ code: "FF701" }] });
    expect(result?.diagnostics[0]?.detail).toContain(`flow ${flow.emailFlowId} has`);
    expect(shop.store.text("email_flow", flow.emailFlowId ?? 0)).toBe(before);
  });
});

test("a flow that nobody signed is named without a person", async () => {
  const [flow] = plan.flows;
  if (flow === undefined) throw new Error("no flow");
  const result = await apply(flow, (shop) => putLive(shop, { ...liveOf(flow), UpdatedBy: null, Description: "Else" }));
  expect(result?.diagnostics[0]?.detail).toBe(`"${flow.name}": it was changed: the flow's settings.`);
});
