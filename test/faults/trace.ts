import type { HttpRequest, HttpResponse, Transport } from "../../src/model/http.ts";

/** One request as the server carried it out. */
export interface Served {
  /** The owner of the run that sent it, or whoever else did. */
  readonly by: string;
  /** The turn of the world in which its sender began to send it. */
  readonly left: number;
  /** The turn of the world in which it was done. */
  readonly done: number;
  /** Milliseconds on the clock of the world when it was done. */
  readonly at: number;
  readonly request: HttpRequest;
  readonly answer: HttpResponse;
}

/** Everything that the server of a world has done, in order. Turns are counted, for at one time much can happen. */
export interface Trace {
  readonly served: readonly Served[];
  /** The next turn of the world. */
  readonly turn: () => number;
  /** The server, as somebody uses it. */
  readonly serve: (request: HttpRequest, sender: Pick<Served, "by" | "left">) => Promise<HttpResponse>;
}

export function createTrace(server: Transport, now: () => number): Trace {
  const served: Served[] = [];
  let turns = 0;
  return {
    served,
    turn: () => ++turns,
    async serve(request, sender) {
      const answer = await server(request);
      served.push({ ...sender, done: ++turns, at: now(), request, answer });
      return answer;
    },
  };
}
