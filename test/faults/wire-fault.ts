import type { HttpResponse } from "../../src/model/http.ts";

/** What goes wrong with one exchange, from the connection to the last byte (reliability-and-review.md A2.2). */
export type WireFault =
  /** No connection comes about, for a reason that Node or undici names so. */
  | { readonly kind: "noConnection"; readonly code: string }
  /** The connection breaks while the request is on its way: the server has half of it and does nothing. */
  | { readonly kind: "cutSending" }
  /** The server has the request, and the connection breaks before anything is answered. */
  | { readonly kind: "drop"; readonly processed: boolean }
  /** The server says nothing, for ever. */
  | { readonly kind: "silence"; readonly processed: boolean }
  /** The server says nothing, and carries the request out when nobody waits for it any more. */
  | { readonly kind: "late"; readonly after: number }
  /** The request arrives twice; the first answer counts. */
  | { readonly kind: "twice" }
  /** The connection breaks in the middle of the answer. */
  | { readonly kind: "cutAnswer"; readonly framing: "length" | "chunked" | "close" }
  /** Something answers in the server's place, or the server answers something else than it should. */
  | { readonly kind: "answer"; readonly processed: boolean; readonly answer: (real: HttpResponse) => HttpResponse }
  /** The process is killed when the server has carried the request out, or has not even seen it, or has been heard. */
  | { readonly kind: "kill"; readonly when: "before" | "processed" | "answered" };
