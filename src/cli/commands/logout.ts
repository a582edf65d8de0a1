import { defineCommand, namedTargetFlag } from "../command.ts";
import { openLogin } from "../open-login.ts";
import { openLoginServer } from "../open-login-server.ts";

export const command = defineCommand({
  summary: "end the sign-in that login has kept",
  usage: "--target NAME",
  examples: [["flowform logout --target production", "deletes it here, and asks SuperOffice to take it back"]],
  flags: { target: namedTargetFlag },
  positionals: 0,
  async run({ flags, io }) {
    const opened = await openLogin("logout", flags.target, io);
    if (opened.value === undefined) return opened;
    const { name, environment, secrets, store } = opened.value;
    const found = store.read();
    const kept = found.value?.kept;
    store.remove();
    const text = () => (kept === undefined ? `Nobody was signed in to ${name}.\n` : `Signed out of ${name}.\n`);
    if (kept === undefined) return { diagnostics: found.diagnostics, text };
    for (const secret of [kept.accessToken, kept.refreshToken]) io.conceal(secret);
    const { revokeTokens } = await import("../../sign-in/tokens.ts");
    const { server, close } = openLoginServer(environment, io);
    try {
      const app = { clientId: kept.clientId, clientSecret: secrets("CLIENT_SECRET") };
      const failed = await revokeTokens(server, app, kept.refreshToken);
      return { diagnostics: failed === undefined ? [] : [failed], text };
    } finally {
      await close();
    }
  },
});
