import type { Environment } from "../model/environment.ts";

/** The origin that signs in for an environment; numbered hosts never do (superoffice-api.md A1). */
export function loginOrigin(environment: Environment): string {
  return environment.startsWith("http:") ? new URL(environment).origin : `https://${environment}.superoffice.com`;
}

/**
 * Whether a tenant of the environment may have its api at an address. Tenants move between numbered hosts of their
 * environment, and a secret must never follow one to anywhere else.
 */
export function isApiOf(environment: Environment, tenant: string, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, origin, pathname, username, password, search, hash } = new URL(address);
  const isPlain = username === "" && password === "" && search === "" && hash === "";
  const isHome = environment.startsWith("http:")
    ? origin === loginOrigin(environment)
    : protocol === "https:" && new RegExp(`^${environment}\\d*\\.superoffice\\.com$`).test(host);
  return isPlain && isHome && pathname.replace(/\/$/, "").toLowerCase() === `/${tenant}/api`.toLowerCase();
}
