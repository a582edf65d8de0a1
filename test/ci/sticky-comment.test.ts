import { describe, expect, it } from "vitest";
import { markerIn, markerLine } from "../../src/ci/marker.ts";
import { putComment, type Sticky } from "../../src/ci/sticky-comment.ts";
import { openHost } from "./open-host.ts";
import { headCommit, startStandIn } from "./stand-in.ts";
import { ourAuthor, type StandIn } from "./stand-in-call.ts";

const marker = markerLine({ folder: "acme", target: "production", commit: headCommit, digest: "9f31c07a55e20b1d" });
const sticky: Sticky = {
  request: 7,
  folder: "acme",
  target: "production",
  commit: headCommit,
  body: `${marker}\nThe plan\n`,
  create: true,
};
const stranger = 501;

const own = ({ comments }: StandIn) => comments.filter(({ author }) => author === ourAuthor);
const withMarker = (standIn: StandIn) => own(standIn).filter(({ body }) => markerIn(body, sticky) !== undefined);
const writes = ({ asked }: StandIn) => asked.filter(({ method }) => method !== "GET").map(({ method }) => method);
const older = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: index + 1, author: stranger, body: `Remark ${index}` }));

describe.each(["github", "gitlab"] as const)("one sticky comment on %s", (name) => {
  it("is found behind 250 older comments, and changed in place", async () => {
    const standIn = await startStandIn({ comments: older(250) });
    const { host } = openHost(standIn, name);
    expect(await putComment(host, sticky)).toEqual({ value: "created" });
    standIn.comments.push(...older(30).map((comment) => ({ ...comment, id: comment.id + 1000 })));
    expect(await putComment(host, { ...sticky, body: `${marker}\nAnother plan\n` })).toEqual({ value: "updated" });
    expect(own(standIn)).toEqual([{ id: 251, author: ourAuthor, body: `${marker}\nAnother plan\n` }]);
    expect(standIn.comments).toHaveLength(281);
  });

  it("is not written again when it says the same, whatever the host made of its line ends", async () => {
    const standIn = await startStandIn();
    const { host } = openHost(standIn, name);
    standIn.comments.push({ id: 3, author: ourAuthor, body: `${marker}\r\nThe plan` });
    expect(await putComment(host, sticky)).toEqual({ value: "same" });
    expect(writes(standIn)).toEqual([]);
  });

  it("is not written again for another run of the same commit, and is when its link leads anywhere else", async () => {
    const standIn = await startStandIn();
    const { host } = openHost(standIn, name);
    const way = name === "github" ? "actions/runs" : "-/jobs";
    const body = (address: string) => `${marker}\nThe plan, [this run](${address}).\n`;
    const of = (run: number) => ({ ...sticky, body: body(`https://example.com/acme/flows/${way}/${run}`) });
    expect(await putComment(host, of(7001))).toEqual({ value: "created" });
    expect(await putComment(host, of(7002))).toEqual({ value: "same" });
    expect(own(standIn).map((comment) => comment.body)).toEqual([of(7001).body]);
    const [comment] = standIn.comments;
    if (comment !== undefined)
      Object.assign(comment, { body: body(`https://evil.example.com/acme/flows/${way}/7001`) });
    expect(await putComment(host, of(7002))).toEqual({ value: "updated" });
    expect(own(standIn).map(({ body: text }) => text)).toEqual([of(7002).body]);
  });

  it("is never somebody else's comment with our marker", async () => {
    const forged = { id: 1, author: stranger, body: `${marker}\nAPPROVED, merge it\n` };
    const standIn = await startStandIn({ comments: [{ ...forged }] });
    const { host } = openHost(standIn, name);
    expect(await putComment(host, sticky)).toEqual({ value: "created" });
    expect(standIn.comments[0]).toEqual(forged);
    expect(own(standIn)).toHaveLength(1);
  });

  it("is not our comment for another target or project, nor one that quotes it", async () => {
    const others = [
      markerLine({ folder: "acme", target: "production-2", commit: headCommit, digest: "" }),
      markerLine({ folder: "acme-2", target: "production", commit: headCommit, digest: "" }),
      `> ${marker}`,
    ].map((body, index) => ({ id: index + 1, author: ourAuthor, body }));
    const standIn = await startStandIn({ comments: others.map((comment) => ({ ...comment })) });
    expect(await putComment(openHost(standIn, name).host, sticky)).toEqual({ value: "created" });
    expect(standIn.comments.slice(0, 3)).toEqual(others);
  });

  it("stays one when two jobs write at once", async () => {
    const standIn = await startStandIn();
    const jobs = [openHost(standIn, name).host, openHost(standIn, name).host];
    // Neither writes before both have read that there is none.
    let readers = 0;
    let letGo = () => {};
    const bothHaveRead = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    standIn.before = async ({ method, path }) => {
      if (method === "GET" && /(comments|notes)\?/.test(path)) readers += 1;
      if (readers === 2) letGo();
      if (method === "POST") await bothHaveRead;
      return undefined;
    };
    const outcomes = await Promise.all(jobs.map((host) => putComment(host, sticky)));
    expect(outcomes).toEqual([{ value: "created" }, { value: "created" }]);
    expect(own(standIn)).toHaveLength(2);
    expect(withMarker(standIn).map(({ id }) => id)).toEqual([1]);
    expect(await putComment(jobs[0] ?? openHost(standIn, name).host, sticky)).toEqual({ value: "same" });
  });

  it("is made anew, once, when somebody deletes it in between", async () => {
    const standIn = await startStandIn({ comments: [{ id: 9, author: ourAuthor, body: `${marker}\nold\n` }] });
    standIn.before = ({ method }) => {
      if (method === "PATCH" || method === "PUT") standIn.comments.length = 0;
      return undefined;
    };
    expect(await putComment(openHost(standIn, name).host, sticky)).toEqual({ value: "created" });
    expect(own(standIn).map(({ body }) => body)).toEqual([sticky.body]);
    expect(writes(standIn)).toHaveLength(2);
  });

  it("is not fought for when it is deleted again and again", async () => {
    const standIn = await startStandIn({ comments: [{ id: 9, author: ourAuthor, body: `${marker}\nold\n` }] });
    standIn.before = ({ method }) => (method === "PATCH" || method === "PUT" ? { status: 404 } : undefined);
    expect(await putComment(openHost(standIn, name).host, sticky)).toMatchObject({ failed: { status: 404 } });
    expect(writes(standIn)).toHaveLength(2);
  });

  it("is left to the job of a newer commit", async () => {
    const standIn = await startStandIn({ head: "0000000000000000000000000000000000000000" });
    expect(await putComment(openHost(standIn, name).host, sticky)).toEqual({ value: "superseded" });
    expect(writes(standIn)).toEqual([]);
  });

  it("is not made for a text that is only worth replacing another", async () => {
    const standIn = await startStandIn();
    expect(await putComment(openHost(standIn, name).host, { ...sticky, create: false })).toEqual({ value: "none" });
    expect(standIn.comments).toEqual([]);
  });

  it("fails with the host's word on 403, and asks no second time", async () => {
    const standIn = await startStandIn();
    standIn.before = ({ method }) =>
      method === "POST" ? { status: 403, message: "Resource not accessible by integration" } : undefined;
    expect(await putComment(openHost(standIn, name).host, sticky)).toEqual({
      failed: { status: 403, why: expect.stringContaining("status 403 (Resource not accessible by integration).") },
    });
    expect(writes(standIn)).toEqual(["POST"]);
  });

  it("waits as long as the host asks when there are too many requests, writes included", async () => {
    const standIn = await startStandIn();
    const faults = [
      { status: 429, headers: { "retry-after": "7" } },
      { status: 403, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "20" } },
    ];
    standIn.before = ({ method }) => (method === "POST" ? faults.shift() : undefined);
    const { host, waited } = openHost(standIn, name);
    expect(await putComment(host, sticky)).toEqual({ value: "created" });
    expect(waited).toEqual([7000, 20_000]);
    expect(own(standIn)).toHaveLength(1);
  });

  it("gives up when the host asks for more patience than a job has", async () => {
    const standIn = await startStandIn();
    standIn.before = () => ({ status: 429, headers: { "retry-after": "3600" } });
    const { host, waited } = openHost(standIn, name);
    expect(await putComment(host, sticky)).toMatchObject({ failed: { status: 429 } });
    expect(waited).toEqual([]);
  });

  it("reads again after a gateway's error, and never writes twice after one", async () => {
    const standIn = await startStandIn();
    const faults = [{ status: 502 }];
    standIn.before = ({ method }) => (method === "POST" ? { status: 502 } : faults.shift());
    const { host, waited } = openHost(standIn, name);
    expect(await putComment(host, sticky)).toMatchObject({ failed: { status: 502 } });
    expect(waited).toEqual([1000]);
    expect(writes(standIn)).toEqual(["POST"]);
  });
});

describe("the marker", () => {
  it("cannot be ended by a name", () => {
    const line = markerLine({ folder: "a --> @all", target: "x\n-->", commit: "c", digest: "d" });
    expect(line.match(/-->/g)).toHaveLength(1);
    expect(line.slice(4, -3)).not.toMatch(/[\n@<>]|--/);
    expect(markerIn(line, { folder: "a --> @all", target: "x\n-->" })).toEqual({ commit: "c", digest: "d" });
  });

  it("says nothing for another target, or when it is broken", () => {
    expect(markerIn(marker, { folder: "acme", target: "rehearsal" })).toBeUndefined();
    expect(markerIn("<!-- flowform:ci folder=acme target=production x", sticky)).toEqual({ commit: "", digest: "" });
  });
});
