import type { CheckResult } from "../model/doctor-report.ts";
import type { Check, CheckWorld } from "./check.ts";
import { clock } from "./checks/clock.ts";
import { defaults } from "./checks/defaults.ts";
import { flows } from "./checks/flows.ts";
import { keyStore } from "./checks/key-store.ts";
import { licence } from "./checks/licence.ts";
import { lists } from "./checks/lists.ts";
import { rights } from "./checks/rights.ts";
import { signIn } from "./checks/sign-in.ts";

const checks: readonly Check[] = [signIn, rights, licence, clock, flows, lists, keyStore, defaults];

/** Every check, in the order in which they are shown; one that fails stops no other. */
export async function runChecks(world: CheckWorld): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  for (const { id, title, run } of checks) results.push({ id, title, ...(await run(world)) });
  return results;
}
