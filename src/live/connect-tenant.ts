import { createHttpConnection, type HttpConnection, type HttpOptions } from "./http.ts";
import { type Clock, type Limits, limitRequests } from "./limit.ts";
import { retryReads } from "./retry.ts";

/** Requests to a tenant over HTTP: limited, and reads repeated when they fail in passing. A repetition counts as a request. */
export function connectTenant(options: {
  readonly url: string;
  readonly token: string;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly connector?: HttpOptions["connector"];
}): HttpConnection {
  const { url, token, limits, clock, connector } = options;
  const own = connector === undefined ? {} : { connector };
  const { send, close } = createHttpConnection({ url, token, clock, connections: limits.parallelism, ...own });
  return { send: retryReads(limitRequests(send, limits, clock), clock), close };
}
