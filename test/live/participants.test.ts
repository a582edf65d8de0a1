import { describe, expect, it } from "vitest";
import { readParticipants } from "../../src/live/participants.ts";
import { retryReads } from "../../src/live/retry.ts";
import type { Connection, HttpFailure, HttpResponse } from "../../src/model/http.ts";

const page = (rows: readonly unknown[], more?: string): HttpResponse => ({
  status: 200,
  headers: {},
  body: JSON.stringify({ "odata.nextLink": more ?? null, value: rows }),
});
const row = (id: number, step: unknown) => ({ PrimaryKey: String(id), workflowInstanceCurrentStepId: step });

/** A target that gives these answers in turn, and what it was asked. */
function answering(...answers: readonly (HttpResponse | HttpFailure)[]) {
  const asked: URLSearchParams[] = [];
  const connection: Connection = async ({ path }) => {
    const answer = answers[asked.length];
    asked.push(new URLSearchParams(path.split("?")[1]));
    if (answer === undefined) throw new Error("asked once too often");
    return answer;
  };
  return { connection, asked };
}

const full = (first: number) => Array.from({ length: 1000 }, (_, index) => row(first + index, 7));

describe("readParticipants", () => {
  it("asks for the active people of one flow, and counts them by step", async () => {
    const { connection, asked } = answering(page([row(1, 7), row(2, "9"), row(3, 7), row(4, 0)]));
    expect(await readParticipants(connection, 218)).toEqual({ total: 4, byStep: { 7: 2, 9: 1, 0: 1 } });
    expect(asked[0]?.get("$filter")).toBe("emailFlow/emailFlowId eq 218 and workflowInstanceStatus eq 2");
  });

  it("reads on after a full page, and after a smaller one that names the next", async () => {
    const { connection, asked } = answering(page(full(1)), page([row(2001, 9)], "http://next"), page([row(2002, 9)]));
    expect(await readParticipants(connection, 218)).toEqual({ total: 1002, byStep: { 7: 1000, 9: 2 } });
    expect(asked.map((query) => query.get("$skip"))).toEqual(["0", "1000", "1001"]);
  });

  it("counts somebody once who slips onto the next page while it reads", async () => {
    const { connection } = answering(page(full(1)), page([row(1000, 9), row(1001, 9)]));
    expect(await readParticipants(connection, 218)).toEqual({ total: 1001, byStep: { 7: 999, 9: 2 } });
  });

  it.each<[string, readonly (HttpResponse | HttpFailure)[]]>([
    ["no list", [{ status: 200, headers: {}, body: "{}" }]],
    ["null", [{ status: 200, headers: {}, body: "null" }]],
    ["nothing", [{ status: 200, headers: {}, body: "" }]],
    ["no content", [{ status: 204, headers: {}, body: "" }]],
    ["a page that breaks off", [{ status: 200, headers: {}, body: '{"value":[{"PrimaryKey":"1"' }]],
    ["a refusal", [{ status: 400, headers: {}, body: '{"Message":"There is no such column"}' }]],
    ["no right", [{ status: 403, headers: {}, body: "" }]],
    ["a broken connection", [{ failure: "interrupted", sent: true, detail: "reset" }]],
    ["rows without the step", [page([{ PrimaryKey: "1" }])]],
    ["a step that is no id", [page([row(1, null)])]],
    ["a row that is none", [page([row(1, 7), 5])]],
    ["a row without a key", [page([{ workflowInstanceCurrentStepId: 7 }])]],
    ["an empty page that is not the last", [page([], "http://next")]],
    ["a second page that fails", [page(full(1)), { status: 500, headers: {}, body: "" }]],
  ])("takes %s for not known, never for nobody", async (_what, answers) => {
    const { connection } = answering(...answers);
    expect(await readParticipants(connection, 218)).toEqual({ total: null, why: expect.stringMatching(/flow 218/) });
  });

  it("is a read, which may be tried again", async () => {
    const { connection, asked } = answering({ status: 503, headers: {}, body: "" }, page([row(1, 7)]));
    const patient = retryReads(connection, { now: () => 0, sleep: async () => {} });
    expect(await readParticipants(patient, 218)).toEqual({ total: 1, byStep: { 7: 1 } });
    expect(asked).toHaveLength(2);
  });
});
