import { describe, expect, it } from "vitest";
import { markerLine } from "../../src/ci/marker.ts";
import { putComment } from "../../src/ci/sticky-comment.ts";
import { isObject } from "../../src/util/json.ts";
import { gitlabAnswers, type RecordedAnswer } from "./gitlab-recorded.ts";
import { openHost } from "./open-host.ts";
import { headCommit, startStandIn, token } from "./stand-in.ts";
import type { StandIn } from "./stand-in-call.ts";

const { user, mergeRequest, notes, noteCreated, noteUpdated, noteTooLong, merged } = gitlabAnswers;
const { firstOfTwoPages, secondOfTwoPages, mergeRequestsOfCommit } = gitlabAnswers;

/** A stand-in that repeats what was recorded, each answer once; then it answers as it usually does. */
async function replaying(...recorded: readonly RecordedAnswer[]) {
  const left = [...recorded];
  const standIn = await startStandIn();
  standIn.before = ({ method, path }) => {
    const index = left.findIndex(({ request }) => requestOf(request).test(`${method} ${path}`));
    const [next] = index < 0 ? [] : left.splice(index, 1);
    return next && { ...next, json: next.body };
  };
  return { ...openHost(standIn, "gitlab"), standIn };
}

/** "GET /projects/:id/merge_requests/:iid", for any numbers. */
function requestOf(recorded: string): RegExp {
  const [path = ""] = recorded.replace(" ", " /api/v4").split("?");
  return new RegExp(`^${path.replaceAll(/:\w+/g, "[^/]+")}(\\?|$)`);
}

describe("what GitLab has answered, replayed", () => {
  it("tells whose token it is, and the last commit of a merge request", async () => {
    const { host } = await replaying(user, mergeRequest);
    expect(await host.author()).toEqual({ value: user.body.id });
    expect(await host.head(7)).toEqual({ value: headCommit });
  });

  it("lists the notes of people, and not GitLab's own", async () => {
    const { host, standIn } = await replaying(notes);
    const ofPeople = notes.body.filter(({ system }) => !system);
    expect(ofPeople).toHaveLength(notes.body.length - 1);
    expect(await host.comments(7)).toEqual({
      value: ofPeople.map(({ id, body }) => ({ id, author: user.body.id, body })),
    });
    expect(standIn.asked.map(({ path }) => path)).toEqual([
      "/api/v4/projects/42/merge_requests/7/notes?sort=asc&order_by=created_at&per_page=100&page=1",
    ]);
  });

  it("says what was written, and why something was not", async () => {
    const { host } = await replaying(noteCreated, noteUpdated, noteTooLong);
    expect(await host.create(7, "text")).toEqual({
      value: { id: noteCreated.body.id, author: user.body.id, body: noteCreated.body.body },
    });
    expect(await host.update(7, noteUpdated.body.id, "text")).toEqual({
      value: { id: noteUpdated.body.id, author: user.body.id, body: noteUpdated.body.body },
    });
    expect(await host.create(7, "text")).toEqual({
      failed: { status: 400, why: expect.stringContaining("The maximum size is 1 MiB.") },
    });
  });

  it("keeps one comment, though the last line end of what was sent is gone", async () => {
    const marker = { folder: "acme", target: "production", commit: headCommit, digest: "9f31c07a55e20b1d" };
    const body = `${markerLine(marker)}\nThe plan\n`;
    const kept = { ...noteUpdated.body, body: body.trimEnd() };
    const { host, standIn } = await replaying(mergeRequest, user, { ...notes, body: [...notes.body, kept] });
    expect(await putComment(host, { ...marker, request: 7, body, create: true })).toEqual({ value: "same" });
    expect(standIn.asked.filter(({ method }) => method !== "GET")).toEqual([]);
  });

  it("names the merge request that a commit came from once it is merged, also where no squashing is known", async () => {
    const [found] = mergeRequestsOfCommit.body;
    const then = (more: object): RecordedAnswer => ({ ...mergeRequestsOfCommit, body: [{ ...found, ...more }] });
    const { squash_commit_sha: squashed, ...withoutSquashing } = merged.body;
    const { host } = await replaying(
      mergeRequestsOfCommit,
      then(merged.body),
      then(withoutSquashing),
      then(merged.body),
    );
    expect(squashed).toBeNull();
    expect(await host.merged(found?.sha ?? "")).toEqual({ value: undefined });
    const value = { number: merged.body.iid, head: merged.body.sha };
    expect(await host.merged(merged.body.merge_commit_sha)).toEqual({ value });
    expect(await host.merged(merged.body.merge_commit_sha)).toEqual({ value });
    expect(await host.merged("0000000000000000000000000000000000000000")).toEqual({ value: undefined });
  });
});

