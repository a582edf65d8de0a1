import type { AuthorizationServer, Client, ClientAuth } from "oauth4webapi";
import { ClientSecretPost, None } from "oauth4webapi";
import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { foreignHost, unexpectedAnswer } from "../diagnostic/sign-in.ts";
import { askForObject, type LoginServer } from "./ask-login.ts";

/** The app that a person signs in with; a native app has no secret. */
export interface AppRegistration {
  readonly clientId: string;
  readonly clientSecret: string | undefined;
}

const question = "The description of the sign-in";

/** Endpoints that a secret or a person is sent to. */
const needed = ["authorization_endpoint", "token_endpoint", "jwks_uri"] as const;
const endpoints = [...needed, "revocation_endpoint"] as const;

/** What the login server says about itself. Every endpoint must be on its very origin, for secrets go there. */
export async function discover(server: LoginServer): Promise<Outcome<AuthorizationServer>> {
  const path = "/login/.well-known/openid-configuration";
  const { value, diagnostics } = await askForObject(server, { name: question, method: "GET", path });
  if (value === undefined) return failure(...diagnostics);
  if (typeof value.issuer !== "string" || needed.some((name) => typeof value[name] !== "string"))
    return failure(unexpectedAnswer(undefined, question, "JSON of another shape"));
  for (const name of endpoints) {
    const address = String(value[name] ?? server.origin);
    const origin = URL.canParse(address) ? new URL(address).origin : "something that is no address";
    if (origin !== server.origin) return failure(foreignHost(undefined, question, origin));
  }
  return success({ ...value, issuer: value.issuer });
}

/** The app in the library's terms. */
export function clientOf({ clientId, clientSecret }: AppRegistration): {
  readonly client: Client;
  readonly authentication: ClientAuth;
} {
  const authentication = clientSecret === undefined ? None() : ClientSecretPost(clientSecret);
  return { client: { client_id: clientId }, authentication };
}
