import type { SandboxState } from "../state.ts";
import { storedFlows } from "./flows.ts";

/** DOCUMENTED (superoffice-api.md G31): running and paused flows count, and a warning comes at 85 per cent. */
export function fencing(state: SandboxState) {
  const ActiveCount = storedFlows(state).filter(({ Status }) => Status === "Running" || Status === "Paused").length;
  const HasReachedMaximum = ActiveCount >= state.maximumActiveFlows;
  const IsNearingMaximum = ActiveCount >= state.maximumActiveFlows * 0.85;
  const Maximum = shownMaximum(state);
  return {
    ActiveCount,
    Maximum,
    IsNearingMaximum,
    HasReachedMaximum,
    WarningMessage: IsNearingMaximum ? `${ActiveCount} of ${Maximum} flows are active.` : "",
    WarningTooltip: "",
    TableRight: null,
    FieldProperties: {},
  };
}

/** ASSUMED (A30): no limit is shown as 0; the other way as the largest number. */
function shownMaximum({ maximumActiveFlows, otherwise }: SandboxState): number {
  if (Number.isFinite(maximumActiveFlows)) return maximumActiveFlows;
  return otherwise.has("A30") ? 2_147_483_647 : 0;
}
