import { expect, test } from "vitest";
import { checkRecovery } from "./check-recovery.ts";
import { checkRun, look } from "./check-run.ts";
import { type Scenario, scenarios } from "./scenarios.ts";
import type { WireFault } from "./wire-fault.ts";
import { openWorld } from "./world.ts";

const lost: WireFault = { kind: "drop", processed: true };

/** Fails at the first request, then at the second, and so on until a run meets no fault (reliability-and-review.md A1). */
async function failAt(scenario: Scenario, fails: (index: number, nth: number) => boolean): Promise<number> {
  for (let nth = 0; ; nth++) {
    const world = await openWorld(scenario);
    const before = await look(world);
    const run = await world.run({ fault: (index) => (fails(index, nth) ? lost : undefined) });
    if (run.network.connections() <= nth) return nth;
    await checkRun(world, before, run).catch((error: unknown) => {
      throw new Error(`request ${nth}: ${error}`, { cause: error });
    });
    await checkRecovery(world, { conflict: false });
  }
}

test.each(scenarios)("$name: the answer to any one request is lost", async (scenario) => {
  expect(await failAt(scenario, (index, nth) => index === nth)).toBeGreaterThan(2);
});

test.each(scenarios)("$name: every answer is lost from some request on", async (scenario) => {
  expect(await failAt(scenario, (index, nth) => index >= nth)).toBeGreaterThan(2);
});
