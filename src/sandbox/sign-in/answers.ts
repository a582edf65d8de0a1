import type { HttpResponse } from "../../model/http.ts";

/** JSON with a status. */
export function jsonAnswer(value: unknown, status = 200): HttpResponse {
  return { status, headers: { "content-type": "application/json; charset=utf-8" }, body: JSON.stringify(value) };
}

/** A plain page, as a browser shows it. */
export function page(status: number, text: string): HttpResponse {
  return { status, headers: { "content-type": "text/plain; charset=utf-8" }, body: text };
}

/** A body's JSON; undefined for what is none. */
export function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
