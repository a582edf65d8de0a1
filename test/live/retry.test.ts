import { describe, expect, it } from "vitest";
import { retryReads } from "../../src/live/retry.ts";
import type { Connection, HttpFailure, HttpRequest, HttpResponse } from "../../src/model/http.ts";

const read: HttpRequest = { method: "GET", path: "/v1/MDOList/form", headers: {}, body: "" };
const save: HttpRequest = { method: "POST", path: "/v1/Agents/Workflow/SaveEmailFlow", headers: {}, body: "{}" };
const fine: HttpResponse = { status: 200, headers: {}, body: "[]" };
const refused: HttpFailure = { failure: "refused", sent: false, detail: "" };
const interrupted: HttpFailure = { failure: "interrupted", sent: true, detail: "" };
const timeout: HttpFailure = { failure: "timeout", sent: true, detail: "30" };
const busy = (retryAfter?: string): HttpResponse => ({
  status: 429,
  headers: retryAfter === undefined ? {} : { "retry-after": retryAfter },
  body: "",
});

async function run(request: HttpRequest, answers: readonly (HttpResponse | HttpFailure)[]) {
  const waits: number[] = [];
  let sent = 0;
  const scripted: Connection = async () => answers[sent++] ?? fine;
  const clock = {
    now: () => Date.parse("2026-12-01T08:00:00Z"),
    sleep: async (milliseconds: number) => void waits.push(milliseconds),
  };
  const answer = await retryReads(scripted, clock)(request);
  return { answer, sent, waits };
}

describe("retryReads", () => {
  it.each([
    { name: "refused once", answers: [refused], sent: 2, waits: [500], last: fine },
    { name: "interrupted twice", answers: [interrupted, interrupted], sent: 3, waits: [500, 1000], last: fine },
    { name: "refused for good", answers: [refused, refused, refused], sent: 3, waits: [500, 1000], last: refused },
    { name: "busy, with seconds to wait", answers: [busy("2")], sent: 2, waits: [2000], last: fine },
    { name: "busy, with a date", answers: [busy("Tue, 01 Dec 2026 08:00:05 GMT")], sent: 2, waits: [5000], last: fine },
    { name: "busy, without a word", answers: [busy()], sent: 2, waits: [500], last: fine },
    { name: "busy for longer than we wait", answers: [busy("31")], sent: 1, waits: [], last: busy("31") },
    { name: "down for maintenance", answers: [{ ...fine, status: 503 }], sent: 2, waits: [500], last: fine },
    { name: "no answer in time: it may still be at work", answers: [timeout], sent: 1, waits: [], last: timeout },
    {
      name: "a status that a repetition does not change",
      answers: [{ ...fine, status: 500 }],
      sent: 1,
      waits: [],
      last: { ...fine, status: 500 },
    },
  ])("a read that is $name", async ({ answers, sent, waits, last }) => {
    expect(await run(read, answers)).toEqual({ answer: last, sent, waits });
  });

  it.each([refused, interrupted, timeout, busy("1"), { ...fine, status: 503 }])(
    "never repeats a write: %j",
    async (first) => {
      expect(await run(save, [first])).toEqual({ answer: first, sent: 1, waits: [] });
    },
  );

  it.each([
    ["GetEmailFlow", 2],
    ["SetStatusOnWorkflow", 1],
    ["DeleteEmailFlow", 1],
    ["GetSomethingNew", 1],
  ])("takes the Workflow method %s for what it is", async (method, sent) => {
    const request: HttpRequest = { ...save, path: `/v1/Agents/Workflow/${method}?emailFlowId=1` };
    expect((await run(request, [refused])).sent).toBe(sent);
  });
});
