import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { recordedEvent } from "./recorded.ts";

/** A comment as both hosts keep it; each shows it in its own form. */
export interface StoredComment {
  readonly id: number;
  readonly author: number;
  body: string;
  /** GitLab's own notes: "added 1 commit". */
  readonly system?: boolean;
}

/** An answer in place of the usual one. */
export interface Fault {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly message?: string;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
}

/** What a test may look at and change while requests come in. */
export interface StandIn {
  readonly github: string;
  readonly gitlab: string;
  readonly comments: StoredComment[];
  readonly asked: Asked[];
  /** Looked at before each request is answered; a fault is answered instead. May change the comments, too. */
  before: (asked: Asked) => Fault | Promise<Fault | undefined> | undefined;
  /** The last commit of the one pull request, and what became of it. */
  head: string;
  mergeCommit: string;
  /** Where the pull request is. */
  readonly repository: string;
  readonly request: number;
}

export const ourAuthor = 41898282;
export const token = "ghs_canaryCanaryCanary0123456789";

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

export const headCommit = "4f2c9e1d0b7a68c35e91f2a4d6b8c0e213579bdf";

async function answer(state: StandIn, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const asked = { method: request.method ?? "", path: request.url ?? "", headers: request.headers };
  state.asked.push(asked);
  let body = "";
  for await (const part of request.setEncoding("utf8")) body += part;
  const fault = await state.before(asked);
  const { status, json, headers } =
    fault === undefined
      ? usual(state, asked, body)
      : { status: fault.status, json: { message: fault.message ?? "no" }, headers: fault.headers };
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(json));
}

interface Answer {
  readonly status: number;
  readonly json: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

function usual(state: StandIn, asked: Asked, body: string): Answer {
  const isGitlab = asked.path.startsWith("/api/v4/");
  const given = isGitlab ? asked.headers["private-token"] : asked.headers.authorization;
  if (given !== (isGitlab ? token : `Bearer ${token}`)) return { status: 401, json: { message: "Bad credentials" } };
  const [address = "", query = ""] = asked.path.split("?");
  const path = address
    .replace(`/repos/${state.repository}/`, "/repos/acme/flows/")
    .replace(new RegExp(`/(pulls|issues)/${state.request}(?=/|$)`), "/$1/7");
  const call = { state, query: new URLSearchParams(query), body, form: isGitlab ? gitlabForm : githubForm };
  for (const [method, pattern, handle] of isGitlab ? gitlabRoutes : githubRoutes) {
    const match = method === asked.method ? pattern.exec(path) : null;
    if (match !== null) return handle(call, Number(match[1] ?? 0));
  }
  return { status: 404, json: { message: "Not Found" } };
}

interface Call {
  readonly state: StandIn;
  readonly query: URLSearchParams;
  readonly body: string;
  readonly form: (comment: StoredComment) => object;
}

type Route = readonly [method: string, path: RegExp, handle: (call: Call, id: number) => Answer];

/** In the form in which GitHub sends comments and pull requests. */
const { comment: recordedComment } = recordedEvent("issue_comment", "created");
const { pull_request: recordedPull } = recordedEvent("pull_request", "closed");

const githubForm = ({ id, author, body }: StoredComment) => ({
  ...recordedComment,
  id,
  body,
  user: { ...recordedPull?.user, id: author, login: `user${author}` },
});
const githubPull = ({ request, head }: StandIn) => ({
  ...recordedPull,
  number: request,
  head: { ...recordedPull?.head, sha: head },
});
const gitlabForm = ({ id, author, body, system = false }: StoredComment) => ({
  id,
  body,
  system,
  author: { id: author },
});

const ok = (json: unknown): Answer => ({ status: 200, json });

function list({ state, query, form }: Call): Answer {
  const size = Math.min(100, Number(query.get("per_page") ?? 30));
  const from = (Number(query.get("page") ?? 1) - 1) * size;
  return ok(state.comments.slice(from, from + size).map(form));
}

function create({ state, body, form }: Call): Answer {
  const id = Math.max(0, ...state.comments.map((comment) => comment.id)) + 1;
  const comment = { id, author: ourAuthor, body: bodyIn(body) };
  if (comment.body.length > 65_536) return { status: 422, json: { message: "Body is too long" } };
  state.comments.push(comment);
  return { status: 201, json: form(comment) };
}

function update({ state, body, form }: Call, id: number): Answer {
  const comment = state.comments.find((one) => one.id === id);
  if (comment === undefined) return { status: 404, json: { message: "Not Found" } };
  if (comment.author !== ourAuthor) return { status: 403, json: { message: "Must have admin rights" } };
  comment.body = bodyIn(body);
  return ok(form(comment));
}

const bodyIn = (text: string) => String((JSON.parse(text) as { readonly body: unknown }).body);

const githubRoutes: readonly Route[] = [
  ["GET", /^\/user$/, () => ({ status: 403, json: { message: "Resource not accessible by integration" } })],
  ["GET", /^\/users\/github-actions%5Bbot%5D$/, () => ok({ id: ourAuthor, login: "github-actions[bot]" })],
  ["GET", /^\/repos\/acme\/flows\/pulls\/7$/, ({ state }) => ok(githubPull(state))],
  ["GET", /^\/repos\/acme\/flows\/issues\/7\/comments$/, list],
  ["POST", /^\/repos\/acme\/flows\/issues\/7\/comments$/, create],
  ["PATCH", /^\/repos\/acme\/flows\/issues\/comments\/(\d+)$/, update],
  [
    "GET",
    /^\/repos\/acme\/flows\/commits\/[0-9a-f]+\/pulls$/,
    ({ state }) =>
      ok([
        // An open one has the trial merge of the same commit.
        { ...githubPull(state), number: 5, merged_at: null, merge_commit_sha: state.mergeCommit },
        { ...githubPull(state), merged_at: "2026-11-24T08:00:00Z", merge_commit_sha: state.mergeCommit },
      ]),
  ],
];

const gitlabRoutes: readonly Route[] = [
  ["GET", /^\/api\/v4\/user$/, () => ok({ id: ourAuthor, username: "project_42_bot" })],
  ["GET", /^\/api\/v4\/projects\/42\/merge_requests\/7$/, ({ state }) => ok({ iid: 7, sha: state.head })],
  ["GET", /^\/api\/v4\/projects\/42\/merge_requests\/7\/notes$/, list],
  ["POST", /^\/api\/v4\/projects\/42\/merge_requests\/7\/notes$/, create],
  ["PUT", /^\/api\/v4\/projects\/42\/merge_requests\/7\/notes\/(\d+)$/, update],
  [
    "GET",
    /^\/api\/v4\/projects\/42\/repository\/commits\/[0-9a-f]+\/merge_requests$/,
    ({ state }) => ok([{ iid: 7, state: "merged", sha: state.head, merge_commit_sha: state.mergeCommit }]),
  ],
];
