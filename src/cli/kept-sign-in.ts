import type { Diagnostic, Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { loginEnded, notLoggedIn } from "../diagnostic/sign-in.ts";
import type { Credentials } from "../live/credentials.ts";
import type { LoginServer } from "../sign-in/ask-login.ts";
import { present } from "../util/invariant.ts";
import type { PreparedSignIn, SignInContext } from "./sign-in-kinds.ts";
import { type KeptSignIn, openSignInStore, type SignInStore } from "./sign-in-store.ts";

/** An access token that ends within this time is renewed at once. */
const soon = 60_000;

/** The sign-in that `flowform login` has kept. */
export async function prepareKeptSignIn(context: SignInContext): Promise<Outcome<PreparedSignIn>> {
  const { value: store, diagnostics } = openSignInStore(placeOf(context), context.io);
  if (store === undefined) return failure(...diagnostics);
  const found = store.read();
  if (found.value === undefined) return failure(...found.diagnostics);
  const { kept } = found.value;
  if (kept === undefined) return failure(notLoggedIn(undefined, context.name));
  return success((server) => use(kept, { store, server: present(server, "a login server"), context }));
}

/** Which tenant is meant; only targets that name one can be signed in to in the browser. */
export function placeOf({ config: { tenant, environment } }: Pick<SignInContext, "config">) {
  return { tenant: present(tenant, "a tenant"), environment: present(environment, "an environment") };
}

interface Use {
  readonly store: SignInStore;
  readonly server: LoginServer;
  readonly context: SignInContext;
}

async function use(kept: KeptSignIn, { store, server, context }: Use): Promise<Outcome<Credentials>> {
  const { name, secrets, io } = context;
  let current = kept;
  const renew = async (): Promise<Diagnostic | undefined> => {
    if (current.refreshToken === "") return loginEnded(undefined, name);
    const { refreshTokens } = await import("../sign-in/tokens.ts");
    const app = { clientId: current.clientId, clientSecret: secrets("CLIENT_SECRET") };
    io.conceal(current.refreshToken);
    const { refreshToken } = current;
    const { value, diagnostics } = await refreshTokens(server, app, {
      refreshToken,
      target: name,
      now: io.clock.now(),
    });
    if (value === undefined) return diagnostics[0];
    const { accessToken, ends } = value;
    current = { ...current, accessToken, ends, refreshToken: value.refreshToken ?? refreshToken };
    return store.write(current);
  };
  const failed = current.ends - soon <= io.clock.now() ? await renew() : undefined;
  if (failed !== undefined) return failure(failed);
  return success({ headers: () => ({ authorization: `Bearer ${current.accessToken}` }), renew });
}
