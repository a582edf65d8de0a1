import { isObject } from "../util/json.ts";
import type { HostComment, MergedRequest, ReviewHost } from "./host.ts";
import { type Ask, askAll, readAs } from "./host-api.ts";

/** GitLab's REST API: comments are notes of a merge request, and some of them are GitLab's own. */
export function gitlabHost(ask: Ask, repository: string): ReviewHost {
  const root = `/projects/${encodeURIComponent(repository)}`;
  const notes = (request: number) => `${root}/merge_requests/${request}/notes`;
  return {
    author: async () => readAs(await ask("GET", "/user"), idOf),
    head: async (request) =>
      readAs(await ask("GET", `${root}/merge_requests/${request}`), (found) =>
        isObject(found) && typeof found.sha === "string" ? found.sha : undefined,
      ),
    comments: async (request) =>
      readAs(await askAll(ask, `${notes(request)}?sort=asc&order_by=created_at`), (list) => notesIn(list)),
    create: async (request, body) => readAs(await ask("POST", notes(request), { body }), noteOf),
    update: async (request, note, body) => readAs(await ask("PUT", `${notes(request)}/${note}`, { body }), noteOf),
    merged: async (commit) => {
      const requests = await askAll(ask, `${root}/repository/commits/${commit}/merge_requests`);
      if ("failed" in requests) return requests;
      return { value: requests.value.flatMap((request) => mergedOf(request, commit))[0] };
    },
  };
}

function idOf(value: unknown): number | undefined {
  return isObject(value) && typeof value.id === "number" ? value.id : undefined;
}

function notesIn(list: unknown): readonly HostComment[] {
  const notes: readonly unknown[] = Array.isArray(list) ? list : [];
  return notes.flatMap((note) => (isObject(note) && note.system === true ? [] : (noteOf(note) ?? [])));
}

function noteOf(value: unknown): HostComment | undefined {
  const id = idOf(value);
  if (id === undefined || !isObject(value) || typeof value.body !== "string") return undefined;
  return { id, author: idOf(value.author) ?? -1, body: value.body };
}

/** A merge request ends as a merge commit, a squashed commit, or, moved ahead, as its own last commit. */
function mergedOf(request: unknown, commit: string): readonly MergedRequest[] {
  if (!isObject(request) || typeof request.iid !== "number" || typeof request.sha !== "string") return [];
  const ends = [request.merge_commit_sha, request.squash_commit_sha, request.sha];
  return request.state === "merged" && ends.includes(commit) ? [{ number: request.iid, head: request.sha }] : [];
}
