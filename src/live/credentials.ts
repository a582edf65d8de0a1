import type { Diagnostic } from "../diagnostic/diagnostic.ts";

/** What signs requests in to a target. */
export interface Credentials {
  /** The headers that say who we are, as they are now. */
  readonly headers: () => Readonly<Record<string, string>>;
  /** Gets new ones, or says why that failed; absent where only a person can. */
  readonly renew?: () => Promise<Diagnostic | undefined>;
}

/** An access token that somebody else has got for us. */
export function bearer(token: string): Credentials {
  return { headers: () => ({ authorization: `Bearer ${token}` }) };
}

/** The name and password of a user on-site (superoffice-api.md A5). */
export function basic(user: string, password: string): Credentials {
  const encoded = Buffer.from(`${user}:${password}`, "utf8").toString("base64");
  return { headers: () => ({ authorization: `Basic ${encoded}` }) };
}

/** A ticket of an installation on-site (superoffice-api.md A5). */
export function ticket(given: string): Credentials {
  return { headers: () => ({ authorization: `SOTicket ${given}` }) };
}