/** The types that JSON has in place of the values. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (isObject(value)) return fieldsOf(value);
  return value === null ? null : typeof value;
}

const fieldsOf = (value: object) =>
  Object.fromEntries(Object.entries(value).map(([name, held]) => [name, shapeOf(held)]));
const fieldsIn = (list: unknown) => (Array.isArray(list) ? list.filter(isObject).map(fieldsOf) : []);

/** Asks the stand-in as the client does, and gives the answer as it came. */
async function answerOf(standIn: StandIn, method: string, path: string, body?: object) {
  const answer = await fetch(`${standIn.gitlab}${path}`, {
    method,
    headers: { "private-token": token, "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, headers: answer.headers, json: await answer.json() };
}

const notesPath = "/projects/42/merge_requests/7/notes";
const requestsPath = `/projects/42/repository/commits/${headCommit}/merge_requests`;
const remarks = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: index + 1, author: 501, body: `Remark ${index}` }));

/** Where the links of an answer lead, in their order. */
const relations = (link: string) => [...link.matchAll(/rel="(\w+)"/g)].map(([, rel]) => rel);

describe("the stand-in answers as GitLab has", () => {
  it.each([
    { name: "the account", method: "GET", path: "/user", recorded: user },
    { name: "the merge request", method: "GET", path: "/projects/42/merge_requests/7", recorded: mergeRequest },
    { name: "a new note", method: "POST", path: notesPath, body: { body: "Remark" }, recorded: noteCreated },
    { name: "a changed note", method: "PUT", path: `${notesPath}/1`, body: { body: "Remark" }, recorded: noteUpdated },
  ])("with the fields and types of $name", async ({ method, path, body, recorded }) => {
    const standIn = await startStandIn();
    if (method === "PUT") await answerOf(standIn, "POST", notesPath, { body: "Remark" });
    const { status, json } = await answerOf(standIn, method, path, body);
    expect(status).toBe(recorded.status);
    expect(shapeOf(json)).toEqual(shapeOf(recorded.body));
  });

  it("with the fields and types of notes, GitLab's own among them", async () => {
    const comments = [...remarks(4), { id: 5, author: 501, body: "added 1 commit", system: true }];
    const { json } = await answerOf(await startStandIn({ comments }), "GET", `${notesPath}?sort=asc`);
    expect(shapeOf(json)).toEqual(shapeOf(notes.body));
    expect(json).toMatchObject(notes.body.map(({ system }) => ({ system })));
  });

  it("with the fields and types of the merge requests of a commit, merged", async () => {
    const standIn = await startStandIn({ mergeCommit: merged.body.merge_commit_sha });
    const { json } = await answerOf(standIn, "GET", requestsPath);
    const [made] = fieldsIn(json);
    expect(made).toMatchObject(fieldsOf(merged.body));
    expect(Object.keys(made ?? {})).toEqual(expect.arrayContaining(Object.keys(mergeRequestsOfCommit.body[0] ?? {})));
  });

  it.each([
    { name: "the first of two pages", path: `${notesPath}?per_page=3&page=1`, recorded: firstOfTwoPages },
    { name: "the second of two pages", path: `${notesPath}?per_page=3&page=2`, recorded: secondOfTwoPages },
    { name: "a page whose size was not asked for", path: requestsPath, recorded: mergeRequestsOfCommit },
  ])("with the headers of $name", async ({ path, recorded }) => {
    const { headers } = await answerOf(await startStandIn({ comments: remarks(6) }), "GET", path);
    const { link, ...others } = recorded.headers;
    const ours = Object.keys(others).map((name) => [name, headers.get(name)]);
    expect(Object.fromEntries(ours)).toEqual(others);
    expect(relations(headers.get("link") ?? "")).toEqual(relations(link));
  });

  it("without the last line end, and with a refusal of what is too long", async () => {
    const standIn = await startStandIn();
    expect(await answerOf(standIn, "POST", notesPath, { body: "Remark\n" })).toMatchObject({
      json: { body: "Remark" },
    });
    const long = await answerOf(standIn, "POST", notesPath, { body: "x".repeat(1_048_577) });
    expect(long).toMatchObject({ status: noteTooLong.status, json: noteTooLong.body });
  });
});
