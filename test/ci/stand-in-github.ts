import { recordedEvent } from "./recorded.ts";
import {
  bodyIn,
  type Call,
  change,
  failed,
  keep,
  ok,
  ourAuthor,
  pageOf,
  type Route,
  type StandIn,
  type StoredComment,
} from "./stand-in-call.ts";

/** In the form in which GitHub sends comments and pull requests. */
const { comment: recordedComment } = recordedEvent("issue_comment", "created");
const { pull_request: recordedPull } = recordedEvent("pull_request", "closed");

const comment = ({ id, author, body }: StoredComment) => ({
  ...recordedComment,
  id,
  body,
  user: { ...recordedPull?.user, id: author, login: `user${author}` },
});
const pull = ({ request, head }: StandIn) => ({
  ...recordedPull,
  number: request,
  head: { ...recordedPull?.head, sha: head },
});

const list = (call: Call) => ok(pageOf(call.state.comments, call, 30).items.map(comment));

function create({ state, body }: Call) {
  const text = bodyIn(body);
  return text.length > 65_536 ? failed(422, "Body is too long") : { status: 201, json: comment(keep(state, text)) };
}

function update({ state, body }: Call, id: number) {
  const changed = change(state, id, bodyIn(body));
  return "status" in changed ? changed : ok(comment(changed));
}

/** GitHub's REST API for one repository with one pull request. */
export const githubRoutes: readonly Route[] = [
  ["GET", /^\/user$/, () => failed(403, "Resource not accessible by integration")],
  ["GET", /^\/users\/github-actions%5Bbot%5D$/, () => ok({ id: ourAuthor, login: "github-actions[bot]" })],
  ["GET", /^\/repos\/acme\/flows\/pulls\/7$/, ({ state }) => ok(pull(state))],
  ["GET", /^\/repos\/acme\/flows\/issues\/7\/comments$/, list],
  ["POST", /^\/repos\/acme\/flows\/issues\/7\/comments$/, create],
  ["PATCH", /^\/repos\/acme\/flows\/issues\/comments\/(\d+)$/, update],
  [
    "GET",
    /^\/repos\/acme\/flows\/commits\/[0-9a-f]+\/pulls$/,
    ({ state }) =>
      ok([
        // An open one has the trial merge of the same commit.
        { ...pull(state), number: 5, merged_at: null, merge_commit_sha: state.mergeCommit },
        { ...pull(state), merged_at: "2026-11-24T08:00:00Z", merge_commit_sha: state.mergeCommit },
      ]),
  ],
];
