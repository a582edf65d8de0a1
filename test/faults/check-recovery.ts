import { expect } from "vitest";
import { isRead } from "../../src/live/read-operations.ts";
import { checkRun, look } from "./check-run.ts";
import { conflicts } from "./invariants.ts";
import { purposeOf, type Run } from "./run.ts";
import type { World } from "./world.ts";

/** Findings after which a person must look: of two flows, or of an edit where none was expected. */
const needsPerson = [...conflicts, "FF718", "FF641"];

function isRefused({ scenario }: World, { plan, codes }: Run): boolean {
  return plan === undefined && (scenario.refused ?? []).some((code) => codes.includes(code));
}

/** I5: once nothing goes wrong any more, two runs are enough, and the one after them writes nothing. */
export async function checkRecovery(world: World, { conflict }: { readonly conflict: boolean }): Promise<void> {
  const codes: string[][] = [];
  for (let attempt = 0; ; attempt++) {
    world.clock.pass(3_600_000);
    const before = await look(world);
    const run = await world.run();
    await checkRun(world, before, run);
    codes.push([...run.codes]);
    const written = run.network.arrivals
      .filter(({ request }) => !isRead(request))
      .map(({ request }) => purposeOf(request));
    if (written.length === 0 && (run.plan?.flows.length === 0 || isRefused(world, run))) return;
    if (attempt < 2) continue;
    if (conflict && run.codes.some((code) => needsPerson.includes(code))) return;
    expect(run.plan?.flows, `I5: an empty plan; ${JSON.stringify(codes)}`).toEqual([]);
    expect(written, "I5: and nothing written").toEqual([]);
    return;
  }
}
