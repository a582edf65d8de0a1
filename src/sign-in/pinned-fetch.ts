import { allowInsecureRequests, customFetch } from "oauth4webapi";
import type { Diagnostic, Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { foreignHost } from "../diagnostic/sign-in.ts";
import { describeFailure } from "../live/call.ts";
import type { HttpResponse } from "../model/http.ts";
import type { LoginServer } from "./ask-login.ts";

/** What the library is given instead of the network. */
type LibraryOptions = { readonly [customFetch]: typeof fetch; readonly [allowInsecureRequests]: true };

/** Thrown to get out of the library, and caught where it was called. */
class RequestFault extends Error {
  readonly diagnostic: Diagnostic;
  constructor(diagnostic: Diagnostic) {
    super(diagnostic.summary);
    this.diagnostic = diagnostic;
  }
}

/**
 * Lets the library send one request by our own connection: pinned to the login server, redirects refused. (That http
 * is only for this machine is the connection's own rule.)
 */
export async function sendByLibrary(
  server: LoginServer,
  name: string,
  send: (options: LibraryOptions) => Promise<Response>,
): Promise<Outcome<HttpResponse>> {
  const pinned = async (input: string | URL | Request, init: RequestInit = {}) => {
    const url = new URL(String(input));
    if (url.origin !== server.origin) throw new RequestFault(foreignHost(undefined, name, url.origin));
    const answer = await server.connection({
      method: init.method === "POST" ? "POST" : "GET",
      path: `${url.pathname}${url.search}`,
      headers: Object.fromEntries(new Headers(init.headers)),
      body: String(init.body ?? ""),
    });
    if ("failure" in answer) throw new RequestFault(describeFailure(name, answer));
    return new Response(answer.status === 204 ? null : answer.body, answer);
  };
  try {
    const response = await send({ [customFetch]: pinned as typeof fetch, [allowInsecureRequests]: true });
    const { status, headers } = response;
    return success({ status, headers: Object.fromEntries(headers), body: await response.text() });
  } catch (error) {
    if (error instanceof RequestFault) return failure(error.diagnostic);
    throw error;
  }
}
