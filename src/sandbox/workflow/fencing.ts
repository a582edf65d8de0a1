import type { SandboxState } from "../state.ts";
import { storedFlows } from "./flows.ts";

/** DOCUMENTED (superoffice-api.md G31): running and paused flows count, and a warning comes at 85 per cent. */
export function fencing(state: SandboxState) {
  const ActiveCount = storedFlows(state).filter(({ Status }) => Status === "Running" || Status === "Paused").length;
  const Maximum = state.maximumActiveFlows;
  const HasReachedMaximum = ActiveCount >= Maximum;
  const IsNearingMaximum = ActiveCount >= Maximum * 0.85;
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
