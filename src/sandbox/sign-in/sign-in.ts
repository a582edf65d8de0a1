import type { HttpRequest, HttpResponse } from "../../model/http.ts";
import { jsonAnswer, page } from "./answers.ts";
import type { Application } from "./application.ts";
import { createIssuer } from "./issuer.ts";
import { authorize, discovery, revoke, tokens } from "./open-id.ts";
import { createSessions } from "./sessions.ts";
import type { SignInState } from "./state.ts";
import { authenticateSystemUser } from "./system-user.ts";

/** Who may come in, and the addresses under /login where they ask for it. */
export interface SignIn {
  readonly authorised: (request: HttpRequest) => boolean;
  /** The answer to a request whose path begins with /login; `origin` is where the server is reached. */
  readonly respond: (request: HttpRequest, origin: string) => Promise<HttpResponse>;
}

const minutes = 60_000;

/** The sign-in of a tenant, with the validities that SuperOffice documents (superoffice-api.md A3, A4). */
export function createSignIn(options: {
  readonly application: Application;
  readonly tenant: string;
  readonly now: () => Date;
}): SignIn {
  const { tenant, now } = options;
  const state: SignInState = {
    ...options,
    serial: "1234567890",
    issuer: createIssuer(now),
    tickets: createSessions(now, { prefix: "7T:", lasts: 360 * minutes, slides: true }),
    accessTokens: createSessions(now, { prefix: `8A:${tenant}.`, lasts: 60 * minutes }),
    refreshTokens: createSessions(now, { prefix: "", lasts: Number.POSITIVE_INFINITY }),
    codes: createSessions(now, { prefix: "", lasts: 10 * minutes }),
  };
  return {
    authorised: (request) => isAuthorised(request, state),
    respond: async (request, origin) => {
      const route = `${request.method} ${request.path.split("?", 1)[0]?.toLowerCase()}`;
      return Object.hasOwn(routes, route) ? (routes[route]?.(request, origin, state) ?? nothing) : nothing;
    },
  };
}

const nothing = page(404, "There is nothing here.");

type Answer = (request: HttpRequest, origin: string, state: SignInState) => HttpResponse | Promise<HttpResponse>;

const routes: Readonly<Record<string, Answer>> = {
  "GET /login/.well-known/openid-configuration": (_, origin) => discovery(origin),
  "GET /login/.well-known/jwks": async (_request, _origin, { issuer }) => jsonAnswer(await issuer.published()),
  "GET /login/common/oauth/authorize": (request, _, state) => authorize(request, state),
  "POST /login/common/oauth/tokens": tokens,
  "POST /login/common/oauth/revoke": (request, _, state) => revoke(request, state),
  "POST /login/api/partnersystemuser/authenticate": (request, _, state) => authenticateSystemUser(request, state),
};

type Check = (given: string, request: HttpRequest, state: SignInState) => boolean;

/** What counts by the scheme of the Authorization header (superoffice-api.md A3, A4, A5). */
const schemes: Readonly<Record<string, Check>> = {
  bearer: (given, _, { accessTokens }) => accessTokens.find(given) !== undefined,
  soticket: (given, { headers }, { application, tickets }) =>
    headers["so-apptoken"] === application.clientSecret && tickets.find(given) !== undefined,
  basic: (given, _, { application: { user, password } }) =>
    Buffer.from(given, "base64").toString("utf8") === `${user}:${password}`,
};

function isAuthorised(request: HttpRequest, state: SignInState): boolean {
  const [scheme = "", given = ""] = (request.headers.authorization ?? "").split(" ", 2);
  const check = Object.hasOwn(schemes, scheme.toLowerCase()) ? schemes[scheme.toLowerCase()] : undefined;
  return check?.(given, request, state) ?? false;
}
