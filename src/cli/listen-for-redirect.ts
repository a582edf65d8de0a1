import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** The end of a browser's sign-in: an address on this machine that waits for it. */
export interface RedirectListener {
  readonly address: string;
  /** Resolves with the first request that is the answer; strangers are sent away, and the waiting goes on. */
  readonly next: (isAnswer: (url: URL) => boolean) => Promise<URL>;
  readonly close: () => void;
}

const path = "/signed-in";

/** Listens to this machine alone, on a port that nobody can foresee. */
export async function listenForRedirect(): Promise<RedirectListener> {
  let heard = (_url: URL): boolean => false;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", address);
    if (url.pathname !== path) return say(response, 404, "There is nothing here.");
    if (request.method !== "GET" || !heard(url))
      return say(response, 400, "This is not the answer to the sign-in that Flowform waits for.");
    say(response, 200, "Flowform has heard from SuperOffice. Close this window; the terminal says how it went.");
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  return {
    address,
    next: (isAnswer) =>
      new Promise((resolve) => {
        heard = (url) => {
          if (!isAnswer(url)) return false;
          resolve(url);
          return true;
        };
      }),
    close: () => {
      server.close();
      server.closeIdleConnections();
    },
  };
}

/** The address of this page holds the code: nothing may keep it or hand it on. */
function say(response: ServerResponse, status: number, text: string): void {
  const headers = {
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    connection: "close",
  };
  response.writeHead(status, headers).end(`${text}\n`);
}
