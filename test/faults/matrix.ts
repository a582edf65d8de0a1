import { isRead } from "../../src/live/read-operations.ts";
import type { HttpRequest } from "../../src/model/http.ts";
import { checkRecovery } from "./check-recovery.ts";
import { checkRun, look } from "./check-run.ts";
import { type Interference, type Plant, purposeOf, type Run } from "./run.ts";
import type { Scenario } from "./scenarios.ts";
import type { WireFault } from "./wire-fault.ts";
import { openWorld, type World } from "./world.ts";

type Faults = Readonly<Record<string, WireFault>>;

/** One run of a scenario in which one thing went wrong. */
export interface Cell {
  /** The request that it happened to, and the last write before that one. */
  readonly request: string;
  /** What happened, by its name. */
  readonly fault: string;
  readonly run: Run;
}

/**
 * Runs a scenario once for every request of it and every fault, each in a world of its own, and then lets two runs
 * without a fault put things right.
 */
export async function everyRequest(scenario: Scenario, faults: Faults, plant?: Plant): Promise<readonly Cell[]> {
  const cells: Cell[] = [];
  const requests = await requestsOf(await openWorld(scenario));
  for (const [place, request] of requests.map(purposeOf).entries()) {
    const write = requests.slice(0, place).findLast((each) => !isRead(each));
    const told = write === undefined ? request : `${request} after ${purposeOf(write)}`;
    for (const [name, fault] of Object.entries(faults)) {
      const run = await check(`request ${place}, ${told}; ${name}`, await openWorld(scenario), {
        plant,
        wireFrom: place,
        fault: (index) => (index === place ? fault : undefined),
      });
      cells.push({ request: told, fault: name, run });
    }
  }
  return cells;
}

/**
 * Kills a run when its save was carried out, and lets all requests of one kind fail in the run that finds its note.
 * Gives the number of cells.
 */
export async function everyKind(scenario: Scenario, faults: Faults, plant?: Plant): Promise<number> {
  const kinds = new Set((await requestsOf(await brokenOff(scenario))).map(purposeOf));
  for (const kind of kinds)
    for (const [name, fault] of Object.entries(faults))
      await check(`all ${kind}; ${name}`, await brokenOff(scenario), {
        plant,
        down: (request) => (purposeOf(request) === kind ? fault : undefined),
      });
  return kinds.size * Object.keys(faults).length;
}

/** A world in which a run was killed at its save, if it has one, long enough ago that another one may settle that. */
async function brokenOff(scenario: Scenario): Promise<World> {
  const save = (await requestsOf(await openWorld(scenario))).map(purposeOf).indexOf("SaveEmailFlow");
  const world = await openWorld(scenario);
  await world.run({ fault: (index) => (index === save ? { kind: "kill", when: "processed" } : undefined) });
  world.clock.pass(3_600_000);
  return world;
}

async function requestsOf(world: World): Promise<readonly HttpRequest[]> {
  const { network } = await world.run();
  return network.arrivals.map(({ request }) => request);
}

async function check(name: string, world: World, interference: Interference): Promise<Run> {
  try {
    const before = await look(world);
    const run = await world.run(interference);
    await checkRun(world, before, run);
    await checkRecovery(world, { conflict: false, plant: interference.plant });
    return run;
  } catch (error) {
    throw new Error(`${name}: ${error}`, { cause: error });
  }
}
