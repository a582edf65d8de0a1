import { isObject } from "../util/json.ts";
import type { HostComment, MergedRequest, ReviewHost } from "./host.ts";
import { type Ask, askAll, readAs } from "./host-api.ts";

/** Who writes with the token that GitHub gives to a job. */
const actionsBot = "github-actions[bot]";

/** GitHub's REST API: pull requests are issues as far as their comments are concerned. */
export function githubHost(ask: Ask, repository: string, bot = actionsBot): ReviewHost {
  const root = `/repos/${repository}`;
  return {
    author: async () => {
      const user = await ask("GET", "/user");
      // A job's own token belongs to no user, and is refused; it writes in the bot's name.
      const isBot = "failed" in user && (user.failed.status === 403 || user.failed.status === 401);
      return readAs(isBot ? await ask("GET", `/users/${encodeURIComponent(bot)}`) : user, idOf);
    },
    head: async (request) =>
      readAs(await ask("GET", `${root}/pulls/${request}`), (pull) =>
        isObject(pull) && isObject(pull.head) && typeof pull.head.sha === "string" ? pull.head.sha : undefined,
      ),
    comments: async (request) =>
      readAs(await askAll(ask, `${root}/issues/${request}/comments`), (list) => commentsIn(list)),
    create: async (request, body) =>
      readAs(await ask("POST", `${root}/issues/${request}/comments`, { body }), commentOf),
    update: async (_, comment, body) =>
      readAs(await ask("PATCH", `${root}/issues/comments/${comment}`, { body }), commentOf),
    merged: async (commit) => {
      const pulls = await askAll(ask, `${root}/commits/${commit}/pulls`);
      if ("failed" in pulls) return pulls;
      return { value: pulls.value.flatMap((pull) => mergedOf(pull, commit))[0] };
    },
  };
}

function idOf(value: unknown): number | undefined {
  return isObject(value) && typeof value.id === "number" ? value.id : undefined;
}

function commentsIn(list: unknown): readonly HostComment[] {
  return Array.isArray(list) ? list.flatMap((entry) => commentOf(entry) ?? []) : [];
}

/** A comment of somebody who is gone has no author, and is none of ours. */
function commentOf(value: unknown): HostComment | undefined {
  const id = idOf(value);
  if (id === undefined || !isObject(value) || typeof value.body !== "string") return undefined;
  return { id, author: idOf(value.user) ?? -1, body: value.body };
}

function mergedOf(pull: unknown, commit: string): readonly MergedRequest[] {
  if (!isObject(pull) || typeof pull.number !== "number" || !isObject(pull.head)) return [];
  const { merged_at: mergedAt, merge_commit_sha: mergeCommit, head, number } = pull;
  if (typeof mergedAt !== "string" || mergeCommit !== commit || typeof head.sha !== "string") return [];
  return [{ number, head: head.sha }];
}
