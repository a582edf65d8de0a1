import type { Credentials } from "./credentials.ts";
import { createHttpConnection, type HttpConnection, type HttpOptions } from "./http.ts";
import { type Clock, type Limits, limitRequests } from "./limit.ts";
import { renewOnRefusal } from "./renew.ts";
import { retryReads } from "./retry.ts";

/**
 * Requests to a tenant over HTTP: limited, reads repeated when they fail in passing, and all repeated when the sign-in
 * has run out. A repetition counts as a request.
 */
export function connectTenant(options: {
  readonly url: string;
  readonly credentials: Credentials;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly connector?: HttpOptions["connector"];
}): HttpConnection {
  const { url, credentials, limits, clock, connector } = options;
  const own = connector === undefined ? {} : { connector };
  const { send, close } = createHttpConnection({ url, credentials, clock, connections: limits.parallelism, ...own });
  return { send: renewOnRefusal(retryReads(limitRequests(send, limits, clock), clock), credentials), close };
}
