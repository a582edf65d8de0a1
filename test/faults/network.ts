import type { Duplex } from "node:stream";
import type { HttpOptions } from "../../src/live/http.ts";
import type { HttpRequest, HttpResponse } from "../../src/model/http.ts";
import { createHttpSocket, type HttpSocket } from "./http-socket.ts";
import type { VirtualClock } from "./virtual-clock.ts";
import type { WireFault } from "./wire-fault.ts";

/** One request that reached the server, whole. */
export interface Arrival {
  /** The number of the connection that it came on, counted from 0. */
  readonly index: number;
  readonly request: HttpRequest;
}

/** A network of one client, which speaks HTTP as always, and one server in this process. */
export interface Network {
  readonly connector: NonNullable<HttpOptions["connector"]>;
  readonly arrivals: readonly Arrival[];
  /** How many connections were asked for. */
  readonly connections: () => number;
  /** Whether the client's process was killed: nothing that it does counts any more. */
  readonly killed: () => boolean;
  /** Comes when it is killed. */
  readonly death: Promise<void>;
  /** Hands a request over without a wire. It is counted as if it had gone over one. */
  readonly direct: (request: HttpRequest) => Promise<HttpResponse>;
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

/** One exchange: the number of its connection, the turn in which it began, and what goes wrong with it. */
interface Line {
  readonly index: number;
  readonly left: number;
  readonly fault: WireFault | undefined;
}

/** Makes a network; each request has a connection of its own, so that the number of a connection is that of a request. */
export function createNetwork(options: NetworkOptions): Network {
  const arrivals: Arrival[] = [];
  const state = { connections: 0, killed: false };
  let kill = () => {};
  const death = new Promise<void>((resolve) => {
    kill = () => {
      state.killed = true;
      resolve();
    };
  });
  const connector: Network["connector"] = (_, callback) => {
    options.clock.stir();
    if (state.killed) return;
    const line = { index: state.connections++, left: options.turn() };
    const fault = options.fault(line.index);
    if (fault?.kind === "kill" && fault.when === "before") return kill();
    if (fault?.kind === "noConnection") {
      setImmediate(() => callback(Object.assign(new Error(fault.code), { code: fault.code }), null));
      return;
    }
    const client = openLine({ ...line, fault }, { arrivals, kill, options });
    process.nextTick(() => callback(null, client as never));
  };
  const direct: Network["direct"] = async (request) => {
    options.clock.stir();
    const index = state.connections++;
    arrivals.push({ index, request });
    const left = options.turn();
    await options.meanwhile?.(index, request);
    return options.serve(request, left);
  };
  return { connector, arrivals, connections: () => state.connections, killed: () => state.killed, death, direct };
}

interface Place {
  readonly arrivals: Arrival[];
  readonly kill: () => void;
  readonly options: NetworkOptions;
}

/** The client's end of a connection, with the server at the other end. */
function openLine(line: Line, { arrivals, kill, options }: Place): Duplex {
  const { stir } = options.clock;
  const cut = line.fault?.kind === "cutSending";
  const socket = createHttpSocket({
    onMove: stir,
    onBegin: () => {
      if (cut) setImmediate(socket.reset);
    },
    onRequest: (sent) => {
      if (cut) return;
      const request = { ...sent, path: sent.path.slice(root.length) };
      arrivals.push({ index: line.index, request });
      void serve(request, { socket, line, kill, options }).then(stir);
    },
  });
  return socket.client;
}

interface Serving extends Omit<Place, "arrivals"> {
  readonly socket: HttpSocket;
  readonly line: Line;
}

/** Carries a request out, or not, and answers it, or not. */
async function serve(request: HttpRequest, { socket, line, kill, options }: Serving): Promise<void> {
  const { index, left, fault = options.down?.(request) } = line;
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
      return socket.reset();
    case "silence":
      if (fault.processed) await process();
      return;
    case "late":
      return options.clock.at(fault.after, () => void process());
    case "twice": {
      const first = await process();
      await process();
      return socket.answer(first);
    }
    case "cutAnswer":
      return socket.answerHalf(await process(), fault.framing);
    case "answer": {
      const real: HttpResponse = fault.processed ? await process() : { status: 200, headers: {}, body: "" };
      return socket.answer(fault.answer(real));
    }
    case "kill": {
      const answer = await process();
      if (fault.when === "processed") return kill();
      socket.answer(answer);
      setImmediate(kill);
      return;
    }
    default:
      return socket.answer(await process());
  }
}
