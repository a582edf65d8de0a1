import type { TargetConfig } from "../config/config.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { otherHost } from "../diagnostic/sign-in.ts";
import { loginOrigin } from "../sign-in/environment.ts";
import { present } from "../util/invariant.ts";
import type { Secrets } from "./secrets.ts";

/** Whoever keeps the secrets may say which host they are for; then no change of flowform.yaml sends them elsewhere. */
export function checkHost({ url, environment }: TargetConfig, secrets: Secrets): Diagnostic | undefined {
  const wanted = secrets("HOST");
  const { host } = new URL(environment === undefined ? present(url, "a url") : loginOrigin(environment));
  return wanted === undefined || wanted.toLowerCase() === host ? undefined : otherHost(undefined, host, wanted);
}
