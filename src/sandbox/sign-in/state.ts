import type { Application } from "./application.ts";
import type { Issuer } from "./issuer.ts";
import type { Sessions } from "./sessions.ts";

/** What the sign-in of one tenant works on. */
export interface SignInState {
  readonly application: Application;
  readonly tenant: string;
  /** The number of the tenant's database, for whom a system user's token is meant. */
  readonly serial: string;
  readonly now: () => Date;
  readonly issuer: Issuer;
  readonly tickets: Sessions;
  readonly accessTokens: Sessions;
  readonly refreshTokens: Sessions;
  readonly codes: Sessions;
}
