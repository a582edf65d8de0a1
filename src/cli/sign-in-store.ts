import { rmSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import type { Diagnostic, Outcome } from "../diagnostic/diagnostic.ts";
import { noConfigurationFolder } from "../diagnostic/files.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import type { Environment } from "../model/environment.ts";
import { isObject } from "../util/json.ts";
import type { Io } from "./io.ts";
import { readPrivateFile, writePrivateFile } from "./private-file.ts";

/** What `login` keeps of a sign-in. */
export interface KeptSignIn {
  readonly clientId: string;
  readonly accessToken: string;
  /** When the access token ends, in milliseconds since 1970. */
  readonly ends: number;
  /** Empty when the server gave none. */
  readonly refreshToken: string;
}

/** The one place where the sign-in to a tenant is kept. */
export interface SignInStore {
  readonly read: () => Outcome<{ readonly kept: KeptSignIn | undefined }>;
  readonly write: (kept: KeptSignIn) => Diagnostic | undefined;
  readonly remove: () => void;
}

/** A file per tenant and environment in the user's configuration folder, readable by its owner alone. */
export function openSignInStore(
  { tenant, environment }: { readonly tenant: string; readonly environment: Environment },
  { env }: Pick<Io, "env">,
): Outcome<SignInStore> {
  const folder = configurationFolder(env);
  if (folder === undefined) return failure(noConfigurationFolder(undefined));
  const place = environment.replace(/^http:\/\//, "").replace(/[^A-Za-z0-9.]/g, "_");
  const path = join(folder, "flowform", "sign-ins", `${place}-${tenant.toLowerCase()}.json`);
  return success({
    read: () => {
      const { value, diagnostics } = readPrivateFile(path);
      return value === undefined ? failure(...diagnostics) : success({ kept: parse(value.text) });
    },
    write: (kept) => writePrivateFile(path, `${JSON.stringify(kept)}\n`),
    remove: () => rmSync(path, { force: true }),
  });
}

/** XDG's rule: a relative path in the variable does not count. */
function configurationFolder(env: Io["env"]): string | undefined {
  const given = [env.XDG_CONFIG_HOME, process.platform === "win32" ? env.APPDATA : undefined];
  const home = env.HOME ?? env.USERPROFILE;
  const usable = [...given, home === undefined || home === "" ? undefined : join(home, ".config")];
  return usable.find((path) => path !== undefined && isAbsolute(path));
}

/** A file that was damaged counts as none: signing in again makes it new. */
function parse(text: string | undefined): KeptSignIn | undefined {
  try {
    const value: unknown = JSON.parse(text ?? "");
    if (!isObject(value)) return undefined;
    const { clientId, accessToken, ends, refreshToken } = value;
    const isWhole = [clientId, accessToken, refreshToken].every((part) => typeof part === "string");
    return isWhole && typeof ends === "number" ? (value as unknown as KeptSignIn) : undefined;
  } catch {
    return undefined;
  }
}
