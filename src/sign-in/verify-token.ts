import {
  compactVerify,
  createLocalJWKSet,
  decodeJwt,
  errors,
  type JSONWebKeySet,
  type JWTPayload,
  UnsecuredJWT,
} from "jose";
import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { unverifiedToken } from "../diagnostic/sign-in.ts";
import { isObject } from "../util/json.ts";
import { askForObject, type LoginServer } from "./ask-login.ts";

/** Where the claims of SuperOffice have their names (superoffice-api.md A3). */
export const claimPrefix = "http://schemes.superoffice.net/identity/";

/** What a signed token has to be to be believed. */
export interface TokenTerms {
  /** What it is called in messages. */
  readonly name: string;
  readonly issuer: string;
  /** May be told by the token itself, whose signature has been checked by then. */
  readonly audience: (claims: JWTPayload) => string;
  readonly now: Date;
}

/** The claims of a token that the login server's published keys have signed for us, and that is good now. */
export async function verifyToken(server: LoginServer, token: string, terms: TokenTerms): Promise<Outcome<JWTPayload>> {
  const keys = await askForObject(server, {
    name: "The list of published keys",
    method: "GET",
    path: "/login/.well-known/jwks",
  });
  if (keys.value === undefined) return failure(...keys.diagnostics);
  try {
    const keySet = createLocalJWKSet(keys.value as unknown as JSONWebKeySet);
    await compactVerify(token, keySet, { algorithms: ["RS256"] });
    return success(checkClaims(decodeJwt(token), terms));
  } catch (error) {
    return failure(unverifiedToken(undefined, terms.name, reasonOf(error)));
  }
}

/**
 * The library's own check of the claims, by way of a token without signature: SuperOffice's samples have times as text
 * ("iat": "1581665207"), which it would not read.
 */
function checkClaims(signed: JWTPayload, { issuer, audience, now }: TokenTerms): JWTPayload {
  const claims = { ...signed, ...numbers(signed, ["iat", "exp", "nbf"]) };
  const options = { issuer, audience: audience(signed), currentDate: now, clockTolerance: 60, requiredClaims: ["exp"] };
  return UnsecuredJWT.decode(new UnsecuredJWT(claims).encode(), options).payload;
}

function numbers(claims: JWTPayload, names: readonly string[]): Record<string, number> {
  const texts = names.filter((name) => typeof claims[name] === "string" && /^\d+$/.test(claims[name]));
  return Object.fromEntries(texts.map((name) => [name, Number(claims[name])]));
}

const reasons: Readonly<Record<string, string>> = {
  [errors.JWTExpired.code]: "has expired",
  [errors.JWSSignatureVerificationFailed.code]: "has a signature that does not fit",
  [errors.JWKSNoMatchingKey.code]: "is signed with a key that is not published",
  [errors.JWKSMultipleMatchingKeys.code]: "does not say with which key it is signed",
  [errors.JWKSInvalid.code]: "cannot be checked, because the published keys are not readable",
  [errors.JWSInvalid.code]: "is no signed token",
  [errors.JWTInvalid.code]: "is no signed token",
  [errors.JOSEAlgNotAllowed.code]: "is not signed with RS256",
};

const wrongClaims: Readonly<Record<string, string>> = {
  iss: "was not made by the one who should have made it",
  aud: "is meant for somebody else",
  nbf: "is not good yet",
  exp: "does not say how long it is good",
};

/** In our own words: an error's text may quote the token. */
function reasonOf(error: unknown): string {
  const { code = "", claim } = isObject(error) ? (error as { code?: unknown; claim?: unknown }) : {};
  if (code === errors.JWTClaimValidationFailed.code) return wrongClaims[String(claim)] ?? "says something impossible";
  return reasons[String(code)] ?? "cannot be checked";
}
