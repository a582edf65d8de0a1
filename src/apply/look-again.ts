import type { Intent, Verdict } from "../model/intent.ts";
import type { FlowWorld } from "./flow-state.ts";
import { look } from "./look.ts";
import { settle } from "./settle.ts";

/** Pauses between looks: what is done shows at once as a rule, and a list may be a little late. */
const pauses = [0, 500, 1500];

/** Looks until something is seen, a few times; only a look that succeeds says anything. */
export async function lookAgain(
  intent: Intent,
  world: Pick<FlowWorld, "connection" | "bindings" | "clock" | "hash">,
): Promise<Verdict | undefined> {
  let last: Verdict | undefined;
  for (const pause of pauses) {
    if (pause > 0) await world.clock.sleep(pause);
    const sight = await look(intent, world);
    if (sight.value === undefined) continue;
    last = settle(intent, sight.value, {
      now: world.clock.now(),
      settleTime: Number.POSITIVE_INFINITY,
      hash: world.hash,
    });
    if (last.kind !== "tooEarly") return last;
  }
  return last;
}
