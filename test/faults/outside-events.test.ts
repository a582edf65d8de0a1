import { afterAll, expect, test } from "vitest";
import { checkRecovery } from "./check-recovery.ts";
import { checkRun, look } from "./check-run.ts";
import { colleaguesWords, type OutsideEvent, outsideEvents } from "./outside-events.ts";
import { purposeOf, type Run } from "./run.ts";
import { type Scenario, scenarios } from "./scenarios.ts";
import { openWorld, type World } from "./world.ts";

let cells = 0;

test.each(scenarios)("$name: safe whatever others do meanwhile", async (scenario) => {
  const rehearsal = await (await openWorld(scenario)).run();
  const purposes = rehearsal.network.arrivals.map(({ request }) => purposeOf(request));
  for (const [gap, purpose] of purposes.entries())
    for (const [name, event] of Object.entries(outsideEvents)) {
      cells++;
      await cell(scenario, { gap, event, purposes }).catch((error: unknown) => {
        throw new Error(`${name} before request ${gap}, ${purpose}: ${error}`, { cause: error });
      });
    }
});

afterAll(() => expect(cells).toBeGreaterThanOrEqual(840));

interface Cell {
  readonly gap: number;
  readonly event: OutsideEvent;
  readonly purposes: readonly string[];
}

async function cell(scenario: Scenario, { gap, event, purposes }: Cell): Promise<void> {
  const world = await openWorld(scenario);
  const before = await look(world);
  const outside = { happened: before };
  const run = await world.run({
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
  await checkRecovery(world, { conflict: true });
}

/**
 * I3: what a colleague did between the plan and the read before the save is still there; what was done before the
 * plan, the plan has shown; what falls between that read and the save is the window that nobody can close (A2.4).
 */
async function checkWords(world: World, { run, gap, purposes }: Omit<Cell, "event"> & { readonly run: Run }) {
  const save = purposes.indexOf("SaveEmailFlow");
  const lastRead = purposes.lastIndexOf("GetEmailFlow", save);
  const planRead = purposes.indexOf("GetEmailFlow");
  const [flow] = (await world.flows()).filter(({ Name }) => Name === "Fault trial");
  if (save < 0 || gap <= planRead || (gap > lastRead && gap <= save)) return;
  if (flow === undefined || run.network.arrivals.length < gap) return;
  expect(flow.Description, "I3: a colleague's edit is still there").toBe(colleaguesWords);
}
