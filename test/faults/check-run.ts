import type { EmailFlow } from "../../src/model/email-flow.ts";
import { invariants } from "./invariants.ts";
import type { Run } from "./run.ts";
import type { World } from "./world.ts";

/** What the tenant held before a run, as far as promises speak of it. */
export interface Before {
  readonly flows: readonly EmailFlow[];
}

export async function look(world: World): Promise<Before> {
  return { flows: await world.flows() };
}

/** Checks every promise after a run; `outside` is what the tenant held after others did something meanwhile. */
export async function checkRun(world: World, before: Before, run: Run, outside?: Before): Promise<void> {
  const own = world.trace.served.filter(({ by }) => by === run.owner);
  const after = await world.flows();
  const known = [...before.flows, ...(outside?.flows ?? [])];
  const interfered = outside !== undefined;
  const facts = { world, run, before: (outside ?? before).flows, after, known, interfered, own };
  for (const [name, holds] of Object.entries(invariants)) {
    try {
      await holds(facts);
    } catch (error) {
      throw new Error(`${name}: ${error}`, { cause: error });
    }
  }
}
