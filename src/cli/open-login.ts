import { type SignInKind, sandboxName, type TargetConfig } from "../config/config.ts";
import type { Outcome } from "../diagnostic/diagnostic.ts";
import { unknownTarget } from "../diagnostic/files.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { noLogin } from "../diagnostic/sign-in.ts";
import { wrongArguments } from "../diagnostic/usage.ts";
import type { Environment } from "../model/environment.ts";
import { checkHost } from "./check-host.ts";
import type { Io } from "./io.ts";
import { openProject } from "./open-project.ts";
import { openSecrets, type Secrets } from "./secrets.ts";
import { openSignInStore, type SignInStore } from "./sign-in-store.ts";

/** A target that a person can sign in to in the browser. */
export interface LoginTarget {
  readonly name: string;
  readonly config: TargetConfig;
  readonly tenant: string;
  readonly environment: Environment;
  readonly secrets: Secrets;
  readonly store: SignInStore;
}

/** The target that `login` or `logout` names, with the place where its sign-in is kept. */
export async function openLogin(command: string, name: string | undefined, io: Io): Promise<Outcome<LoginTarget>> {
  if (name === undefined) return failure(wrongArguments(undefined, command, "which target? --target NAME"));
  const project = await openProject(io.cwd);
  if (project.value === undefined) return failure(...project.diagnostics);
  const { root, config: projectConfig } = project.value;
  const config = Object.hasOwn(projectConfig.targets, name) ? projectConfig.targets[name] : undefined;
  if (name === sandboxName) return failure(noLogin(undefined, name, "nothing at all"));
  if (config === undefined) return failure(unknownTarget(undefined, name, Object.keys(projectConfig.targets)));
  const { tenant, environment, signIn = "browser" } = config;
  if (tenant === undefined || environment === undefined || signIn !== "browser")
    return failure(noLogin(undefined, name, kindInWords(config)));
  const store = openSignInStore({ tenant, environment }, io);
  if (store.value === undefined) return failure(...store.diagnostics);
  const secrets = openSecrets(name, { ...io, cwd: root });
  if (secrets.value === undefined) return failure(...secrets.diagnostics);
  const foreign = checkHost(config, secrets.value);
  if (foreign !== undefined) return failure(foreign);
  return success({ name, config, tenant, environment, secrets: secrets.value, store: store.value });
}

function kindInWords({ signIn }: { readonly signIn?: SignInKind }): string {
  return signIn === undefined ? "secrets" : `signIn: ${signIn}`;
}
