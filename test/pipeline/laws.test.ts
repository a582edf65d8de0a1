import fc from "fast-check";
import { expect, test } from "vitest";
import type { Values } from "../../src/language/context.ts";
import { identityOf, nodesOf } from "../../src/model/node.ts";
import { formatPointer } from "../../src/source/pointer.ts";
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

/** JSON is YAML, so that a random document needs no writer. */
const textOf = (value: Values) => JSON.stringify({ ...value, name: `Random: ${value.name}`, timezone: "Europe/Oslo" });

const applyAll = async (shop: Workshop) => {
  const result = await shop.apply();
  expect(result.flows.map(({ outcome, diagnostics }) => [outcome, diagnostics])).toEqual(
    result.flows.map(() => ["applied", []]),
  );
};

test("apply then plan is empty, from any flow to any other, and each id keeps its row on the server", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(randomFlow, { minLength: 2, maxLength: 4 }), async (versions) => {
      const shop = randomWorkshop();
      let before = new Map<string, string>();
      for (const version of versions) {
        shop.write("random", textOf(version));
        const plan = (await shop.plan()).value;
        await applyAll(shop);
        expect((await shop.plan()).value?.flows).toEqual([]);
        const flow = plan?.flows.find(({ key }) => key === "random");
        const live = await shop.live(`Random: ${version.name}`);
        const identities = new Map(
          nodesOf(live).map((node) => [formatPointer(node.pointer), `${node.type} ${identityOf(node)}`]),
        );
        const after = new Map((flow?.nodes ?? []).map(({ id, pointer }) => [id, identities.get(pointer) ?? ""]));
        for (const [id, identity] of after) {
          const former = before.get(id);
          const sameType = former?.split(" ")[0] === identity.split(" ")[0];
          if (former !== undefined && sameType) expect([id, identity]).toEqual([id, former]);
        }
        if (flow !== undefined) before = after;
      }
    }),
    { numRuns: 60 },
  );
});

test("what is forgotten is found again: without any memory the flow is adopted without a change", async () => {
  await fc.assert(
    fc.asyncProperty(randomFlow, async (version) => {
      const shop = randomWorkshop();
      shop.write("random", textOf(version));
      await applyAll(shop);
      await shop.api("/v1/Agents/ForeignSystem/DeleteForeignAppEntity?foreignAppEntityId=2000000");
      const plan = (await shop.plan()).value;
      expect(plan?.flows.map(({ action, payload, changes }) => [action, payload, changes])).toEqual(
        plan?.flows.map(() => ["adopt", null, []]),
      );
      expect(plan?.summary.adopt).toBe(3);
      await applyAll(shop);
      expect((await shop.plan()).value?.flows).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
