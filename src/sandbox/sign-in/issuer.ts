import { generateKeyPairSync, type KeyPairKeyObjectResult } from "node:crypto";
import { exportJWK, type JSONWebKeySet, type JWTPayload, SignJWT } from "jose";

/** Signs tokens, and publishes the keys that check them. */
export interface Issuer {
  readonly sign: (claims: JWTPayload, terms: { readonly issuer: string; readonly audience: string }) => Promise<string>;
  readonly published: () => Promise<JSONWebKeySet>;
}

/** Where the claims of SuperOffice have their names (superoffice-api.md A3). */
export const claimPrefix = "http://schemes.superoffice.net/identity/";

const algorithm = "RS256";
const keyId = "sandbox";

/** How long a signed token may be shown. ASSUMED: an hour. */
const validity = 3600;

/** An issuer with a key of its own, made when it is first needed, for that takes time. */
export function createIssuer(now: () => Date): Issuer {
  let made: KeyPairKeyObjectResult | undefined;
  const keys = () => {
    made ??= generateKeyPairSync("rsa", { modulusLength: 2048 });
    return made;
  };
  return {
    sign(claims, { issuer, audience }) {
      const issued = Math.floor(now().getTime() / 1000);
      return new SignJWT(claims)
        .setProtectedHeader({ alg: algorithm, typ: "JWT", kid: keyId })
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(issued)
        .setExpirationTime(issued + validity)
        .sign(keys().privateKey);
    },
    published: async () => ({
      keys: [{ ...(await exportJWK(keys().publicKey)), kid: keyId, alg: algorithm, use: "sig" }],
    }),
  };
}
