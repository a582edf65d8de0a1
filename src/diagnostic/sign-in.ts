import { error, warning } from "./define.ts";

/** What can go wrong before a target is signed in to. */

/** Somebody else's words as a part of a sentence of ours. */
const said = (message: string) => (message === "" ? "" : `: ${message.replace(/\.$/, "")}`);

const joined = (names: readonly string[]) => names.join(", ").replace(/, ([^,]*)$/, " and $1");

export const missingSecrets = error(
  "FF511",
  "A secret for the sign-in is missing",
  (target: string, kind: string, names: readonly string[]) => ({
    detail: `The target "${target}" is signed in to with signIn: ${kind}, and ${joined(names)} ${names.length === 1 ? "is" : "are"} not set.`,
    fix: "Set it in the environment, or in the file that FLOWFORM_SECRETS_FILE names (docs/targets.md).",
  }),
);

export const unusableSecret = error("FF512", "A secret has no usable form", (name: string, why: string) => ({
  detail: `${name} ${why}.`,
  fix: "Copy the value again, whole and alone; it is not shown here.",
}));

const states: Readonly<Record<string, string>> = {
  OnlineMaintenance: "is in maintenance, and may be slow",
  OfflineMaintenance: "is closed for maintenance",
  Suspended: "is suspended",
  Deleted: "is deleted",
  Deleting: "is being deleted",
  Provisioning: "is still being set up",
  ProvisioningFailed: "was not set up successfully",
  MigrationPending: "is being moved",
};

const inWords = (state: string) => states[state] ?? `is in the state ${state}`;

/** What can be done about a tenant that does not come back by itself. */
const wayOut: Readonly<Record<string, string>> = {
  Suspended: "Ask SuperOffice about the subscription",
  Deleted: "Correct tenant and environment in flowform.yaml, or remove the target",
};

export const tenantNotRunning = error("FF513", "The tenant is not running", (tenant: string, state: string) => ({
  detail: `SuperOffice says that ${tenant} ${inWords(state)}.`,
  fix: `${wayOut[state] ?? "Try again later"}; nothing was sent to the tenant.`,
}));

export const tenantInMaintenance = warning(
  "FF514",
  "The tenant is in maintenance",
  (tenant: string, state: string) => ({
    detail: `SuperOffice says that ${tenant} ${inWords(state)}.`,
    fix: "Go on, or try again later.",
  }),
);

export const unknownTenant = error("FF515", "The tenant is not known", (tenant: string, environment: string) => ({
  detail: `The environment ${environment} has no tenant ${tenant}.`,
  fix: "Correct tenant: or environment: of the target in flowform.yaml.",
}));

export const unexpectedAnswer = error(
  "FF516",
  "The sign-in's answer is not what it should be",
  (what: string, found: string) => ({
    detail: `${what} was answered with ${found}.`,
    fix: "Try again; see that nothing stands between you and SuperOffice, such as a proxy with a page of its own.",
  }),
);

export const signInRefused = error("FF517", "The sign-in was refused", (what: string, message: string) => ({
  detail: `${what} was refused${said(message)}.`,
  fix: "Check the secrets of this target (docs/targets.md), and that they belong to this tenant and environment.",
}));

/** The names of the system user's sign-in, and what each asks for (superoffice-api.md A4). */
const systemUserFixes: Readonly<Record<string, string>> = {
  InvalidSignature: "Use the private key whose public half is registered for the app.",
  InvalidTimestamp: "Set this machine's clock; the signed time has to be the server's, give or take some minutes.",
  Revoked: "An administrator of the tenant must approve of the app again.",
  NeedsReapproval: "An administrator of the tenant must approve of the app again.",
  Expired: "An administrator of the tenant must approve of the app again.",
};

export const systemUserRefused = error("FF518", "The system user was not let in", (tenant: string, reason: string) => ({
  detail: `The sign-in to ${tenant} was refused${said(reason)}.`,
  fix:
    systemUserFixes[reason] ??
    "Check the system user token, the client secret and the private key, and that they are of this tenant and environment.",
}));

