import type { IncomingMessage } from "node:http";

/** A comment as both hosts keep it; each shows it in its own form. */
export interface StoredComment {
  readonly id: number;
  readonly author: number;
  body: string;
  /** GitLab's own notes: "added 1 commit". */
  readonly system?: boolean;
}

/** An answer in place of the usual one: of a failure its message, or all of it. */
export interface Fault {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly message?: string;
  readonly json?: unknown;
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

/** An answer of the stand-in. */
export interface Answer {
  readonly status: number;
  readonly json: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** A request that a route has taken. */
export interface Call {
  readonly state: StandIn;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
}

export type Route = readonly [method: string, path: RegExp, handle: (call: Call, id: number) => Answer];

export const ourAuthor = 41898282;

export const ok = (json: unknown): Answer => ({ status: 200, json });

export const failed = (status: number, message: string): Answer => ({ status, json: { message } });

/** The text that a request wants a comment to have. */
export function bodyIn(text: string): string {
  return String((JSON.parse(text) as { readonly body: unknown }).body);
}

/** Keeps a new comment of ours. */
export function keep(state: StandIn, body: string): StoredComment {
  const id = Math.max(0, ...state.comments.map((comment) => comment.id)) + 1;
  const comment = { id, author: ourAuthor, body };
  state.comments.push(comment);
  return comment;
}

/** Changes a comment, when it is ours. */
export function change(state: StandIn, id: number, body: string): StoredComment | Answer {
  const comment = state.comments.find((one) => one.id === id);
  if (comment === undefined) return failed(404, "Not Found");
  if (comment.author !== ourAuthor) return failed(403, "Must have admin rights");
  comment.body = body;
  return comment;
}

/** The part of a list that a request wants, and which part that is. */
export function pageOf<Item>(items: readonly Item[], { query }: Call, usualSize: number) {
  const size = Math.min(100, Number(query.get("per_page") ?? usualSize));
  const page = Number(query.get("page") ?? 1);
  return { page, size, total: items.length, items: items.slice((page - 1) * size, page * size) };
}
