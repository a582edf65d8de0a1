import type { Environment } from "../model/environment.ts";

/** The origin that signs in for an environment; numbered hosts never do (superoffice-api.md A1). */
export function loginOrigin(environment: Environment): string {
  return environment.startsWith("http:") ? new URL(environment).origin : `https://${environment}.superoffice.com`;
}

/**
 * The tenant whose api is at an address of the environment; undefined for every other address. Tenants move between
 * numbered hosts of their environment, and a secret must never follow one to anywhere else.
 */
export function tenantAt(environment: Environment, address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, host, origin, pathname, username, password, search, hash } = new URL(address);
  const isPlain = username === "" && password === "" && search === "" && hash === "";
  const isHome = environment.startsWith("http:")
    ? origin === loginOrigin(environment)
    : protocol === "https:" && new RegExp(`^${environment}\\d*\\.superoffice\\.com$`).test(host);
  return isPlain && isHome ? /^\/([^/]+)\/api\/?$/i.exec(pathname)?.[1] : undefined;
}
