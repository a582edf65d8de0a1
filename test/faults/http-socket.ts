import { Buffer } from "node:buffer";
import { STATUS_CODES } from "node:http";
import { Duplex } from "node:stream";
import type { HttpRequest, HttpResponse } from "../../src/model/http.ts";

/** The client's end of one connection; the server at its other end is a few functions. */
export interface HttpSocket {
  readonly client: Duplex;
  /** Sends a whole answer, and closes the connection. */
  readonly answer: (response: HttpResponse) => void;
  /** Sends half of an answer, in one of the ways to say how long it is, and breaks off or closes. */
  readonly answerHalf: (response: HttpResponse, framing: Framing) => void;
  /** Breaks the connection. */
  readonly reset: () => void;
}

/** How an answer says where it ends. */
export type Framing = "length" | "chunked" | "close";

interface Listener {
  /** Called for everything that moves on the connection. */
  readonly onMove: () => void;
  /** Called with the first bytes of a request. */
  readonly onBegin: () => void;
  /** Called with a whole request. */
  readonly onRequest: (request: HttpRequest) => void;
}

/** Makes a connection on which the client speaks HTTP as it does to a server far away, in bytes. */
export function createHttpSocket({ onMove, onBegin, onRequest }: Listener): HttpSocket {
  const parts: Buffer[] = [];
  const client = new Duplex({
    read: () => {},
    write(chunk: Buffer, _, done) {
      onMove();
      if (parts.push(chunk) === 1) onBegin();
      const request = parseRequest(Buffer.concat(parts));
      if (request !== undefined) onRequest(request);
      done();
    },
  });
  const same = () => client;
  // What undici and Node ask of a socket beside a stream.
  Object.assign(client, { ref: same, unref: same, setTimeout: same, setKeepAlive: same, setNoDelay: same });
  client.on("error", () => {});
  const send = (text: string | null) => {
    onMove();
    if (!client.destroyed) client.push(text);
  };
  const reset = () => {
    onMove();
    client.destroy(Object.assign(new Error("reset"), { code: "ECONNRESET" }));
  };
  return {
    client,
    reset,
    answer(response) {
      send(`${headOf(response, lengthOf(response))}${response.body}`);
      send(null);
    },
    answerHalf(response, framing) {
      const half = response.body.slice(0, Math.ceil(response.body.length / 2));
      if (framing === "chunked") {
        const size = Buffer.byteLength(half).toString(16);
        send(`${headOf(response, ["transfer-encoding: chunked"])}${size}\r\n${half}\r\n`);
      } else send(`${headOf(response, framing === "length" ? lengthOf(response) : [])}${half}`);
      if (framing === "close") send(null);
      else setImmediate(reset);
    },
  };
}

const lengthOf = ({ status, body }: HttpResponse) =>
  status === 204 ? [] : [`content-length: ${Buffer.byteLength(body)}`];

function headOf({ status, headers }: HttpResponse, framing: readonly string[]): string {
  const own = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`, ...own, ...framing, "connection: close"];
  return `${lines.join("\r\n")}\r\n\r\n`;
}

/** The request, when all of it is there. */
function parseRequest(bytes: Buffer): HttpRequest | undefined {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const [first = "", ...lines] = bytes.toString("latin1", 0, end).split("\r\n");
  const headers = Object.fromEntries(lines.map(headerOf));
  const body = bytes.subarray(end + 4);
  if (body.length < Number(headers["content-length"] ?? 0)) return undefined;
  const [method, path = ""] = first.split(" ");
  return { method: method as HttpRequest["method"], path, headers, body: body.toString("utf8") };
}

function headerOf(line: string): readonly [string, string] {
  const colon = line.indexOf(":");
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
}
