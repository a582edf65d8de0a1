import type { HttpResponse } from "../../src/model/http.ts";
import type { WireFault } from "./wire-fault.ts";

const page = "<!DOCTYPE html><html><title>Sign in</title></html>";
const json = { "content-type": "application/json; charset=utf-8" };

const instead = (status: number, body = "", headers: HttpResponse["headers"] = json): WireFault => ({
  kind: "answer",
  processed: false,
  answer: () => ({ status, headers, body }),
});

const afterwards = (answer: (real: HttpResponse) => HttpResponse): WireFault => ({
  kind: "answer",
  processed: true,
  answer,
});

const refused = (status: number) =>
  instead(status, JSON.stringify({ Error: true, ErrorType: "SoException", Message: "No." }));

const redirect = (status: number) =>
  instead(status, "", { location: "https://elsewhere.example/Cust00001/api/v1/Agents/Workflow/SaveEmailFlow" });

const wait = (seconds: string) => instead(429, "", { "retry-after": seconds });

/** Another record's answer: every id in it is another one. */
const otherIds = ({ status, headers, body }: HttpResponse): HttpResponse => ({
  status,
  headers,
  body: body.replaceAll(/"(EmailFlowId|PrimaryKey|ForeignKeyId)":("?)(\d+)/g, (_, name, quote, id) => {
    return `"${name}":${quote}${Number(id) + 7}`;
  }),
});

/** Thirty answers that are not the one that was hoped for (reliability-and-review.md A2.2). */
export const answers = {
  "200, empty": afterwards(() => ({ status: 200, headers: json, body: "" })),
  "200, cut short of its length": { kind: "cutAnswer", framing: "length" },
  "200, cut between chunks": { kind: "cutAnswer", framing: "chunked" },
  "200, cut by closing": { kind: "cutAnswer", framing: "close" },
  "200, a sign-in page": instead(200, page, { "content-type": "text/html" }),
  "200, about another record": afterwards(otherIds),
  "200, an error": instead(200, JSON.stringify({ Error: true, ErrorType: "SoException", Message: "No." })),
  "200, null": afterwards(() => ({ status: 200, headers: json, body: "null" })),
  204: afterwards(() => ({ status: 204, headers: {}, body: "" })),
  301: redirect(301),
  302: redirect(302),
  303: redirect(303),
  307: redirect(307),
  308: redirect(308),
  400: refused(400),
  401: refused(401),
  403: refused(403),
  404: refused(404),
  409: refused(409),
  412: refused(412),
  413: refused(413),
  "429, in a second": wait("1"),
  "429, at a date": wait("Tue, 24 Nov 2026 08:00:02 GMT"),
  "429, much later": wait("86400"),
  "429, in the past": wait("-1"),
  "429, without a time": instead(429),
  "500, not done": refused(500),
  "500, and done all the same": afterwards(() => ({ status: 500, headers: json, body: page })),
  "502, and done all the same": afterwards(() => ({ status: 502, headers: {}, body: page })),
  "503, not done": refused(503),
} as const satisfies Readonly<Record<string, WireFault>>;