export const unverifiedToken = error("FF519", "A signed answer cannot be trusted", (what: string, why: string) => ({
  detail: `${what} ${why}; nothing of it was used.`,
  fix: "Try again; if it stays so, something stands between you and SuperOffice.",
}));

export const foreignHost = error(
  "FF520",
  "The sign-in names a host that it must not",
  (what: string, host: string) => ({
    detail: `${what} names ${host}, which does not belong to the target's environment; no secret was sent there.`,
    fix: "Correct environment: of the target in flowform.yaml; if it is right, tell SuperOffice.",
  }),
);

export const notLoggedIn = error("FF521", "Nobody is signed in to the target", (target: string) => ({
  detail: `There is no sign-in for the target "${target}" on this machine.`,
  fix: `Run "flowform login --target ${target}", or set the secrets of a system user (docs/targets.md).`,
}));

export const loginEnded = error("FF522", "The sign-in has ended", (target: string) => ({
  detail: `SuperOffice does not renew the sign-in to the target "${target}" any more.`,
  fix: `Run "flowform login --target ${target}" again.`,
}));

export const loginTimedOut = error("FF523", "Nobody signed in", (minutes: number) => ({
  detail: `The browser did not come back within ${minutes} minutes.`,
  fix: "Run the command again and sign in with the address that it prints.",
}));

export const loginFailed = error("FF524", "The browser's sign-in failed", (why: string) => ({
  detail: `The browser came back, but ${why}; nothing was kept.`,
  fix: "Run the command again, and use the newest address that it prints.",
}));

export const otherTenant = error("FF525", "The sign-in is for another tenant", (found: string, wanted: string) => ({
  detail: `It is for ${found}, and the target is ${wanted}; nothing was kept.`,
  fix: "Sign in with a user of that tenant, or correct tenant: in flowform.yaml.",
}));

export const wrongSignIn = error(
  "FF526",
  "The target cannot be signed in to this way",
  (target: string, kind: string, needs: string) => ({
    detail: `The target "${target}" has signIn: ${kind}, which needs ${needs}.`,
    fix: "Correct the target in flowform.yaml (docs/targets.md).",
  }),
);

export const noLogin = error("FF527", "The target has nothing to log in to", (target: string, kind: string) => ({
  detail: `The target "${target}" is signed in to with ${kind}, which needs no login.`,
  fix: "Use a target with tenant: and environment:, and signIn: browser.",
}));

export const otherHost = error("FF528", "The secrets are for another host", (host: string, wanted: string) => ({
  detail: `FLOWFORM_HOST says that they are for ${wanted}, and the target is on ${host}; nothing was sent.`,
  fix: "Check the target in flowform.yaml, and who changed it.",
}));

export const notRevoked = warning("FF529", "The sign-in was deleted here alone", (why: string) => ({
  detail: `SuperOffice did not take it back: ${why}.`,
  fix: "It cannot be used from this machine any more; end it in SuperOffice if somebody else may have it.",
}));

export const notRenewed = error("FF530", "The sign-in could not be renewed", (what: string, why: string) => ({
  detail: `${what} was answered with 401, and signing in again failed: ${why}`,
  fix: 'Check the secrets of this target, or run "flowform login" again.',
}));

export const exposedSecrets = error("FF531", "A file with secrets can be read by others", (path: string) => ({
  detail: `${path} may be opened by somebody else than you; its secrets were not used.`,
  fix: `Make it yours alone: chmod 600 ${path}. If others may have read it, replace the secrets in it.`,
}));

export const unreadableSecrets = error("FF532", "A file with secrets cannot be used", (path: string, why: string) => ({
  detail: `${path}: ${why}.`,
  fix: "Correct the file, or the path in FLOWFORM_SECRETS_FILE.",
}));

export const stateOfOther = error("FF575", "The state is of another tenant", (tenant: string, found: string) => ({
  detail: `The tenant's state was asked for ${tenant}, and the answer is about ${found}; no secret was sent there.`,
  fix: "Correct tenant: of the target in flowform.yaml; if it is right, see that nothing between you and SuperOffice changes answers.",
}));
