import fc from "fast-check";
import { isRead } from "../../src/live/read-operations.ts";
import type { Scenario } from "./scenarios.ts";
import { requestsIn } from "./world.ts";

/** Where in a run something happens: at any request, or at one that writes to a flow or follows directly on such a one. */
export interface Place {
  readonly nth: number;
  readonly nearWrite: boolean;
}

export const place: fc.Arbitrary<Place> = fc.record({ nth: fc.nat({ max: 60 }), nearWrite: fc.boolean() });

/** Its number, counted from 0, in a run of the scenario that is alone. */
export async function indexOf({ nth, nearWrite }: Place, scenario: Scenario): Promise<number> {
  const requests = await requestsIn(scenario);
  const near = requests.flatMap((request, index) =>
    request.path.includes("/Workflow/") && !isRead(request) ? [index, index + 1] : [],
  );
  const indices = nearWrite && near.length > 0 ? near : [...requests.keys()];
  return indices[nth % indices.length] ?? 0;
}
