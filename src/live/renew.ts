import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Connection } from "../model/http.ts";
import type { Credentials } from "./credentials.ts";

/**
 * The connection, but a request that is answered with 401 is sent once more with new credentials. That holds for writes
 * too: 401 is the server's word that it did nothing. Requests that are refused together share one renewal.
 */
export function renewOnRefusal(connection: Connection, { renew }: Pick<Credentials, "renew">): Connection {
  if (renew === undefined) return connection;
  let renewed = 0;
  let running: Promise<Diagnostic | undefined> | undefined;
  const renewOnce = () => {
    running ??= renew().then((failed) => {
      running = undefined;
      if (failed === undefined) renewed++;
      return failed;
    });
    return running;
  };
  return async (request) => {
    const before = renewed;
    const answer = await connection(request);
    if ("failure" in answer || answer.status !== 401) return answer;
    const failed = renewed === before ? await renewOnce() : undefined;
    if (failed !== undefined) return { failure: "notRenewed", sent: false, detail: failed.detail };
    return connection(request);
  };
}
