import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { readLicence } from "../live/licence.ts";
import type { Connection } from "../model/http.ts";
import type { FlowPlan } from "../model/plan.ts";
import { judgeEndings } from "../plan/endings.ts";
import { judgeLicence, startsFlow } from "../plan/licence.ts";

/** What can only be judged over all flows of a plan; the licence is asked for when one of them is started. */
export async function judgeTogether(
  flows: readonly FlowPlan[],
  { connection, cancelPeople }: { readonly connection: Connection; readonly cancelPeople: number },
): Promise<readonly Diagnostic[]> {
  const licence = flows.some(startsFlow) ? judgeLicence(flows, await readLicence(connection)) : [];
  return [...judgeEndings(flows, cancelPeople), ...licence];
}
