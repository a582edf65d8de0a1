import type { HttpRequest } from "../../model/http.ts";

/** A check of requests by one token that is always good: as a bearer token or as a ticket (superoffice-api.md A3, A4). */
export function byFixedToken(token: string): (request: HttpRequest) => boolean {
  return (request) => {
    const [scheme = "", given = ""] = (request.headers.authorization ?? "").split(" ", 2);
    return /^(bearer|soticket)$/i.test(scheme) && given === token;
  };
}
