import { error } from "./define.ts";

/** What can go wrong between us and the target. */

/** The server's words as a part of a sentence of ours. */
const said = (message: string) => (message === "" ? "" : `: ${message.replace(/\.$/, "")}`);

export const timedOut = error("FF501", "The target did not answer in time", (what: string, seconds: number) => ({
  detail: `${what} had no answer after ${seconds} seconds.`,
  fix: "Try again; if it stays so, look at the target's state in SuperOffice's own status page.",
}));

export const unreachable = error("FF502", "The target cannot be reached", (what: string, detail: string) => ({
  detail: `${what}: ${detail}.`,
  fix: "Check the url of the target in flowform.yaml and your network.",
}));

export const notKept = error("FF588", "The sandbox's store cannot be written", (what: string, detail: string) => ({
  detail: `${what}: ${detail}. Nothing of this request was done.`,
  fix: "Make room, or make the folder one that you may write; store: in flowform.yaml names another place.",
}));

export const wrongHost = error("FF503", "The target lives on another host", (url: string) => ({
  detail: `${url} answered 421: this host does not serve the tenant, which may have been moved.`,
  fix: "Run it again; a target with tenant: and environment: is then found where it is now. A url must be corrected.",
}));

export const notSignedIn = error("FF504", "The target did not accept the sign-in", (what: string) => ({
  detail: `${what} was answered with 401: what you signed in with is wrong or too old.`,
  fix: 'Renew it: the secrets of this target (such as FLOWFORM_TOKEN), or with "flowform login".',
}));

export const notAllowed = error("FF505", "The target did not allow this", (what: string, message: string) => ({
  detail: `${what} was answered with 403${said(message)}.`,
  fix: "The signed-in user needs the functional right Flow administrator.",
}));

export const notJson = error(
  "FF506",
  "The target's answer is not what the API answers",
  (what: string, found: string) => ({
    detail: `${what} was answered with ${found} instead of JSON.`,
    fix: "Check that the url ends in /api and that nothing stands between you and SuperOffice, such as a sign-in page.",
  }),
);

function serverFix(status: number, message: string): string {
  if (status === 429) return "The target wants fewer requests: wait a minute, and try again with --parallelism 1.";
  if (status >= 500) return "Try again later; nothing was changed by reading.";
  return message === ""
    ? "The target gave no reason; check the url of the target, and try again."
    : "Read the message; the request itself was not accepted.";
}

export const serverError = error(
  "FF507",
  "The target could not do it",
  (what: string, status: number, message: string) => ({
    detail: `${what} was answered with ${status}${said(message)}.`,
    fix: serverFix(status, message),
  }),
);

/** Why a live flow cannot be read: it holds something new, or the answer is not one about it. */
export type UnreadableReason = "unknown" | "answer";

const unreadableFixes: Readonly<Record<UnreadableReason, string>> = {
  unknown: "Update Flowform; until then change this flow in SuperOffice, so that nothing of it is lost.",
  answer:
    "Try again; if it stays so, see that nothing between you and SuperOffice changes answers, open the flow in SuperOffice, and report it. Nothing was taken for empty.",
};

export const unexpectedShape = error(
  "FF508",
  "A live flow cannot be read",
  (what: string, found: string, reason: UnreadableReason) => ({
    detail: `${what}: ${found}.`,
    fix: unreadableFixes[reason],
  }),
);

export const redirected = error("FF509", "The target sent us elsewhere", (what: string) => ({
  detail: `${what} was answered with a redirect; following it could hand the token to another host.`,
  fix: "Put the final address into flowform.yaml.",
}));

export const missingToken = error("FF510", "There is no token for the target", (target: string, empty: boolean) => ({
  detail: `The target "${target}" needs a sign-in, and FLOWFORM_TOKEN ${empty ? "is not set" : "holds something that is no token"}.`,
  fix: "Set the environment variable FLOWFORM_TOKEN to an access token of the tenant.",
}));

export const statusUnchanged = error(
  "FF564",
  "The target did not set the status",
  (id: number, wanted: string, now: string) => ({
    detail: `Setting flow ${id} to ${wanted} was answered as if it were done, and the flow is ${now}.`,
    fix: "Open the flow in SuperOffice: it shows what is missing before it can run.",
  }),
);

export const incompleteList = error(
  "FF570",
  "The target does not list all flows",
  (facts: { names: readonly string[]; id: number; listed: number }) => ({
    detail: `Flow ${facts.id} is on the target, and the list of its ${facts.listed} flows does not have it; so nobody can tell whether ${facts.names.join(", ")} is there already.`,
    fix: "Try again; if it stays so, check that the signed-in user may see every flow. Nothing was planned, so that no flow is made twice.",
  }),
);

export const oddRow = error("FF571", "A list of the target has something odd in it", (what: string, found: string) => ({
  detail: `${what} was answered with ${found}. Nothing of the list was used.`,
  fix: "Try again; if it stays so, see that nothing between you and SuperOffice changes answers, and report it.",
}));
