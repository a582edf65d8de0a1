import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { type Duplex, duplexPair } from "node:stream";
import type { HttpOptions } from "../../src/live/http.ts";
import type { HttpRequest, HttpResponse } from "../../src/model/http.ts";
import { present } from "../../src/util/invariant.ts";
import type { VirtualClock } from "./virtual-clock.ts";
import type { WireFault } from "./wire-fault.ts";

/** One request that reached the server, whole. */
export interface Arrival {
  /** The number of the connection that it came on, counted from 0. */
  readonly index: number;
  readonly request: HttpRequest;
}

/** A network of one client and one server in this process: real HTTP on both sides, and pipes between. */
export interface Network {
  readonly connector: NonNullable<HttpOptions["connector"]>;
  readonly arrivals: readonly Arrival[];
  /** How many connections were asked for. */
  readonly connections: () => number;
  /** Whether the client's process was killed: nothing that it does counts any more. */
  readonly killed: () => boolean;
}

/** How long one exchange takes, in milliseconds: the request on its way there, and the answer on its way back. */
export interface Delay {
  readonly there: number;
  readonly back: number;
}

export interface NetworkOptions {
  /** The server, which is told in which turn of the world a request left. */
  readonly serve: (request: HttpRequest, left: number) => Promise<HttpResponse>;
  readonly turn: () => number;
  readonly clock: VirtualClock;
  /** What goes wrong on the connection of that number. */
  readonly fault: (index: number) => WireFault | undefined;
  /** What goes wrong with every request of a kind, when nothing else does. */
  readonly down?: (request: HttpRequest) => WireFault | undefined;
  /** How slow the exchange on that connection is; left out, no time passes. */
  readonly delay?: (index: number) => Delay;
  /** What others do before the request on that connection is carried out. */
  readonly meanwhile?: (index: number, request: HttpRequest) => Promise<void>;
}

/** The api root of the tenant behind every network. */
export const tenantUrl = "https://tenant.example/Cust00001/api";
const root = "/Cust00001/api";

interface Line {
  readonly index: number;
  readonly left: number;
  readonly fault: WireFault | undefined;
  readonly reset: () => void;
}

/** Makes a network; each request has a connection of its own, so that the number of a connection is that of a request. */
export function createNetwork(options: NetworkOptions): Network {
  const arrivals: Arrival[] = [];
  const lines = new WeakMap<object, Line>();
  const state = { connections: 0, killed: false };
  const kill = () => {
    state.killed = true;
  };
  const http = createServer((incoming, response) => {
    const line = present(lines.get(incoming.socket), "the line of a request");
    const end = async () => {
      const request = await received(incoming);
      options.clock.stir();
      arrivals.push({ index: line.index, request });
      await serve(request, { response, line, kill, options });
      options.clock.stir();
    };
    void end();
  });
  const connector: Network["connector"] = (_, callback) => {
    options.clock.stir();
    if (state.killed) return;
    const index = state.connections++;
    const left = options.turn();
    const fault = options.fault(index);
    if (fault?.kind === "kill" && fault.when === "before") return kill();
    if (fault?.kind === "noConnection") {
      setImmediate(() => callback(Object.assign(new Error(fault.code), { code: fault.code }), null));
      return;
    }
    const { client, server, reset } = pipe(options.clock);
    lines.set(server, { index, left, fault, reset });
    if (fault?.kind === "cutSending") server.once("data", reset);
    else http.emit("connection", server);
    process.nextTick(() => callback(null, client as never));
  };
  return { connector, arrivals, connections: () => state.connections, killed: () => state.killed };
}

/** Two ends that look enough like sockets for undici and for Node's server. */
function pipe(clock: VirtualClock): { readonly client: Duplex; readonly server: Duplex; readonly reset: () => void } {
  const [client, server] = duplexPair();
  for (const end of [client, server]) {
    const same = () => end;
    Object.assign(end, { ref: same, unref: same, setTimeout: same, setKeepAlive: same, setNoDelay: same });
    end.on("error", () => {});
    const write = end._write.bind(end);
    end._write = (...chunk) => {
      clock.stir();
      write(...chunk);
    };
  }
  const reset = () => {
    clock.stir();
    client.destroy(Object.assign(new Error("reset"), { code: "ECONNRESET" }));
    server.destroy();
  };
  return { client, server, reset };
}

async function received(incoming: IncomingMessage): Promise<HttpRequest> {
  const parts: Buffer[] = [];
  for await (const part of incoming as AsyncIterable<Buffer>) parts.push(part);
  const path = (incoming.url ?? "").slice(root.length);
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
  return {
    method: incoming.method as HttpRequest["method"],
    path,
    headers,
    body: Buffer.concat(parts).toString("utf8"),
  };
}

interface Serving {
  readonly response: ServerResponse;
  readonly line: Line;
  readonly kill: () => void;
  readonly options: NetworkOptions;
}

/** Carries a request out, or not, and answers it, or not. */
async function serve(request: HttpRequest, { response, line, kill, options }: Serving): Promise<void> {
  const { index, left, fault = options.down?.(request), reset } = line;
  const delay = options.delay?.(index);
  if (delay !== undefined) await options.clock.sleep(delay.there);
  await options.meanwhile?.(index, request);
  const process = async () => {
    const answer = await options.serve(request, left);
    if (delay !== undefined) await options.clock.sleep(delay.back);
    return answer;
  };
  switch (fault?.kind) {
    case "drop":
      if (fault.processed) await process();
      return reset();
    case "silence":
      if (fault.processed) await process();
      return;
    case "late":
      return options.clock.at(fault.after, () => void process());
    case "twice": {
      const first = await process();
      await process();
      return send(response, first);
    }
    case "cutAnswer":
      return cut(response, await process(), { framing: fault.framing, reset });
    case "answer": {
      const real = fault.processed ? await process() : { status: 200, headers: {}, body: "" };
      return send(response, fault.answer(real));
    }
    case "kill": {
      const answer = await process();
      if (fault.when === "processed") return kill();
      response.once("finish", kill);
      return send(response, answer);
    }
    default:
      return send(response, await process());
  }
}

function send(response: ServerResponse, { status, headers, body }: HttpResponse): void {
  const length = status === 204 ? {} : { "content-length": Buffer.byteLength(body) };
  response.writeHead(status, { ...headers, ...length, connection: "close" });
  response.end(body);
}

type Cut = { readonly framing: "length" | "chunked" | "close"; readonly reset: () => void };

function cut(response: ServerResponse, { status, headers, body }: HttpResponse, { framing, reset }: Cut): void {
  const half = body.slice(0, Math.ceil(body.length / 2));
  if (framing === "close") {
    response.useChunkedEncodingByDefault = false;
    response.writeHead(status, { ...headers, connection: "close" });
    response.end(half);
    return;
  }
  const length = framing === "length" ? { "content-length": Buffer.byteLength(body) } : {};
  response.writeHead(status, { ...headers, ...length, connection: "close" });
  response.write(half, () => setImmediate(reset));
}
