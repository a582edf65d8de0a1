import { checkRecovery } from "./check-recovery.ts";
import { checkRun, look } from "./check-run.ts";
import { type Interference, type Plant, purposeOf } from "./run.ts";
import type { Scenario } from "./scenarios.ts";
import type { WireFault } from "./wire-fault.ts";
import { openWorld, type World } from "./world.ts";

type Faults = Readonly<Record<string, WireFault>>;

/**
 * Runs a scenario once for every request of it and every fault, each in a world of its own, and then lets two runs
 * without a fault put things right. Gives the number of cells.
 */
export async function everyRequest(scenario: Scenario, faults: Faults, plant?: Plant): Promise<number> {
  const requests = await requestsOf(await openWorld(scenario));
  for (const [place, purpose] of requests.entries())
    for (const [name, fault] of Object.entries(faults))
      await cell(`request ${place}, ${purpose}; ${name}`, await openWorld(scenario), {
        plant,
        wireFrom: place,
        fault: (index) => (index === place ? fault : undefined),
      });
  return requests.length * Object.keys(faults).length;
}

/**
 * Kills a run when its save was carried out, and lets all requests of one kind fail in the run that finds its note.
 * Gives the number of cells.
 */
export async function everyKind(scenario: Scenario, faults: Faults, plant?: Plant): Promise<number> {
  const kinds = new Set(await requestsOf(await brokenOff(scenario)));
  for (const kind of kinds)
    for (const [name, fault] of Object.entries(faults))
      await cell(`all ${kind}; ${name}`, await brokenOff(scenario), {
        plant,
        down: (request) => (purposeOf(request) === kind ? fault : undefined),
      });
  return kinds.size * Object.keys(faults).length;
}

/** A world in which a run was killed at its save, if it has one, long enough ago that another one may settle that. */
async function brokenOff(scenario: Scenario): Promise<World> {
  const save = (await requestsOf(await openWorld(scenario))).indexOf("SaveEmailFlow");
  const world = await openWorld(scenario);
  await world.run({ fault: (index) => (index === save ? { kind: "kill", when: "processed" } : undefined) });
  world.clock.pass(3_600_000);
  return world;
}

async function requestsOf(world: World): Promise<readonly string[]> {
  const { network } = await world.run();
  return network.arrivals.map(({ request }) => purposeOf(request));
}

async function cell(name: string, world: World, interference: Interference): Promise<void> {
  try {
    const before = await look(world);
    await checkRun(world, before, await world.run(interference));
    await checkRecovery(world, { conflict: false, plant: interference.plant });
  } catch (error) {
    throw new Error(`${name}: ${error}`, { cause: error });
  }
}
