import { expect } from "vitest";
import { isRead } from "../../src/live/read-operations.ts";
import { checkRun, look } from "./check-run.ts";
import { conflicts } from "./invariants.ts";
import { type Plant, purposeOf, type Run } from "./run.ts";
import { keyOf, statusOf } from "./served.ts";
import type { World } from "./world.ts";

/** Findings after which a person must look: of two flows, of an edit where none was expected, or of a status that is refused. */
const needsPerson = [...conflicts, "FF641", "FF718", "FF721"];

function isRefused({ scenario }: World, { plan, codes }: Run): boolean {
  return plan === undefined && (scenario.refused ?? []).some((code) => codes.includes(code));
}

export interface Recovery {
  /** Whether something may be left that a person must look at. */
  readonly conflict: boolean;
  readonly plant?: Plant | undefined;
}

/** I5: once nothing goes wrong any more, two runs are enough, and the one after them writes nothing. */
export async function checkRecovery(world: World, { conflict, plant }: Recovery): Promise<void> {
  const codes: string[][] = [];
  for (let attempt = 0; attempt < 3; attempt++) {
    world.clock.pass(3_600_000);
    const before = await look(world);
    const run = await world.runQuietly(plant);
    await checkRun(world, before, run);
    codes.push([...run.codes]);
    const writes = run.network.arrivals.filter(({ request }) => !isRead(request));
    if (writes.length === 0 && (run.plan?.flows.length === 0 || isRefused(world, run))) return checkPauses(world);
    if (attempt < 2 || (conflict && run.codes.some((code) => needsPerson.includes(code)))) continue;
    expect(run.plan?.flows, `I5: an empty plan; ${JSON.stringify(codes)}`).toEqual([]);
    expect(
      writes.map(({ request }) => purposeOf(request)),
      "I5: and nothing written",
    ).toEqual([]);
  }
}

/** I9: and in the end no flow is left paused by a run, unless its file wants that. */
async function checkPauses(world: World): Promise<void> {
  for (const flow of await world.flows()) {
    const last = world.trace.served.filter((each) => statusOf(each)?.EmailFlowId === flow.EmailFlowId).at(-1);
    const wanted = world.scenario.after[keyOf(flow.Name)]?.includes("status: paused") ?? false;
    if (flow.Status === "Paused" && !wanted)
      expect(last?.by ?? "outside", `I9: who paused ${flow.Name}`).toBe("outside");
  }
}
