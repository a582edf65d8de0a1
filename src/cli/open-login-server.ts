import { createHttpConnection } from "../live/http.ts";
import { limitRequests } from "../live/limit.ts";
import { retryReads } from "../live/retry.ts";
import type { Environment } from "../model/environment.ts";
import type { LoginServer } from "../sign-in/ask-login.ts";
import { loginOrigin } from "../sign-in/environment.ts";
import type { Io } from "./io.ts";

/** The server that signs in to an environment, and how to leave it. Nothing that is sent to it is sent elsewhere. */
export function openLoginServer(
  environment: Environment,
  { clock }: Pick<Io, "clock">,
): { readonly server: LoginServer; readonly close: () => Promise<void> } {
  const origin = loginOrigin(environment);
  const { send, close } = createHttpConnection({ url: origin, clock, connections: 2 });
  const limits = { parallelism: 2, perSecond: 10 };
  return { server: { origin, connection: retryReads(limitRequests(send, limits, clock), clock) }, close };
}
