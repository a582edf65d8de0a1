import { verify } from "node:crypto";
import type { HttpRequest, HttpResponse } from "../../model/http.ts";
import { withNames } from "../body.ts";
import { jsonAnswer, parsed } from "./answers.ts";
import type { Application } from "./application.ts";
import { claimPrefix } from "./issuer.ts";
import type { SignInState } from "./state.ts";

/** How far the time of a signed token may lie from the server's. ASSUMED: ten minutes. */
const longestDelay = 600_000;

/** DOCUMENTED: trades a signed token for a ticket in a JWT (superoffice-api.md A4); a refusal has a message, ASSUMED with status 200. */
export async function authenticateSystemUser(request: HttpRequest, state: SignInState): Promise<HttpResponse> {
  const names = ["SignedSystemToken", "ApplicationToken", "ContextIdentifier", "ReturnTokenType"];
  const body = withNames(parsed(request.body), names);
  const refusal = refuse(body, state);
  if (refusal !== undefined) return jsonAnswer({ IsSuccessful: false, Token: null, ErrorMessage: refusal });
  const claims = {
    [`${claimPrefix}ctx`]: state.tenant,
    [`${claimPrefix}serial`]: state.serial,
    [`${claimPrefix}ticket`]: state.tickets.issue(),
  };
  const token = await state.issuer.sign(claims, { issuer: "SuperOffice AS", audience: `spn:${state.serial}` });
  return jsonAnswer({ IsSuccessful: true, Token: token, ErrorMessage: "" });
}

/** Why nobody is let in, by the documented names of the error codes; undefined when everything is right. */
function refuse(body: Readonly<Record<string, unknown>>, { application, tenant, now }: SignInState) {
  const [, token = "", time = "", signature = ""] =
    /^(.+)\.(\d{12})\.([^.]+)$/s.exec(String(body.SignedSystemToken)) ?? [];
  if (!isSignedBy(application, `${token}.${time}`, signature)) return "InvalidSignature";
  const isRecent = Math.abs(timeOf(time) - now().getTime()) <= longestDelay;
  if (!isRecent) return "InvalidTimestamp";
  if (token !== application.systemUserToken || body.ApplicationToken !== application.clientSecret) return "Denied";
  return String(body.ContextIdentifier).toLowerCase() === tenant.toLowerCase() ? undefined : "Denied";
}

function isSignedBy({ publicKey }: Application, text: string, signature: string): boolean {
  return verify("RSA-SHA256", Buffer.from(text), publicKey, Buffer.from(signature, "base64"));
}

/** yyyyMMddHHmm, in UTC. */
function timeOf(text: string): number {
  return Date.parse(text.replace(/^(....)(..)(..)(..)(..)$/, "$1-$2-$3T$4:$5:00Z"));
}
