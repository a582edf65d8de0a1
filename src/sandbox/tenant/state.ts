import { release } from "./version.ts";

/** How long an answer may be relied on. ASSUMED: an hour. */
const validity = 3_600_000;

/** The states of a tenant that the sandbox can be in; the first two are running (superoffice-api.md A2). */
export type TenantState =
  | "Running"
  | "OnlineMaintenance"
  | "OfflineMaintenance"
  | "Suspended"
  | "Deleted"
  | "MigrationPending";

/** DOCUMENTED: what a tenant says about itself to everybody (superoffice-api.md A2). */
export function tenantState(
  tenant: string,
  { origin, now, state }: { readonly origin: string; readonly now: Date; readonly state: TenantState },
): unknown {
  return {
    ContextIdentifier: tenant,
    Endpoint: `${origin}/${tenant}`,
    State: state,
    IsRunning: state === "Running" || state === "OnlineMaintenance",
    ValidUntil: new Date(now.getTime() + validity).toISOString(),
    Api: `${origin}/${tenant}/api`,
    Version: release,
  };
}
