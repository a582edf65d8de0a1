import { createPrivateKey, type KeyObject, sign } from "node:crypto";
import type { Diagnostic, Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import * as signIn from "../diagnostic/sign-in.ts";
import type { Credentials } from "../live/credentials.ts";
import type { HttpResponse } from "../model/http.ts";
import { isObject } from "../util/json.ts";
import { askLogin, type LoginServer, objectOf } from "./ask-login.ts";
import { claimPrefix, verifyToken } from "./verify-token.ts";

/** What an app needs to sign in for itself (superoffice-api.md A4). */
export interface SystemUser {
  readonly token: string;
  /** Also called the application token. */
  readonly clientSecret: string;
  readonly privateKey: KeyObject;
}

/** An app's private key from PEM, in which line ends may be written as \n, or which is base64 as a whole. */
export function readPrivateKey(name: string, text: string): Outcome<KeyObject> {
  const pem = text.includes("-----BEGIN") ? text : Buffer.from(text, "base64").toString();
  try {
    const key = createPrivateKey(pem.replaceAll("\\n", "\n"));
    if (key.asymmetricKeyType === "rsa") return success(key);
    return failure(signIn.unusableSecret(undefined, name, "is no RSA key"));
  } catch {
    return failure(signIn.unusableSecret(undefined, name, "is no private key in PEM form (without a passphrase)"));
  }
}

/** The token, the minute in UTC and the signature of both (superoffice-api.md A4). */
export function signedToken({ token, privateKey }: SystemUser, now: Date): string {
  const minute = now.toISOString().replace(/\D/g, "").slice(0, 12);
  const text = `${token}.${minute}`;
  return `${text}.${sign("RSA-SHA256", Buffer.from(text), privateKey).toString("base64")}`;
}

/** Where and when the system user signs in. */
export interface SystemUserPlace {
  readonly server: LoginServer;
  readonly tenant: string;
  readonly now: () => Date;
}

/** The system user's credentials, with a first ticket. It is good for hours from its last use; a 401 brings another. */
export async function signInSystemUser(user: SystemUser, place: SystemUserPlace): Promise<Outcome<Credentials>> {
  let ticket = "";
  const renew = async (): Promise<Diagnostic | undefined> => {
    const { value, diagnostics } = await fetchTicket(user, place);
    if (value === undefined) return diagnostics[0];
    ticket = value;
    return undefined;
  };
  const failed = await renew();
  if (failed !== undefined) return failure(failed);
  const headers = () => ({ authorization: `SOTicket ${ticket}`, "so-apptoken": user.clientSecret });
  return success({ headers, renew });
}

const question = "The sign-in of the system user";

async function fetchTicket(user: SystemUser, { server, tenant, now }: SystemUserPlace): Promise<Outcome<string>> {
  const asked = await askLogin(server, {
    name: question,
    method: "POST",
    path: "/Login/api/PartnerSystemUser/Authenticate",
    body: {
      SignedSystemToken: signedToken(user, now()),
      ApplicationToken: user.clientSecret,
      ContextIdentifier: tenant,
      ReturnTokenType: "JWT",
    },
  });
  if (asked.value === undefined) return failure(...asked.diagnostics);
  const answer = objectOf(question, asUsual(asked.value));
  if (answer.value === undefined) return failure(...answer.diagnostics);
  const { IsSuccessful, Token, ErrorMessage } = answer.value;
  if (IsSuccessful === false)
    return failure(signIn.systemUserRefused(undefined, tenant, typeof ErrorMessage === "string" ? ErrorMessage : ""));
  if (IsSuccessful !== true || typeof Token !== "string" || Token === "")
    return failure(signIn.unexpectedAnswer(undefined, question, "JSON of another shape"));
  return ticketIn(Token, { server, tenant, now });
}

/** A refusal, whether it comes with status 200, as is assumed, or with one that says so itself. */
function asUsual(answer: HttpResponse): HttpResponse {
  if (answer.status !== 400 && answer.status !== 401 && answer.status !== 403) return answer;
  const ErrorMessage = errorMessage(answer.body) ?? `with the status ${answer.status}`;
  return { ...answer, status: 200, body: JSON.stringify({ IsSuccessful: false, ErrorMessage }) };
}

function errorMessage(body: string): string | undefined {
  try {
    const answer: unknown = JSON.parse(body);
    return isObject(answer) && typeof answer.ErrorMessage === "string" ? answer.ErrorMessage : undefined;
  } catch {
    return undefined;
  }
}

/** The ticket in a token of which everything fits: the signature, the issuer, the audience, the time and the tenant. */
async function ticketIn(token: string, { server, tenant, now }: SystemUserPlace): Promise<Outcome<string>> {
  const { value: claims, diagnostics } = await verifyToken(server, token, {
    name: question,
    issuer: "SuperOffice AS",
    audience: (signed) => `spn:${signed[`${claimPrefix}serial`]}`,
    now: now(),
  });
  if (claims === undefined) return failure(...diagnostics);
  const context = String(claims[`${claimPrefix}ctx`] ?? tenant);
  if (context.toLowerCase() !== tenant.toLowerCase()) return failure(signIn.otherTenant(undefined, context, tenant));
  const ticket = claims[`${claimPrefix}ticket`];
  if (typeof ticket === "string" && /^[\x21-\x7e]+$/.test(ticket)) return success(ticket);
  return failure(signIn.unexpectedAnswer(undefined, question, "a token without a ticket"));
}
