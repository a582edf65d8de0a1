import type { EmailFlow } from "../../src/model/email-flow.ts";
import type { Connection, HttpFailure, HttpResponse } from "../../src/model/http.ts";
import type { Workshop } from "../support/sandbox-project.ts";
import { purpose } from "./purpose.ts";

export type Answer = HttpResponse | HttpFailure;
/** What happens to one request. */
export type Mishap = (send: () => ReturnType<Connection>, shop: Workshop) => Promise<Answer>;

export const instead =
  (answer: Answer): Mishap =>
  async () =>
    answer;
export const carriedOut =
  (answer: Answer): Mishap =>
  async (send) => {
    await send();
    return answer;
  };
export const after =
  (act: (shop: Workshop) => Promise<unknown>): Mishap =>
  async (send, shop) => {
    await act(shop);
    return send();
  };

export const answer = (status: number, body: unknown): Answer => ({ status, headers: {}, body: JSON.stringify(body) });
export const down = instead(answer(503, null));
export const nothing = instead(answer(200, null));
export const refused = instead(answer(400, { Message: "No. Not now." }));
export const lost: HttpFailure = { failure: "interrupted", sent: true, detail: "the line v1.2 broke" };

/** What somebody does in SuperOffice to the flow of that name. */
export const setStatus = (name: string, Status: string) => async (shop: Workshop) =>
  shop.api("/v1/Agents/Workflow/SetStatusOnWorkflow", { EmailFlowId: (await shop.live(name)).EmailFlowId, Status });
export const edit = (name: string, changes: Partial<EmailFlow>) => async (shop: Workshop) =>
  shop.api("/v1/Agents/Workflow/SaveEmailFlow", { ...(await shop.live(name)), ...changes });

/** Mishaps by request: "GetEmailFlow 3" is the third one of its kind. */
export type Mishaps = Readonly<Record<string, Mishap>>;

/** Lets the mishaps happen, and gives what is sent from the first of them on. */
export function letHappen(shop: Workshop, mishaps: Mishaps): readonly string[] {
  const sent: string[] = [];
  const counts = new Map<string, number>();
  let begun = false;
  shop.intercept(async (request, send) => {
    const what = purpose(request);
    const nth = (counts.get(what) ?? 0) + 1;
    counts.set(what, nth);
    const mishap = mishaps[`${what} ${nth}`];
    begun ||= mishap !== undefined;
    if (begun) sent.push(what);
    return mishap === undefined ? send(request) : mishap(() => send(request), shop);
  });
  return sent;
}

/** Findings in full. */
export function said(list: readonly { readonly code: string; readonly detail: string }[] = []): readonly string[] {
  return list.map(({ code, detail }) => `${code} ${detail}`);
}
