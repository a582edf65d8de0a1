import { createHttpConnection, type HttpConnection } from "./http.ts";
import { type Clock, type Limits, limitRequests } from "./limit.ts";
import { retryReads } from "./retry.ts";

/** Requests to a tenant over HTTP: limited, and reads repeated when they fail in passing. A repetition counts as a request. */
export function connectTenant(options: {
  readonly url: string;
  readonly token: string;
  readonly limits: Limits;
  readonly clock: Clock;
}): HttpConnection {
  const { url, token, limits, clock } = options;
  const { send, close } = createHttpConnection({ url, token, connections: limits.parallelism });
  return { send: retryReads(limitRequests(send, limits, clock), clock), close };
}
