import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { systemUserRefused } from "../../src/diagnostic/sign-in.ts";
import { renewOnRefusal } from "../../src/live/renew.ts";
import type { Connection, HttpRequest, HttpResponse } from "../../src/model/http.ts";

const request: HttpRequest = { method: "POST", path: "/v1/Agents/Workflow/SaveEmailFlow", headers: {}, body: "{}" };
const answer = (status: number): HttpResponse => ({ status, headers: {}, body: "" });

/** A server that takes the newest ticket alone, and one that gives tickets. */
function world({ refusal }: { readonly refusal?: Diagnostic } = {}) {
  const state = { ticket: 1, valid: 2, renewals: 0, sent: [] as number[] };
  const send: Connection = async () => {
    const { ticket } = state;
    state.sent.push(ticket);
    await Promise.resolve();
    return answer(ticket === state.valid ? 200 : 401);
  };
  const renew = async () => {
    state.renewals++;
    await Promise.resolve();
    if (refusal === undefined) state.ticket = state.valid;
    return refusal;
  };
  return { state, send, renew };
}

describe("a refused request", () => {
  it("is sent once more with new credentials, a write too", async () => {
    const { state, send, renew } = world();
    expect(await renewOnRefusal(send, { renew })(request)).toEqual(answer(200));
    expect(state).toMatchObject({ renewals: 1, sent: [1, 2] });
  });

  it("shares one renewal with all that were refused at the same time", async () => {
    const { state, send, renew } = world();
    const connection = renewOnRefusal(send, { renew });
    const answers = await Promise.all([1, 2, 3, 4].map(() => connection(request)));
    expect(answers).toEqual([200, 200, 200, 200].map(answer));
    expect(state.renewals).toBe(1);
  });

  it("is refused for good the second time, and the next one may renew again", async () => {
    const { state, send, renew } = world();
    const renewBadly = async () => {
      await renew();
      state.ticket = 3;
      return undefined;
    };
    const connection = renewOnRefusal(send, { renew: renewBadly });
    expect(await connection(request)).toEqual(answer(401));
    expect(await connection(request)).toEqual(answer(401));
    expect(state.renewals).toBe(2);
  });

  it("was certainly not carried out when the renewal fails", async () => {
    const refusal = systemUserRefused(undefined, "Cust1", "Revoked");
    const { state, send, renew } = world({ refusal });
    const failed = await renewOnRefusal(send, { renew })(request);
    expect(failed).toEqual({ failure: "notRenewed", sent: false, detail: expect.stringContaining("Revoked") });
    expect(state.sent).toEqual([1]);
  });

  it.each([200, 403, 421, 500])("is not sent again for another reason: %i", async (status) => {
    const { state, renew } = world();
    const send: Connection = async () => answer(status);
    expect(await renewOnRefusal(send, { renew })(request)).toEqual(answer(status));
    expect(state.renewals).toBe(0);
  });

  it("stays refused where nothing can be renewed", async () => {
    const { send, state } = world();
    expect(await renewOnRefusal(send, {})(request)).toEqual(answer(401));
    expect(state.sent).toEqual([1]);
  });
});
