import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { type Answer, type Asked, failed, type StandIn } from "./stand-in-call.ts";
import { githubRoutes } from "./stand-in-github.ts";
import { gitlabRoutes } from "./stand-in-gitlab.ts";

export const token = "ghs_canaryCanaryCanary0123456789";

export const headCommit = "4f2c9e1d0b7a68c35e91f2a4d6b8c0e213579bdf";

/** Both hosts' REST APIs for one repository with one pull request, over real HTTP on this machine. */
export async function startStandIn(changes: Partial<StandIn> = {}): Promise<StandIn> {
  const state: StandIn = {
    github: "",
    gitlab: "",
    comments: [],
    asked: [],
    before: () => undefined,
    head: headCommit,
    mergeCommit: "",
    repository: "acme/flows",
    request: 7,
    ...changes,
  };
  const server = createServer((request, response) => void answer(state, request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, { github: `http://127.0.0.1:${port}`, gitlab: `http://127.0.0.1:${port}/api/v4` });
}

async function answer(state: StandIn, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const asked = { method: request.method ?? "", path: request.url ?? "", headers: request.headers };
  state.asked.push(asked);
  let body = "";
  for await (const part of request.setEncoding("utf8")) body += part;
  const fault = await state.before(asked);
  const { status, json, headers } =
    fault === undefined ? usual(state, asked, body) : { json: { message: fault.message ?? "no" }, ...fault };
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(json));
}

function usual(state: StandIn, asked: Asked, body: string): Answer {
  const isGitlab = asked.path.startsWith("/api/v4/");
  const given = isGitlab ? asked.headers["private-token"] : asked.headers.authorization;
  if (given !== (isGitlab ? token : `Bearer ${token}`)) return failed(401, "Bad credentials");
  const [address = "", query = ""] = asked.path.split("?");
  const path = address
    .replace(`/repos/${state.repository}/`, "/repos/acme/flows/")
    .replace(new RegExp(`/(pulls|issues)/${state.request}(?=/|$)`), "/$1/7");
  for (const [method, pattern, handle] of isGitlab ? gitlabRoutes : githubRoutes) {
    const match = method === asked.method ? pattern.exec(path) : null;
    if (match !== null) return handle({ state, path, query: new URLSearchParams(query), body }, Number(match[1] ?? 0));
  }
  return failed(404, "Not Found");
}
