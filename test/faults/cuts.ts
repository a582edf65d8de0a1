import type { WireFault } from "./wire-fault.ts";

/** Where an exchange can be cut (reliability-and-review.md A2.2). */
export const cuts = {
  "cut before a connection": { kind: "noConnection", code: "ECONNREFUSED" },
  "cut while the connection is made safe": { kind: "noConnection", code: "ERR_SSL_WRONG_VERSION_NUMBER" },
  "cut in the middle of the request": { kind: "cutSending" },
  "cut after the request, before anything is done": { kind: "drop", processed: false },
  "cut after it is done, before the answer": { kind: "drop", processed: true },
  "silence after it is done": { kind: "silence", processed: true },
  "cut in the middle of the answer": { kind: "cutAnswer", framing: "length" },
  "killed after the answer": { kind: "kill", when: "answered" },
} as const satisfies Readonly<Record<string, WireFault>>;
