import { visible } from "../diagnostic/frame.ts";
import type { Connection, HttpFailure, HttpRequest, HttpResponse } from "../model/http.ts";
import { isObject, parseJson } from "../util/json.ts";
import type { HostResult } from "./host.ts";

/** Asks the host's API for JSON. */
export type Ask = (method: HttpRequest["method"], path: string, body?: object) => Promise<HostResult<unknown>>;

/** The time as the edge has it, in milliseconds. */
export interface Waiting {
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

const attempts = 4;
const firstWait = 1000;
/** Jobs are paid by the minute. */
const longestWait = 60_000;

/**
 * Requests to a host's API. One that was refused because there were too many (429, and GitHub's 403 of that meaning) was
 * not carried out and is sent again when the host says so; a read also when it got no answer.
 */
export function createAsk(connection: Connection, waiting: Waiting): Ask {
  return async (method, path, body) => {
    const request: HttpRequest = {
      method,
      path,
      headers: { accept: "application/json", "content-type": "application/json; charset=utf-8" },
      body: body === undefined ? "" : JSON.stringify(body),
    };
    for (let attempt = 1; ; attempt++) {
      const answer = await connection(request);
      const wait =
        attempt < attempts ? waitBefore(answer, { attempt, read: method === "GET", now: waiting.now() }) : undefined;
      if (wait === undefined) return resultOf(request, answer);
      await waiting.sleep(wait);
    }
  };
}

interface Attempt {
  readonly attempt: number;
  readonly read: boolean;
  readonly now: number;
}

/** How long to wait before the request is sent again; undefined when it is not. */
function waitBefore(answer: HttpResponse | HttpFailure, { attempt, read, now }: Attempt): number | undefined {
  const standard = firstWait * 2 ** (attempt - 1);
  if ("failure" in answer) return read || !answer.sent ? standard : undefined;
  const { status } = answer;
  if (read && status >= 502 && status <= 504) return standard;
  if (!isTooMany(answer)) return undefined;
  const asked = secondsAsked(answer, now) ?? standard;
  return asked <= longestWait ? asked : undefined;
}

/** GitHub says it with 403 too, and then either counts down to nothing or names a time to wait. */
function isTooMany({ status, headers }: HttpResponse): boolean {
  if (status === 429) return true;
  return status === 403 && (headers["retry-after"] !== undefined || headers["x-ratelimit-remaining"] === "0");
}

function secondsAsked({ headers }: HttpResponse, now: number): number | undefined {
  const { "retry-after": after = "", "x-ratelimit-reset": reset = "" } = headers;
  if (/^\d+$/.test(after)) return Number(after) * 1000;
  return /^\d+$/.test(reset) ? Math.max(0, Number(reset) * 1000 - now) : undefined;
}

function resultOf({ method, path }: HttpRequest, answer: HttpResponse | HttpFailure): HostResult<unknown> {
  const what = `${method} ${path.replace(/\?.*$/, "")}`;
  if ("failure" in answer) {
    const detail = answer.failure === "timeout" ? `nothing came within ${answer.detail} seconds` : answer.detail;
    return failedWith(0, `${what} got no answer: ${detail || answer.failure}.`);
  }
  const value = parseJson(answer.body);
  if (answer.status < 200 || answer.status > 299)
    return failedWith(answer.status, `${what} was refused with status ${answer.status}${messageOf(value)}.`);
  return value === undefined ? failedWith(0, `${what} was not answered with JSON.`) : { value };
}

function messageOf(body: unknown): string {
  const message = isObject(body) ? (body.message ?? body.error) : undefined;
  return typeof message === "string" && message !== "" ? ` (${visible(message).slice(0, 200)})` : "";
}

const failedWith = (status: number, why: string) => ({ failed: { status, why } });

const perPage = 100;
const mostPages = 200;

/** All pages of a list: the page that is not full is the last. Addresses that an answer names are not followed. */
export async function askAll(ask: Ask, path: string): Promise<HostResult<readonly unknown[]>> {
  const all: unknown[] = [];
  for (let page = 1; page <= mostPages; page++) {
    const result = await ask("GET", `${path}${path.includes("?") ? "&" : "?"}per_page=${perPage}&page=${page}`);
    if ("failed" in result) return result;
    if (!Array.isArray(result.value)) return failedWith(0, `GET ${path} was not answered with a list.`);
    all.push(...result.value);
    if (result.value.length < perPage) break;
  }
  return { value: all };
}

/** What an answer says, read with care; a failure when it says something else. */
export function readAs<Value>(
  result: HostResult<unknown>,
  read: (value: unknown) => Value | undefined,
): HostResult<Value> {
  if ("failed" in result) return result;
  const value = read(result.value);
  return value === undefined ? failedWith(0, "The host answered something that is not understood.") : { value };
}
