import type { Outcome } from "../../diagnostic/diagnostic.ts";
import { failure, success } from "../../diagnostic/outcome.ts";
import { missingSecrets } from "../../diagnostic/sign-in.ts";
import type { LoginServer } from "../../sign-in/ask-login.ts";
import { findTenant } from "../../sign-in/find-tenant.ts";
import { defineCommand, namedTargetFlag } from "../command.ts";
import type { Io } from "../io.ts";
import { logIn } from "../log-in.ts";
import { type LoginTarget, openLogin } from "../open-login.ts";
import { openLoginServer } from "../open-login-server.ts";

export const command = defineCommand({
  summary: "sign in to a target in the browser",
  usage: "--target NAME",
  examples: [["flowform login --target production", "prints the address to sign in at, and waits"]],
  flags: { target: namedTargetFlag },
  positionals: 0,
  async run({ flags, io }) {
    const opened = await openLogin("login", flags.target, io);
    if (opened.value === undefined) return opened;
    const { server, close } = openLoginServer(opened.value.environment, io);
    try {
      const done = await signInAt(server, opened.value, io);
      const { name, tenant } = opened.value;
      return { diagnostics: done.diagnostics, text: () => (done.value ? `Signed in to ${name} (${tenant}).\n` : "") };
    } finally {
      await close();
    }
  },
});

async function signInAt(server: LoginServer, target: LoginTarget, io: Io): Promise<Outcome<true>> {
  const { name, config, tenant, secrets, store } = target;
  const clientId = config.clientId ?? secrets("CLIENT_ID");
  if (clientId === undefined) return failure(missingSecrets(undefined, name, "browser", ["FLOWFORM_CLIENT_ID"]));
  const place = await findTenant(server, target);
  if (place.value === undefined) return failure(...place.diagnostics);
  const app = { clientId, clientSecret: secrets("CLIENT_SECRET") };
  const signedIn = await logIn({ server, app, tenant }, io);
  if (signedIn.value === undefined) return failure(...signedIn.diagnostics);
  const unwritten = store.write(signedIn.value);
  if (unwritten !== undefined) return failure(unwritten);
  return { ...success(true), diagnostics: place.diagnostics };
}
