import type { Plan } from "../../src/model/plan.ts";
import { checkRecovery, checkRun, look } from "./invariants.ts";
import type { Scenario } from "./scenarios.ts";
import type { WireFault } from "./wire-fault.ts";
import { openWorld, purposeOf } from "./world.ts";

/**
 * Runs a scenario once for every request of it and every fault, each in a world of its own, and then lets two runs
 * without a fault put things right. Gives the number of cells.
 */
export async function everyRequest(scenario: Scenario, faults: Readonly<Record<string, WireFault>>): Promise<number> {
  const rehearsal = await (await openWorld(scenario)).run();
  const requests = rehearsal.network.arrivals.map(({ request }) => purposeOf(request));
  for (const [place, purpose] of requests.entries()) {
    for (const [name, fault] of Object.entries(faults)) {
      await cell(scenario, { place, fault, plan: rehearsal.plan }).catch((error: unknown) => {
        throw new Error(`request ${place}, ${purpose}; ${name}: ${error}`, { cause: error });
      });
    }
  }
  return requests.length * Object.keys(faults).length;
}

interface Cell {
  readonly place: number;
  readonly fault: WireFault;
  /** What is done when nothing goes wrong. */
  readonly plan: Plan | undefined;
}

async function cell(scenario: Scenario, { place, fault, plan }: Cell): Promise<void> {
  const world = await openWorld(scenario);
  const before = { ...(await look(world)), plan };
  const run = await world.run({ fault: (index) => (index === place ? fault : undefined) });
  await checkRun(world, before, run);
  await checkRecovery(world, { conflict: false });
}
