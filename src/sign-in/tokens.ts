import type { AuthorizationServer } from "oauth4webapi";
import { refreshTokenGrantRequest, revocationRequest } from "oauth4webapi";
import type { Diagnostic, Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import * as signIn from "../diagnostic/sign-in.ts";
import type { HttpResponse } from "../model/http.ts";
import { isObject } from "../util/json.ts";
import { type LoginServer, objectOf } from "./ask-login.ts";
import { type AppRegistration, clientOf, discover } from "./open-id.ts";
import { sendByLibrary } from "./pinned-fetch.ts";

/** What the token endpoint gives. */
export interface Tokens {
  readonly accessToken: string;
  /** When it ends, in milliseconds since 1970. */
  readonly ends: number;
  /** Absent when the one that was used stays good. */
  readonly refreshToken: string | undefined;
  readonly idToken: string | undefined;
}

/** How long an access token lasts when the server does not say; the shorter of two documented times (superoffice-api.md A3). */
const standardLife = 1200;

const isToken = (value: unknown): value is string => typeof value === "string" && /^[\x21-\x7e]+$/.test(value);

/** The tokens in an answer of the token endpoint, or why there are none. */
export function tokensOf(name: string, answer: HttpResponse, now: number): Outcome<Tokens> {
  const refusal = oauthError(answer);
  if (refusal !== undefined) return failure(signIn.signInRefused(undefined, name, refusal));
  const { value, diagnostics } = objectOf(name, answer);
  if (value === undefined) return failure(...diagnostics);
  const { access_token: accessToken, refresh_token: refreshToken, id_token: idToken } = value;
  if (!isToken(accessToken)) return failure(signIn.unexpectedAnswer(undefined, name, "JSON of another shape"));
  const life = Number(value.expires_in ?? standardLife) || standardLife;
  return success({
    accessToken,
    ends: now + life * 1000,
    refreshToken: isToken(refreshToken) ? refreshToken : undefined,
    idToken: isToken(idToken) ? idToken : undefined,
  });
}

/** The error code of a refusal (RFC 6749, 5.2), or its bare status; undefined for everything else. */
export function oauthError({ status, body }: HttpResponse): string | undefined {
  if (status !== 400 && status !== 401 && status !== 403) return undefined;
  const bare = `status ${status}`;
  try {
    const answer: unknown = JSON.parse(body);
    return isObject(answer) && typeof answer.error === "string" ? answer.error : bare;
  } catch {
    return bare;
  }
}

/** A new access token; the diagnostic says `loginEnded` when only a person can get another. */
export async function refreshTokens(
  server: LoginServer,
  app: AppRegistration,
  { refreshToken, target, now }: { readonly refreshToken: string; readonly target: string; readonly now: number },
): Promise<Outcome<Tokens>> {
  const name = "The renewal of the sign-in";
  const { value: as, diagnostics } = await discover(server);
  if (as === undefined) return failure(...diagnostics);
  const { client, authentication } = clientOf(app);
  const answer = await sendByLibrary(server, name, (options) =>
    refreshTokenGrantRequest(as, client, authentication, refreshToken, options),
  );
  if (answer.value === undefined) return failure(...answer.diagnostics);
  if (oauthError(answer.value) === "invalid_grant") return failure(signIn.loginEnded(undefined, target));
  return tokensOf(name, answer.value, now);
}

/** Takes a sign-in back; what it returns says why that may not have happened. */
export async function revokeTokens(
  server: LoginServer,
  app: AppRegistration,
  refreshToken: string,
): Promise<Diagnostic | undefined> {
  const { value: as, diagnostics } = await discover(server);
  if (as === undefined) return signIn.notRevoked(undefined, inside(diagnostics[0]));
  if (as.revocation_endpoint === undefined) return signIn.notRevoked(undefined, "it has no place for that");
  const answer = await revoke(server, as, { app, refreshToken });
  if (answer.value === undefined) return signIn.notRevoked(undefined, inside(answer.diagnostics[0]));
  const { status } = answer.value;
  return status === 200 ? undefined : signIn.notRevoked(undefined, `it answered with the status ${status}`);
}

function revoke(
  server: LoginServer,
  as: AuthorizationServer,
  { app, refreshToken }: { readonly app: AppRegistration; readonly refreshToken: string },
): Promise<Outcome<HttpResponse>> {
  const { client, authentication } = clientOf(app);
  return sendByLibrary(server, "The end of the sign-in", (options) =>
    revocationRequest(as, client, authentication, refreshToken, options),
  );
}

/** A finding's detail as a part of a sentence. */
function inside(diagnostic: Diagnostic | undefined): string {
  return (diagnostic?.detail ?? "it did not answer").replace(/\.$/, "");
}
