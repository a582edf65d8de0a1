/** A request to the API as plain data: `path` starts at the tenant's api root and includes the query. */
export interface HttpRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text; empty when there is none. */
  readonly body: string;
}

/** What came back; header names in lower case, the body whole and undecoded. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Something that answers requests: a tenant over HTTP, or the sandbox in this very process. */
export type Transport = (request: HttpRequest) => Promise<HttpResponse>;

/** Why a request got no whole answer. */
export interface HttpFailure {
  readonly failure:
    | "refused"
    | "unreachable"
    | "timeout"
    | "interrupted"
    | "redirected"
    | "tooLarge"
    | "notRenewed"
    | "notKept";
  /**
   * False only when it is certain that the server has not seen the request. Where it is true and the request was
   * a write, nobody knows whether it was carried out.
   */
  readonly sent: boolean;
  /** What the network, or a renewed sign-in, said; without any header or body. */
  readonly detail: string;
}

/** A transport that may fail on the way: what every stage that talks to a target is given. */
export type Connection = (request: HttpRequest) => Promise<HttpResponse | HttpFailure>;
