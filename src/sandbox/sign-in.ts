import type { HttpRequest } from "../model/http.ts";

/** DOCUMENTED: a bearer token or a ticket in the Authorization header (superoffice-api.md A3, A4). */
export function authorised(request: HttpRequest, token: string): boolean {
  const [scheme = "", given = ""] = (request.headers.authorization ?? "").split(" ", 2);
  return /^(bearer|soticket)$/i.test(scheme) && given === token;
}
