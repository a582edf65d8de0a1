import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { loginTimedOut } from "../diagnostic/sign-in.ts";
import { type BrowserSignIn, type BrowserSignInTerms, beginBrowserSignIn } from "../sign-in/browser.ts";
import type { Tokens } from "../sign-in/tokens.ts";
import type { Io } from "./io.ts";
import { listenForRedirect, type RedirectListener } from "./listen-for-redirect.ts";
import type { KeptSignIn } from "./sign-in-store.ts";

/** How long a person may take. */
const patience = 5;

/** Lets a person sign in in the browser, and returns what is to be kept of it. */
export async function logIn(terms: Omit<BrowserSignInTerms, "redirect">, io: Io): Promise<Outcome<KeptSignIn>> {
  const listener = await listenForRedirect();
  try {
    const { value: signIn, diagnostics } = await beginBrowserSignIn({ ...terms, redirect: listener.address });
    if (signIn === undefined) return failure(...diagnostics);
    io.err(`Sign in to ${terms.tenant} with your browser, within ${patience} minutes:\n\n  ${signIn.address}\n\n`);
    const cameBack = await waitFor(signIn, listener, io);
    if (cameBack === undefined) return failure(loginTimedOut(undefined, patience));
    const tokens = await signIn.finish(cameBack, io.clock.now());
    return tokens.value === undefined ? failure(...tokens.diagnostics) : toKeep(terms.app.clientId, tokens.value);
  } finally {
    listener.close();
  }
}

async function waitFor(
  { isAnswer }: BrowserSignIn,
  listener: RedirectListener,
  { clock }: Pick<Io, "clock">,
): Promise<URL | undefined> {
  const tooLate = clock.timeout(patience * 60_000);
  const timedOut = new Promise<undefined>((resolve) =>
    tooLate.addEventListener("abort", () => resolve(undefined), { once: true }),
  );
  return Promise.race([listener.next(isAnswer), timedOut]);
}

function toKeep(clientId: string, { accessToken, ends, refreshToken = "" }: Tokens): Outcome<KeptSignIn> {
  return success({ clientId, accessToken, ends, refreshToken });
}
