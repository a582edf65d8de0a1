import { createHash } from "node:crypto";
import type { HttpRequest, HttpResponse } from "../../model/http.ts";
import { jsonAnswer, page } from "./answers.ts";
import { claimPrefix } from "./issuer.ts";
import type { SignInState } from "./state.ts";

/** DOCUMENTED: where everything is (superoffice-api.md A3). */
export function discovery(origin: string): HttpResponse {
  return jsonAnswer({
    issuer: origin,
    authorization_endpoint: `${origin}/login/common/oauth/authorize`,
    token_endpoint: `${origin}/login/common/oauth/tokens`,
    revocation_endpoint: `${origin}/login/common/oauth/revoke`,
    jwks_uri: `${origin}/login/.well-known/jwks`,
    scopes_supported: ["openid"],
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    code_challenge_methods_supported: ["S256"],
    token_endpoint_auth_methods_supported: ["client_secret_post"],
  });
}

/** DOCUMENTED: the only addresses on this machine that a native app may be sent back to (superoffice-api.md A3). */
const nativeRedirect = /^http:\/\/(127\.0\.0\.1|\[::1\]):\d+\//;

/** Sends the browser back with a code. The sandbox's user is signed in already and approves of everything. */
export function authorize(request: HttpRequest, { application, codes }: SignInState): HttpResponse {
  const query = new URLSearchParams(request.path.split("?", 2)[1]);
  const asked = (name: string) => query.get(name) ?? "";
  if (asked("client_id") !== application.clientId) return page(400, "The application is not known.");
  if (!nativeRedirect.test(asked("redirect_uri"))) return page(400, "The redirect is not allowed.");
  const back = new URL(asked("redirect_uri"));
  back.searchParams.set("state", asked("state"));
  const wanted = asked("response_type") === "code" && asked("scope") === "openid";
  if (!wanted || asked("code_challenge_method") !== "S256") back.searchParams.set("error", "invalid_request");
  else {
    const [redirect, challenge, nonce] = [asked("redirect_uri"), asked("code_challenge"), asked("nonce")];
    back.searchParams.set("code", codes.issue({ redirect, challenge, nonce }));
  }
  return { status: 302, headers: { location: back.href }, body: "" };
}

const refused = (error: string, status = 400) => jsonAnswer({ error }, status);

/** The token endpoint: a code or a refresh token for an access token. */
export async function tokens(request: HttpRequest, origin: string, state: SignInState): Promise<HttpResponse> {
  const form = new URLSearchParams(request.body);
  if (!isApplication(form, state)) return refused("invalid_client", 401);
  if (form.get("grant_type") === "authorization_code") return byCode(form, origin, state);
  if (form.get("grant_type") === "refresh_token") return byRefreshToken(form, origin, state);
  return refused("unsupported_grant_type");
}

/** A native app may leave its secret out; a wrong one is wrong. */
function isApplication(form: URLSearchParams, { application }: SignInState): boolean {
  const secret = form.get("client_secret") ?? application.clientSecret;
  return form.get("client_id") === application.clientId && secret === application.clientSecret;
}

async function byCode(form: URLSearchParams, origin: string, state: SignInState): Promise<HttpResponse> {
  const code = form.get("code") ?? "";
  const asked = state.codes.find(code);
  state.codes.end(code);
  const challenge = createHash("sha256")
    .update(form.get("code_verifier") ?? "")
    .digest("base64url");
  if (asked === undefined || asked.redirect !== form.get("redirect_uri") || asked.challenge !== challenge)
    return refused("invalid_grant");
  return granted(origin, state, { nonce: asked.nonce, refresh_token: state.refreshTokens.issue() });
}

/** DOCUMENTED: no new refresh token comes with it, for the old one stays good (superoffice-api.md A3). */
async function byRefreshToken(form: URLSearchParams, origin: string, state: SignInState): Promise<HttpResponse> {
  const known = state.refreshTokens.find(form.get("refresh_token") ?? "");
  return known === undefined ? refused("invalid_grant") : granted(origin, state, {});
}

async function granted(
  origin: string,
  state: SignInState,
  { nonce, ...more }: { readonly nonce?: string | undefined; readonly refresh_token?: string },
): Promise<HttpResponse> {
  const { application, tenant, issuer, accessTokens } = state;
  const claims = {
    sub: `${application.user}@example.com`,
    [`${claimPrefix}ctx`]: tenant,
    [`${claimPrefix}webapi_url`]: `${origin}/${tenant}/api/`,
    ...(nonce === undefined ? {} : { nonce }),
  };
  const idToken = await issuer.sign(claims, { issuer: origin, audience: application.clientId });
  return jsonAnswer({
    token_type: "Bearer",
    access_token: accessTokens.issue(),
    expires_in: 3600,
    id_token: idToken,
    ...more,
  });
}

/** DOCUMENTED: there is a revocation endpoint (superoffice-api.md A3); it answers 200 whatever it is given (RFC 7009, 2.2). */
export function revoke(request: HttpRequest, state: SignInState): HttpResponse {
  const form = new URLSearchParams(request.body);
  if (!isApplication(form, state)) return refused("invalid_client", 401);
  state.refreshTokens.end(form.get("token") ?? "");
  return { status: 200, headers: {}, body: "" };
}
