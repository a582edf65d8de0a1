import { requestRate, standardSettleSeconds, type TargetConfig } from "../config/config.ts";
import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { connectTenant } from "../live/connect-tenant.ts";
import type { Credentials } from "../live/credentials.ts";
import { fileBindings } from "../live/file-bindings.ts";
import { tenantBindings } from "../live/tenant-bindings.ts";
import type { LoginServer } from "../sign-in/ask-login.ts";
import { loginOrigin } from "../sign-in/environment.ts";
import { findTenant } from "../sign-in/find-tenant.ts";
import { present } from "../util/invariant.ts";
import { checkHost } from "./check-host.ts";
import type { Io } from "./io.ts";
import { createNodeFileSystem } from "./node-file-system.ts";
import { openLoginServer } from "./open-login-server.ts";
import type { OpenTarget, TargetFacts } from "./open-target.ts";
import { openSecrets } from "./secrets.ts";
import { concealed, kindOf, type PreparedSignIn, prepareSignIn } from "./sign-in-kinds.ts";

/** Opens a target over HTTP: its secrets, then its place, then the sign-in, so that nobody is asked in vain. */
export async function openTenant(config: TargetConfig, facts: TargetFacts, io: Io): Promise<Outcome<OpenTarget>> {
  const { value: secrets, diagnostics } = openSecrets(facts.name, io);
  if (secrets === undefined) return failure(...diagnostics);
  const foreign = checkHost(config, secrets);
  if (foreign !== undefined) return failure(foreign);
  const prepared = await prepareSignIn[kindOf(config, secrets)]({ name: facts.name, config, secrets, io });
  if (prepared.value === undefined) return failure(...prepared.diagnostics);
  const login = config.environment === undefined ? undefined : openLoginServer(config.environment, io);
  const found = await enter(config, prepared.value, login?.server);
  if (found.value === undefined) {
    await login?.close();
    return failure(...found.diagnostics);
  }
  const { target, close } = connect(config, { ...facts, address: addressOf(config) }, { ...found.value, io });
  const closeBoth = async () => void (await Promise.all([close(), login?.close()]));
  return { value: { target, close: closeBoth }, diagnostics: found.diagnostics };
}

interface Entered {
  readonly url: string;
  readonly credentials: Credentials;
}

async function enter(
  { url, tenant, environment }: TargetConfig,
  signIn: PreparedSignIn,
  server: LoginServer | undefined,
): Promise<Outcome<Entered>> {
  const place =
    server === undefined || tenant === undefined || environment === undefined
      ? success(present(url, "a target without environment has a url"))
      : await findTenant(server, { tenant, environment });
  if (place.value === undefined) return failure(...place.diagnostics);
  const signedIn = await signIn(server);
  if (signedIn.value === undefined) return failure(...place.diagnostics, ...signedIn.diagnostics);
  return { value: { url: place.value, credentials: signedIn.value }, diagnostics: place.diagnostics };
}

/** What a target is known by, in plans too: not the host where a tenant happens to be, for that may change. */
function addressOf({ url = "", tenant, environment }: TargetConfig): string {
  return environment === undefined ? url : `${loginOrigin(environment)}/${tenant}`;
}

function connect(
  config: TargetConfig,
  { address, ...facts }: TargetFacts & { readonly address: string },
  { url, credentials, io }: Entered & { readonly io: Io },
): OpenTarget {
  const limits = { parallelism: facts.parallelism, perSecond: requestRate(config, url) };
  const { send, close } = connectTenant({ url, credentials: concealed(credentials, io), limits, clock: io.clock });
  const bindings =
    config.bindingsFile === undefined
      ? tenantBindings(send, facts.project)
      : fileBindings(createNodeFileSystem(io.cwd), config.bindingsFile);
  const settleTime = 1000 * (config.settleSeconds ?? standardSettleSeconds);
  return { target: { ...facts, url: address, connection: send, bindings, settleTime }, close };
}
