import fc from "fast-check";
import { expect, test } from "vitest";
import type { Values } from "../../src/language/context.ts";
import { openStore, type Store } from "../../src/sandbox/store.ts";
import { randomFlow, recordNames } from "../support/random-flow.ts";
import { type Workshop, workshop } from "../support/sandbox-project.ts";

/** A sandbox whose lists have the names of random flows, and which does not ask whether the records exist. */
function randomWorkshop(store: Store): Workshop {
  const shop = workshop({ store, otherwise: new Set(["A14"]) });
  shop.intercept((request, send) => {
    if (!request.path.startsWith("/v1/MDOList/") || request.path.includes("timezone")) return send(request);
    const items = recordNames.map((Name, index) => ({ Id: 501 + index, Name }));
    return Promise.resolve({ status: 200, headers: {}, body: JSON.stringify(items) });
  });
  return shop;
}

/** Makes live flows that nobody remembers: applied, and then forgotten. */
async function liveFlows(store: Store, flows: readonly Values[]): Promise<void> {
  const maker = randomWorkshop(store);
  for (const [index, flow] of flows.entries()) {
    const value = { ...flow, flow: `f${index}`, name: `${flow.name} ${index}`, timezone: "Europe/Oslo" };
    maker.write(`f${index}`, JSON.stringify(value));
  }
  for (const key of ["other-flow", "third-flow"]) maker.write(key, `flow: ${key}\nname: ${key}\nsteps: []\n`);
  const result = await maker.apply();
  expect(result.flows.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  await maker.api("/v1/Agents/ForeignSystem/DeleteForeignAppEntity?foreignAppEntityId=2000000");
}

test("whatever flow is live, it is imported whole, and the plan is empty", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(randomFlow, { minLength: 8, maxLength: 14 }), async (flows) => {
      const store = openStore();
      await liveFlows(store, flows);
      const shop = randomWorkshop(store);
      const { value, diagnostics } = await shop.import("all");
      // The carriers speak of records that no list has.
      expect(diagnostics.filter(({ code }) => code !== "FF574")).toEqual([]);
      expect(value?.imported).toHaveLength(flows.length + 4);
      const planned = await shop.plan();
      expect([planned.value?.flows, planned.diagnostics]).toEqual([[], []]);
      expect((await shop.import("all")).value?.imported).toEqual([]);
    }),
    { numRuns: 18 },
  );
});
