import { type Check, failedBecause, ok } from "../check.ts";
import { readPrincipal } from "../principal.ts";

/** Who is signed in. */
export const signIn: Check = {
  id: "sign-in",
  title: "Sign-in",
  async run({ connection }) {
    const { value: user, diagnostics } = await readPrincipal(connection);
    if (user === undefined) return failedBecause(diagnostics);
    const { FullName, Associate, RoleName, DatabaseContextIdentifier } = user;
    const parts = [`${FullName || "Somebody without a name"} (${Associate || "no user name"}) is signed in`];
    if (RoleName) parts.push(`with the role ${RoleName}`);
    if (DatabaseContextIdentifier) parts.push(`on ${DatabaseContextIdentifier}`);
    return ok(`${parts.join(" ")}.`);
  },
};
