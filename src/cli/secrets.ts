import { resolve } from "node:path";
import { parseEnv } from "node:util";
import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { missingSecrets, unreadableSecrets, unusableSecret } from "../diagnostic/sign-in.ts";
import type { Io } from "./io.ts";
import { readPrivateFile } from "./private-file.ts";

/** What a sign-in may need, by its name in the environment without FLOWFORM_ before it. */
export type SecretName =
  | "TOKEN"
  | "CLIENT_ID"
  | "CLIENT_SECRET"
  | "SYSTEM_USER_TOKEN"
  | "PRIVATE_KEY"
  | "USER"
  | "PASSWORD"
  | "TICKET"
  | "HOST";

/** The secrets for one target. */
export type Secrets = (name: SecretName) => string | undefined;

/** These are no secrets, and may be printed. */
const open: ReadonlySet<SecretName> = new Set(["CLIENT_ID", "USER", "HOST"]);

/**
 * Where secrets are looked for: under the target's own name before the common one (FLOWFORM_TOKEN_PRODUCTION before
 * FLOWFORM_TOKEN), in the environment before the file that FLOWFORM_SECRETS_FILE names.
 */
export function openSecrets(target: string, io: Pick<Io, "env" | "cwd" | "conceal">): Outcome<Secrets> {
  const { value: file, diagnostics } = readFile(io);
  if (file === undefined) return failure(...diagnostics);
  const own = `_${target.toUpperCase().replaceAll("-", "_")}`;
  const secrets = (name: SecretName) => {
    const places = [own, ""].flatMap((suffix) => [io.env, file].map((place) => place[`FLOWFORM_${name}${suffix}`]));
    return places.map((value) => (value ?? "").trim()).find((value) => value !== "");
  };
  return success((name) => {
    const value = secrets(name);
    if (value !== undefined && !open.has(name)) for (const part of [value, ...value.split("\n")]) io.conceal(part);
    return value;
  });
}

type Variables = Readonly<Record<string, string | undefined>>;

function readFile({ env, cwd }: Pick<Io, "env" | "cwd">): Outcome<Variables> {
  const named = env.FLOWFORM_SECRETS_FILE ?? "";
  if (named === "") return success({});
  const path = resolve(cwd, named);
  const { value, diagnostics } = readPrivateFile(path);
  if (value === undefined) return failure(...diagnostics);
  if (value.text === undefined) return failure(unreadableSecrets(undefined, path, "it does not exist"));
  const variables = parseEnv(value.text);
  if (Object.keys(variables).some((name) => name.startsWith("FLOWFORM_"))) return success(variables);
  return failure(unreadableSecrets(undefined, path, "it has no line of the form FLOWFORM_NAME=value"));
}

/** Several secrets at once, each fit for a header; all that are missing are named together. */
export function needSecrets<Name extends SecretName>(
  secrets: Secrets,
  names: readonly Name[],
  { target, kind }: { readonly target: string; readonly kind: string },
): Outcome<Readonly<Record<Name, string>>> {
  const missing = names.filter((name) => secrets(name) === undefined).map((name) => `FLOWFORM_${name}`);
  if (missing.length > 0) return failure(missingSecrets(undefined, target, kind, missing));
  const odd = names.filter((name) => !isPlain(name, secrets(name) ?? ""));
  if (odd.length > 0)
    return failure(
      ...odd.map((name) => unusableSecret(undefined, `FLOWFORM_${name}`, "holds characters that do not belong there")),
    );
  return success(Object.fromEntries(names.map((name) => [name, secrets(name) ?? ""])) as Record<Name, string>);
}

/** No line end and nothing else that could break out of a header; a key has lines, and people's names have letters. */
function isPlain(name: SecretName, value: string): boolean {
  if (name === "PRIVATE_KEY") return true;
  return name === "USER" || name === "PASSWORD" ? !/\p{Cc}/u.test(value) : /^[\x20-\x7e]+$/.test(value);
}
