import { githubHost } from "../../src/ci/github.ts";
import { gitlabHost } from "../../src/ci/gitlab.ts";
import { createAsk } from "../../src/ci/host-api.ts";
import { createHttpConnection } from "../../src/live/http.ts";
import { token } from "./stand-in.ts";
import type { StandIn } from "./stand-in-call.ts";

/** A host that waits on a clock of its own, and notes how long. */
export function openHost(standIn: StandIn, name: "github" | "gitlab") {
  const waited: number[] = [];
  const isGithub = name === "github";
  const headers = (): Readonly<Record<string, string>> =>
    isGithub ? { authorization: `Bearer ${token}` } : { "private-token": token };
  const { send } = createHttpConnection({
    url: isGithub ? standIn.github : standIn.gitlab,
    credentials: { headers },
    connections: 2,
    clock: { timeout: AbortSignal.timeout },
  });
  const ask = createAsk(send, { now: () => 0, sleep: async (time) => void waited.push(time) });
  return { host: isGithub ? githubHost(ask, "acme/flows") : gitlabHost(ask, "42"), waited };
}
