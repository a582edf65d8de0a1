import { release } from "./version.ts";

/** How long an answer may be relied on. ASSUMED: an hour. */
const validity = 3_600_000;

/** DOCUMENTED: what a tenant says about itself to everybody (superoffice-api.md A2). */
export function tenantState(tenant: string, { origin, now }: { readonly origin: string; readonly now: Date }): unknown {
  return {
    ContextIdentifier: tenant,
    Endpoint: `${origin}/${tenant}`,
    State: "Running",
    IsRunning: true,
    ValidUntil: new Date(now.getTime() + validity).toISOString(),
    Api: `${origin}/${tenant}/api`,
    Version: release,
  };
}
