import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Values } from "../language/context.ts";
import type { CompiledFlow } from "../model/compiled-flow.ts";
import type { Rule } from "./rule.ts";
import { emptyWaits } from "./rules/empty-waits.ts";
import { formerIds } from "./rules/former-ids.ts";
import { localTimeZone } from "./rules/local-time-zone.ts";
import { spans } from "./rules/spans.ts";
import { uniqueIds } from "./rules/unique-ids.ts";
import { unmanagedKeys } from "./rules/unmanaged-keys.ts";

/** Every rule that looks at one flow as a whole; rules about a single value stand where the value is compiled. */
const rules: readonly Rule[] = [emptyWaits, formerIds, localTimeZone, spans, uniqueIds, unmanagedKeys];

/** Runs every rule on one flow. */
export function checkFlow(flow: CompiledFlow, document: Values): readonly Diagnostic[] {
  return rules.flatMap((rule) => rule(flow, document));
}
