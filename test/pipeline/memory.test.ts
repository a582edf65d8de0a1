import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createProjectMemory, type ProjectMemory } from "../../src/pipeline/memory/project-memory.ts";
import { planProject } from "../../src/pipeline/plan-project.ts";
import { steadyFiles } from "../../src/source/steady-files.ts";
import { type Workshop, workshop } from "../support/sandbox-project.ts";

const keys = ["alpha", "beta", "gamma", "delta", "epsilon"] as const;
const names = ["Mail", "Post", "Letter", "Parcel", "Card", "Note", "Call"] as const;

/** A flow that names a list row, perhaps another flow and a text file, and perhaps something that is not there. */
const flowText = fc
  .record({
    key: fc.constantFrom(...keys),
    name: fc.constantFrom(...names),
    other: fc.constantFrom("alpha", "beta", "nowhere", "", "", "", ""),
    project: fc.constantFrom("Trial customers", "VIP programme", "VIP programme", "", "", "No such project"),
    text: fc.constantFrom("call.md", "", "", ""),
    wait: fc.constantFrom("1 day", "2 days", "3 days", "4 days"),
  })
  .map(({ key, name, other, project, text, wait }) =>
    [
      `flow: ${key}\nname: ${name}\nsteps:\n  - id: pause\n    wait: ${wait}\n`,
      project === "" ? "" : `  - id: note\n    addToList: { project: ${project} }\n`,
      text === ""
        ? ""
        : `  - id: tell\n    notifyByEmail: { to: ourContact, subject: Hello, text: { file: ${text} } }\n`,
      other === "" ? "" : `finish:\n  otherwise: { toFlow: ${other} }\n`,
    ].join(""),
  );

const path = fc.constantFrom("a", "b", "c", "sub/d").map((name) => `flows/${name}.flow.yaml`);

type Edit = (shop: Workshop) => unknown;

const edits: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(path, flowText).map(
      ([to, text]): Edit =>
        (shop) =>
          shop.files.set(to, text),
    ),
  },
  fc.tuple(path, fc.constantFrom("flow: [half", "", "flow: alpha\nname: Mail\nsteps: none\n")).map(
    ([to, text]): Edit =>
      (shop) =>
        shop.files.set(to, text),
  ),
  path.map(
    (gone): Edit =>
      (shop) =>
        shop.files.delete(gone),
  ),
  fc.tuple(path, path).map(
    ([from, to]): Edit =>
      ({ files }) => {
        const text = files.get(from);
        if (text !== undefined && files.delete(from)) files.set(to, text);
      },
  ),
  fc.constantFrom("One", "Two").map(
    (text): Edit =>
      ({ files }) =>
        files.set("flows/call.md", text),
  ),
  fc.constant<Edit>(({ files }) => files.delete("flows/call.md")),
);

/** Plans with a memory and without; what they say must be the same. */
async function planBoth(shop: Workshop, memory: ProjectMemory, files: Workshop["project"]["files"]) {
  const { project } = shop;
  const withMemory = await planProject({ ...project, files }, shop.target, { memory });
  const alone = await planProject({ ...project, cacheFolder: "no-cache" }, shop.workplace().target);
  expect(withMemory).toEqual(alone);
  return alone;
}

function remembering(shop: Workshop) {
  const files = steadyFiles(shop.memory);
  return { files, memory: createProjectMemory({ ...shop.project, files }, shop.target.connection) };
}

describe("a plan with a memory", () => {
  it("says what a plan of everything says, after any edits and after applying", async () => {
    const seen = { plans: 0, failures: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ weight: 9, arbitrary: edits }, fc.constant("apply")), { maxLength: 12 }),
        async (steps) => {
          const shop = workshop();
          shop.files.set("flows/a.flow.yaml", "flow: alpha\nname: Mail\nsteps: []\n");
          let { memory, files } = remembering(shop);
          await planBoth(shop, memory, files);
          for (const step of steps) {
            if (typeof step === "function") step(shop);
            else if ((await shop.plan()).value !== undefined) {
              await shop.apply();
              ({ memory, files } = remembering(shop));
            }
            const { value } = await planBoth(shop, memory, files);
            seen[value === undefined ? "failures" : "plans"] += 1;
          }
        },
      ),
      { numRuns: 100 },
    );
    expect(Math.min(seen.plans, seen.failures)).toBeGreaterThan(60);
  });
});
