import {
  AuthorizationResponseError,
  type AuthorizationServer,
  authorizationCodeGrantRequest,
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomNonce,
  generateRandomState,
  validateAuthResponse,
} from "oauth4webapi";
import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import * as signIn from "../diagnostic/sign-in.ts";
import type { LoginServer } from "./ask-login.ts";
import { type AppRegistration, clientOf, discover } from "./open-id.ts";
import { sendByLibrary } from "./pinned-fetch.ts";
import { type Tokens, tokensOf } from "./tokens.ts";
import { claimPrefix, verifyToken } from "./verify-token.ts";

/** Who signs in where, and the address on this machine that the browser comes back to. */
export interface BrowserSignInTerms {
  readonly server: LoginServer;
  readonly app: AppRegistration;
  readonly tenant: string;
  readonly redirect: string;
}

/** A sign-in that waits for a person. */
export interface BrowserSignIn {
  /** Where the person signs in. */
  readonly address: string;
  /** Whether an address that a browser came back to belongs to this sign-in. */
  readonly isAnswer: (cameBack: URL) => boolean;
  /** Takes the address that the browser came back to, and gets the tokens. */
  readonly finish: (cameBack: URL, now: number) => Promise<Outcome<Tokens>>;
}

/** What is known here alone, and proves that an answer belongs to this sign-in (RFC 7636, OpenID Connect 3.1.2). */
interface Proofs {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Begins an authorization code flow with PKCE (superoffice-api.md A3). */
export async function beginBrowserSignIn(terms: BrowserSignInTerms): Promise<Outcome<BrowserSignIn>> {
  const { value: as, diagnostics } = await discover(terms.server);
  if (as === undefined) return failure(...diagnostics);
  const proofs = { state: generateRandomState(), nonce: generateRandomNonce(), verifier: generateRandomCodeVerifier() };
  const address = new URL(as.authorization_endpoint ?? "");
  const query = {
    response_type: "code",
    client_id: terms.app.clientId,
    redirect_uri: terms.redirect,
    scope: "openid",
    state: proofs.state,
    nonce: proofs.nonce,
    code_challenge: await calculatePKCECodeChallenge(proofs.verifier),
    code_challenge_method: "S256",
    acr_values: `tenant:${terms.tenant}`,
  };
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
  const isAnswer = (cameBack: URL) => cameBack.searchParams.get("state") === proofs.state;
  return success({
    address: address.href,
    isAnswer,
    finish: (cameBack, now) => finish(as, terms, { proofs, cameBack, now }),
  });
}

interface Return {
  readonly proofs: Proofs;
  readonly cameBack: URL;
  readonly now: number;
}

async function finish(
  as: AuthorizationServer,
  terms: BrowserSignInTerms,
  { proofs, cameBack, now }: Return,
): Promise<Outcome<Tokens>> {
  const { client, authentication } = clientOf(terms.app);
  const parameters = checkReturn(() => validateAuthResponse(as, client, cameBack, proofs.state));
  if (parameters.value === undefined) return failure(...parameters.diagnostics);
  const code = parameters.value;
  const name = "The exchange of the code";
  const answer = await sendByLibrary(terms.server, name, (options) =>
    authorizationCodeGrantRequest(as, client, authentication, code, terms.redirect, proofs.verifier, options),
  );
  if (answer.value === undefined) return failure(...answer.diagnostics);
  const tokens = tokensOf(name, answer.value, now);
  if (tokens.value === undefined) return tokens;
  const wrong = await checkIdentity(tokens.value, as.issuer, { terms, nonce: proofs.nonce, now });
  return wrong.value === undefined ? failure(...wrong.diagnostics) : tokens;
}

/** The library throws for what a stranger, or the person who said no, has sent. */
function checkReturn(check: () => URLSearchParams): Outcome<URLSearchParams> {
  const stranger = signIn.loginFailed(undefined, "not with the answer to this sign-in");
  try {
    const parameters = check();
    return parameters.has("code") ? success(parameters) : failure(stranger);
  } catch (error) {
    if (error instanceof AuthorizationResponseError) {
      const code = /^[a-z_]{1,40}$/.test(error.error) ? ` (${error.error})` : "";
      return failure(signIn.loginFailed(undefined, `the sign-in was not completed${code}`));
    }
    return failure(stranger);
  }
}

/** The identity token must be signed for this app, for this very sign-in, and for the tenant that was asked for. */
async function checkIdentity(
  { idToken = "" }: { readonly idToken: string | undefined },
  issuer: string,
  { terms, nonce, now }: { readonly terms: BrowserSignInTerms; readonly nonce: string; readonly now: number },
): Promise<Outcome<true>> {
  const { value: claims, diagnostics } = await verifyToken(terms.server, idToken, {
    name: "The identity token",
    issuer,
    audience: () => terms.app.clientId,
    now: new Date(now),
  });
  if (claims === undefined) return failure(...diagnostics);
  if (claims.nonce !== nonce)
    return failure(signIn.unverifiedToken(undefined, "The identity token", "is from another sign-in"));
  const context = String(claims[`${claimPrefix}ctx`] ?? "");
  if (context.toLowerCase() === terms.tenant.toLowerCase()) return success(true);
  return failure(signIn.otherTenant(undefined, context || "no tenant", terms.tenant));
}
