import { expect } from "vitest";
import { checkRecovery } from "./check-recovery.ts";
import { checkRun, look } from "./check-run.ts";
import { colleaguesWords, type OutsideEvent, outsideEvents } from "./outside-events.ts";
import { type Plant, purposeOf, type Run } from "./run.ts";
import type { Scenario } from "./scenarios.ts";
import { openWorld, requestsIn, type World } from "./world.ts";

/** Everything that others do, before every request of a scenario, each in a world of its own. Gives the number of cells. */
export async function everyGap(scenario: Scenario, plant?: Plant): Promise<number> {
  const purposes = (await requestsIn(scenario)).map(purposeOf);
  for (const [gap, purpose] of purposes.entries())
    for (const [name, event] of Object.entries(outsideEvents))
      await cell(scenario, { gap, event, purposes, plant }).catch((error: unknown) => {
        throw new Error(`${name} before request ${gap}, ${purpose}: ${error}`, { cause: error });
      });
  return purposes.length * Object.keys(outsideEvents).length;
}

interface Cell {
  readonly gap: number;
  readonly event: OutsideEvent;
  readonly purposes: readonly string[];
  readonly plant: Plant | undefined;
}

async function cell(scenario: Scenario, { gap, event, purposes, plant }: Cell): Promise<void> {
  const world = await openWorld(scenario);
  const before = await look(world);
  const outside = { happened: before };
  const run = await world.run({
    plant,
    wireFrom: Number.POSITIVE_INFINITY,
    meanwhile: async (index) => {
      if (index !== gap) return;
      await event(world);
      outside.happened = await look(world);
    },
  });
  await checkRun(world, before, run, outside.happened);
  const written = outside.happened.flows.some(({ Description }) => Description === colleaguesWords);
  if (written) await checkWords(world, { run, gap, purposes });
  await checkRecovery(world, { conflict: true, plant });
}

/**
 * I3: what a colleague did between the plan and the read before the save is still there; what was done before the
 * plan, the plan has shown; what falls between that read and the save is the window that nobody can close (A2.4).
 */
async function checkWords(
  world: World,
  { run, gap, purposes }: Pick<Cell, "gap" | "purposes"> & { readonly run: Run },
) {
  const save = purposes.indexOf("SaveEmailFlow");
  const lastRead = purposes.lastIndexOf("GetEmailFlow", save);
  const planRead = purposes.indexOf("GetEmailFlow");
  const [flow] = (await world.flows()).filter(({ Name }) => Name === "Fault trial");
  if (save < 0 || gap <= planRead || (gap > lastRead && gap <= save)) return;
  if (flow === undefined || run.network.arrivals.length < gap) return;
  expect(flow.Description, "I3: a colleague's edit is still there").toBe(colleaguesWords);
}
