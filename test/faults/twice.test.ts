import { expect, test } from "vitest";
import { isRead } from "../../src/live/read-operations.ts";
import { purposeOf } from "./run.ts";
import { scenarios } from "./scenarios.ts";
import { openWorld } from "./world.ts";

/** A saved plan that is applied a second time does nothing (reliability-and-review.md A9, R10). */
test.each(scenarios.filter(({ refused }) => refused === undefined))("$name: applied twice", async (scenario) => {
  const world = await openWorld(scenario);
  const first = await world.run();
  if (first.plan === undefined) throw new Error(first.codes.join());
  const again = await world.run({ saved: first.plan });
  expect(again.result?.flows.map(({ outcome }) => outcome)).toEqual(first.plan.flows.map(() => "alreadyApplied"));
  const writes = again.network.arrivals.filter(({ request }) => !isRead(request));
  expect(writes.map(({ request }) => purposeOf(request))).toEqual([]);
});
