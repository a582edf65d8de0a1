import type { SignInKind, TargetConfig } from "../config/config.ts";
import type { Diagnostic, Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { missingToken } from "../diagnostic/target.ts";
import { basic, bearer, type Credentials, ticket } from "../live/credentials.ts";
import type { LoginServer } from "../sign-in/ask-login.ts";
import { present } from "../util/invariant.ts";
import type { Io } from "./io.ts";
import { needSecrets, type Secrets } from "./secrets.ts";

/** What a sign-in works with. */
export interface SignInContext {
  /** The target's name. */
  readonly name: string;
  readonly config: TargetConfig;
  readonly secrets: Secrets;
  readonly io: Io;
}

/** Signs in, once the target has been found; the login server is there for targets with an environment. */
export type PreparedSignIn = (server: LoginServer | undefined) => Promise<Outcome<Credentials>>;

/** Looks whether everything for a sign-in is there, before anybody is asked anything. */
type Prepare = (context: SignInContext) => Promise<Outcome<PreparedSignIn>>;

/** What each kind of sign-in does. */
export const prepareSignIn: Readonly<Record<SignInKind, Prepare>> = {
  async token({ name, secrets }) {
    const token = secrets("TOKEN") ?? "";
    if (!/^[\x21-\x7e]+$/.test(token)) return failure(missingToken(undefined, name, token === ""));
    return success(async () => success(bearer(token)));
  },

  async basic({ name, secrets }) {
    const needed = needSecrets(secrets, ["USER", "PASSWORD"], { target: name, kind: "basic" });
    if (needed.value === undefined) return failure(...needed.diagnostics);
    const { USER, PASSWORD } = needed.value;
    return success(async () => success(basic(USER, PASSWORD)));
  },

  async ticket({ name, secrets }) {
    const needed = needSecrets(secrets, ["TICKET"], { target: name, kind: "ticket" });
    if (needed.value === undefined) return failure(...needed.diagnostics);
    const { TICKET } = needed.value;
    return success(async () => success(ticket(TICKET)));
  },

  async systemUser({ name, config, secrets, io }) {
    const names = ["SYSTEM_USER_TOKEN", "CLIENT_SECRET", "PRIVATE_KEY"] as const;
    const needed = needSecrets(secrets, names, { target: name, kind: "systemUser" });
    if (needed.value === undefined) return failure(...needed.diagnostics);
    const { SYSTEM_USER_TOKEN: token, CLIENT_SECRET: clientSecret, PRIVATE_KEY } = needed.value;
    const { readPrivateKey, signInSystemUser } = await import("../sign-in/system-user.ts");
    const key = readPrivateKey("FLOWFORM_PRIVATE_KEY", PRIVATE_KEY);
    if (key.value === undefined) return failure(...key.diagnostics);
    const user = { token, clientSecret, privateKey: key.value };
    const tenant = present(config.tenant, "a target with an environment has a tenant");
    const now = () => new Date(io.clock.now());
    return success((server) => signInSystemUser(user, { server: present(server, "a login server"), tenant, now }));
  },

  async browser(context) {
    const { prepareKeptSignIn } = await import("./kept-sign-in.ts");
    return prepareKeptSignIn(context);
  },
};

/** Where a target does not say how: what there are secrets for, so that one file serves people and CI. */
export function kindOf({ signIn, tenant }: TargetConfig, secrets: Secrets): SignInKind {
  if (signIn !== undefined) return signIn;
  if (secrets("TOKEN") !== undefined) return "token";
  if (tenant !== undefined) return secrets("SYSTEM_USER_TOKEN") === undefined ? "browser" : "systemUser";
  if (secrets("TICKET") !== undefined) return "ticket";
  return secrets("PASSWORD") === undefined ? "token" : "basic";
}

/** The credentials, with everything that they send kept out of what is printed. */
export function concealed(credentials: Credentials, { conceal }: Pick<Io, "conceal">): Credentials {
  const hide = () => {
    for (const value of Object.values(credentials.headers())) conceal(value.replace(/^\S+ /, ""));
  };
  hide();
  const { renew } = credentials;
  if (renew === undefined) return credentials;
  const renewAndHide = async (): Promise<Diagnostic | undefined> => {
    const failed = await renew();
    hide();
    return failed;
  };
  return { ...credentials, renew: renewAndHide };
}
