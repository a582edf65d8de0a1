import fc from "fast-check";
import { expect, test } from "vitest";
import type { Values } from "../../src/language/context.ts";
import { parseYaml } from "../../src/parse/yaml.ts";
import { equalJson, type JsonObject } from "../../src/util/json.ts";
import { habits, handwritten, textsById } from "../support/handwritten.ts";
import { changeLive, pull } from "../support/pulling.ts";
import { randomFlow, recordNames } from "../support/random-flow.ts";
import { type Workshop, workshop } from "../support/sandbox-project.ts";

/** A sandbox whose lists have the names of random flows, and which does not ask whether the records exist. */
function randomWorkshop(): Workshop {
  const shop = workshop({ otherwise: new Set(["A14"]) });
  shop.intercept((request, send) => {
    if (!request.path.startsWith("/v1/MDOList/") || request.path.includes("timezone")) return send(request);
    const items = recordNames.map((Name, index) => ({ Id: 501 + index, Name }));
    return Promise.resolve({ status: 200, headers: {}, body: JSON.stringify(items) });
  });
  for (const key of ["other-flow", "third-flow"]) shop.write(key, `flow: ${key}\nname: ${key}\nsteps: []\n`);
  return shop;
}

type Step = Record<string, unknown>;
type StepList = Step[];

/** Every list of steps, those of branches included. */
function listsOf(steps: StepList): readonly StepList[] {
  const options = steps.flatMap((step) => (step.Options ?? []) as { Steps: StepList }[]);
  return [steps, ...options.flatMap((option) => listsOf(option.Steps))];
}

const identity = /^Workflow\w*Id$/;

/** A node as a person would make it anew: without ids of the server. */
function anew(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(anew);
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, identity.test(key) ? 0 : anew(value)]));
}

interface Edit {
  readonly action: "insert" | "remove" | "move" | "settings" | "alter";
  readonly numbers: readonly [number, number, number];
}

const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.record({
    action: fc.constantFrom("insert", "remove", "move", "settings", "alter"),
    numbers: fc.tuple(fc.nat(), fc.nat(), fc.nat()),
  }),
  { minLength: 1, maxLength: 4 },
);

const pick = <Item>(list: readonly Item[], number: number): Item | undefined => list[number % Math.max(1, list.length)];

const settings = ["Name", "Description", "StartOnlyOnce", "Filter", "Triggers", "Goals"];
const children = ["Steps", "Options", "Actions", "Rank"];

/** What somebody does to a live flow, with parts of another one. */
function alter(flow: { Steps: StepList } & Step, donor: { Steps: StepList } & Step, { action, numbers }: Edit): void {
  const [a, b, c] = numbers;
  const from = pick(listsOf(flow.Steps), a) ?? [];
  const given = pick(listsOf(donor.Steps).flat(), b);
  if (action === "insert" && given !== undefined) from.splice(c % (from.length + 1), 0, anew(given) as Step);
  if (action === "remove") from.splice(b % Math.max(1, from.length), 1);
  if (action === "move") {
    const [step] = from.splice(b % Math.max(1, from.length), 1);
    const to = pick(listsOf(flow.Steps), c) ?? [];
    if (step !== undefined) to.splice(b % (to.length + 1), 0, step);
  }
  if (action === "settings") {
    const name = pick(settings, a) ?? "";
    flow[name] = name === "Name" ? `${flow.Name}!` : anew(donor[name]);
  }
  if (action === "alter") {
    const step = pick(listsOf(flow.Steps).flat(), a);
    const like = listsOf(donor.Steps)
      .flat()
      .find(
        ({ StepType, SplitOptionType }) => StepType === step?.StepType && SplitOptionType === step?.SplitOptionType,
      );
    const own = Object.entries(like ?? {}).filter(([key]) => !children.includes(key) && !identity.test(key));
    Object.assign(step ?? {}, Object.fromEntries(own));
  }
}

const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as Values;
const valueIn = (text: string) => parseYaml({ path: "", text }).value?.value;
const named = (value: Values, name: string) =>
  plain({ ...value, flow: name.toLowerCase(), name, timezone: "Europe/Oslo" });

const writtenFlow = fc
  .tuple(randomFlow, habits)
  .map(([value, habit]) => ({ value: named(value, "Random"), text: handwritten(named(value, "Random"), habit) }))
  .filter(({ value, text }) => equalJson(valueIn(text), value));

interface Item {
  readonly value: JsonObject;
  /** The ids around it. */
  readonly path: string;
}

function itemsById(value: unknown, path = "", items = new Map<string, Item>()): ReadonlyMap<string, Item> {
  if (typeof value !== "object" || value === null) return items;
  const id = "id" in value && typeof value.id === "string" ? value.id : undefined;
  if (id !== undefined) items.set(id, { value: value as JsonObject, path });
  for (const child of Object.values(value)) itemsById(child, id === undefined ? path : `${path}/${id}`, items);
  return items;
}

/**
 * One change in SuperOffice, pulled; what has the same value before and after has the same text. False for a flow that
 * no file can say.
 */
async function pullOnce(shop: Workshop, change: (flow: Parameters<typeof alter>[0]) => void): Promise<boolean> {
  const before = String(shop.files.get("flows/random.flow.yaml"));
  await changeLive(shop, String((valueIn(before) as Values).name), (flow) =>
    change(flow as Parameters<typeof alter>[0]),
  );
  const { value, codes, details } = await pull(shop, { wanted: ["random"], overwrite: true });
  // Steps that nobody reaches behind an exit: the language refuses them, and the file stays.
  if (codes.includes("FF312")) {
    expect(shop.files.get("flows/random.flow.yaml")).toBe(before);
    return false;
  }
  expect(value === undefined ? details : []).toEqual([]);
  const planned = await shop.plan();
  expect(planned.value?.flows).toEqual([]);
  const after = String(shop.files.get("flows/random.flow.yaml"));
  const [textsBefore, textsAfter] = [textsById(before), textsById(after)];
  const now = itemsById(valueIn(after));
  for (const [id, item] of itemsById(valueIn(before))) {
    // What moves into or out of brackets cannot keep its form; pull.test.ts shows what does.
    const stayed = now.get(id)?.path === item.path && equalJson(now.get(id)?.value, item.value);
    if (stayed) expect(textsAfter.get(id)).toBe(textsBefore.get(id));
  }
  return true;
}

/** Sixty flows with five rounds of changes each. */
test("after a pull the plan is empty, and what was not changed is written as it was", async () => {
  const rounds = fc.array(edits, { minLength: 5, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(writtenFlow, randomFlow, rounds, async ({ text }, donor, changes) => {
      const shop = randomWorkshop();
      shop.write("random", text);
      shop.write("donor", JSON.stringify(named(donor, "Donor")));
      await shop.apply();
      const other = structuredClone(await shop.live("Donor")) as unknown as Parameters<typeof alter>[1];
      for (const round of changes) {
        const pulled = await pullOnce(shop, (flow) => {
          for (const change of round) alter(flow, other, change);
        });
        if (!pulled) return;
      }
    }),
    { numRuns: 60, endOnFailure: true },
  );
});
