import type { CiContext } from "../../ci/context.ts";
import { githubHost } from "../../ci/github.ts";
import { gitlabHost } from "../../ci/gitlab.ts";
import type { ReviewHost } from "../../ci/host.ts";
import { createAsk } from "../../ci/host-api.ts";
import { isSafeAddress } from "../../ci/web-address.ts";
import { noHostToken, unsafeHost } from "../../diagnostic/ci.ts";
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { visible } from "../../diagnostic/frame.ts";
import { createHttpConnection } from "../../live/http.ts";
import type { Io } from "../io.ts";

/** A host, and how to leave it. */
export interface OpenHost {
  readonly host: ReviewHost;
  readonly close: () => Promise<void>;
}

/** Each host's variable with the token, and how the token is shown. */
const hosts = {
  github: {
    variable: "GITHUB_TOKEN",
    headers: (token: string) => ({ authorization: `Bearer ${token}` }),
    open: githubHost,
  },
  gitlab: {
    variable: "GITLAB_TOKEN",
    headers: (token: string) => ({ "private-token": token }),
    open: gitlabHost,
  },
} as const;

/** Opens the API of the host that runs us. The token goes to that host alone, and redirects are refused. */
export function openHost({ host, apiUrl, repository }: CiContext, io: Io): OpenHost | { readonly refused: Diagnostic } {
  if (host === "none") return { refused: noHostToken(undefined, "GITHUB_TOKEN or GITLAB_TOKEN") };
  const { variable, headers, open } = hosts[host];
  const token = (io.env[variable] ?? "").trim();
  if (!/^[\x21-\x7e]+$/.test(token)) return { refused: noHostToken(undefined, variable) };
  io.conceal(token);
  if (!isSafeAddress(apiUrl)) return { refused: unsafeHost(undefined, visible(apiUrl)) };
  const { send, close } = createHttpConnection({
    url: apiUrl,
    credentials: { headers: () => headers(token) },
    connections: 2,
    clock: io.clock,
  });
  const login = io.env.FLOWFORM_COMMENT_AUTHOR;
  return { host: open(createAsk(send, io.clock), repository, login || undefined), close };
}
