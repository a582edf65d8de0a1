import type { HttpFailure, HttpRequest, HttpResponse } from "../../../src/model/http.ts";
import { purposeOf } from "../run.ts";

/** What bugs are made of, that are planted between the tool and its network. */

export type Answer = HttpResponse | HttpFailure;

export const ok = (json: unknown): HttpResponse => ({ status: 200, headers: {}, body: JSON.stringify(json) });
export const failed = (answer: Answer): boolean => "failure" in answer || answer.status >= 300;
export const isSave = (request: HttpRequest) => purposeOf(request) === "SaveEmailFlow";
export const bodyOf = <Body>({ body }: HttpRequest): Body => JSON.parse(body) as Body;

/** The answer with other content, when it is one that has any. */
export function changed(answer: Answer, change: (json: unknown) => unknown): Answer {
  return failed(answer) || !("body" in answer) ? answer : ok(change(JSON.parse(answer.body)));
}
