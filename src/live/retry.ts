import type { Connection, HttpFailure, HttpResponse } from "../model/http.ts";
import type { Clock } from "./limit.ts";
import { isRead } from "./read-operations.ts";

const attempts = 3;
/** Whoever asks for more patience than this is not asked again. */
const longestWait = 30_000;
const firstWait = 500;

/** The connection, but reads that failed in passing are tried again, at most twice. Writes are never repeated. */
export function retryReads(connection: Connection, clock: Pick<Clock, "now" | "sleep">): Connection {
  return async (request) => {
    for (let attempt = 1; ; attempt++) {
      const answer = await connection(request);
      const wait = attempt < attempts && isRead(request) ? waitBefore(answer, attempt, clock.now()) : undefined;
      if (wait === undefined) return answer;
      await clock.sleep(wait);
    }
  };
}

/** How long to wait before the next attempt, in milliseconds; undefined when there is no point in one. */
function waitBefore(answer: HttpResponse | HttpFailure, attempt: number, now: number): number | undefined {
  const standard = firstWait * 2 ** (attempt - 1);
  if ("failure" in answer)
    return answer.failure === "refused" || answer.failure === "interrupted" ? standard : undefined;
  if (answer.status !== 429 && answer.status !== 503) return undefined;
  const asked = retryAfter(answer.headers["retry-after"], now) ?? standard;
  return asked <= longestWait ? asked : undefined;
}

/** Seconds or an HTTP date (RFC 9110, 10.2.3) as milliseconds from now. */
function retryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
