import { gitlabAnswers } from "./gitlab-recorded.ts";
import {
  type Answer,
  bodyIn,
  type Call,
  change,
  keep,
  ok,
  ourAuthor,
  pageOf,
  type Route,
  type StandIn,
  type StoredComment,
} from "./stand-in-call.ts";

const { user, mergeRequest, noteCreated, noteTooLong, merged } = gitlabAnswers;

/** In the form in which GitLab has answered: it cuts off the last line ends. */
const note = ({ id, author, body, system = false }: StoredComment) => ({
  ...noteCreated.body,
  id,
  body: body.replace(/\n+$/, ""),
  system,
  author: { ...noteCreated.body.author, id: author },
});
const request = ({ head }: StandIn) => ({ ...mergeRequest.body, sha: head });

/** Newest first, unless it is told otherwise. */
function notes(call: Call): Answer {
  const { comments } = call.state;
  return listed(call, call.query.get("sort") === "asc" ? comments : comments.toReversed(), note);
}

/** A page of a list, with the headers that tell of its other pages. */
function listed<Item>(call: Call, all: readonly Item[], form: (item: Item) => object): Answer {
  const { page, size, total, items } = pageOf(all, call, 20);
  const last = Math.max(1, Math.ceil(total / size));
  const near = { next: page < last ? page + 1 : undefined, prev: page > 1 ? page - 1 : undefined };
  const links = Object.entries({ ...near, first: 1, last }).flatMap(([rel, to]) =>
    to === undefined ? [] : [`<https://gitlab.example.com${call.path}?page=${to}&per_page=${size}>; rel="${rel}"`],
  );
  const headers = {
    link: links.join(", "),
    "x-next-page": String(near.next ?? ""),
    "x-page": String(page),
    "x-per-page": String(size),
    "x-prev-page": String(near.prev ?? ""),
    "x-total": String(total),
    "x-total-pages": String(last),
  };
  return { ...ok(items.map(form)), headers };
}

function create({ state, body }: Call): Answer {
  const text = bodyIn(body);
  if (Buffer.byteLength(text) > 2 ** 20) return { status: noteTooLong.status, json: noteTooLong.body };
  return { status: noteCreated.status, json: note(keep(state, text)) };
}

function update({ state, body }: Call, id: number): Answer {
  const changed = change(state, id, bodyIn(body));
  return "status" in changed ? changed : ok(note(changed));
}

function requestsOf(call: Call): Answer {
  const { state } = call;
  const { state: ended, squash_commit_sha } = merged.body;
  const end = { state: ended, merge_commit_sha: state.mergeCommit, squash_commit_sha };
  return listed(call, [{ ...request(state), ...end }], (found) => found);
}

/** GitLab's REST API for one project with one merge request. */
export const gitlabRoutes: readonly Route[] = [
  ["GET", /^\/api\/v4\/user$/, () => ok({ ...user.body, id: ourAuthor, username: "project_42_bot", bot: true })],
  ["GET", /^\/api\/v4\/projects\/42\/merge_requests\/7$/, ({ state }) => ok(request(state))],
  ["GET", /^\/api\/v4\/projects\/42\/merge_requests\/7\/notes$/, notes],
  ["POST", /^\/api\/v4\/projects\/42\/merge_requests\/7\/notes$/, create],
  ["PUT", /^\/api\/v4\/projects\/42\/merge_requests\/7\/notes\/(\d+)$/, update],
  ["GET", /^\/api\/v4\/projects\/42\/repository\/commits\/[0-9a-f]+\/merge_requests$/, requestsOf],
];
