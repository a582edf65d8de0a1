/** A request to the API as plain data: `path` starts at the tenant's api root and includes the query. */
export interface HttpRequest {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
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
