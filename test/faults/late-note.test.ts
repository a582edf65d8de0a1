import { expect, test } from "vitest";
import { checkRecovery } from "./check-recovery.ts";
import { purposeOf } from "./run.ts";
import { scenarios } from "./scenarios.ts";
import { openWorld } from "./world.ts";

const circular = scenarios.find(({ name }) => name === "two new flows that refer to each other");

test("a note that arrives when the next run has done everything is crossed out", async () => {
  if (circular === undefined) throw new Error("there is no such scenario");
  const world = await openWorld(circular);
  const quiet = await openWorld(circular);
  const first = (await quiet.runQuietly(undefined)).network.arrivals.findIndex(({ request }) =>
    request.body.includes("intent:"),
  );
  const late = { kind: "late", after: 200_000 } as const;
  const given = await world.run({ fault: (index) => (index === first ? late : undefined) });
  expect(given.codes).toContain("FF723");
  const next = await world.runQuietly(undefined);
  expect(next.result?.flows.map(({ outcome }) => outcome)).toEqual(["applied", "applied"]);
  world.clock.pass(3_600_000);
  const settling = await world.runQuietly(undefined);
  expect(settling.codes).toEqual([]);
  expect(settling.network.arrivals.map(({ request }) => purposeOf(request))).toContain("SaveForeignKey");
  await checkRecovery(world, { conflict: false });
});
