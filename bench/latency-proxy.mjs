import { Agent, createServer, request } from "node:http";
import { performance } from "node:perf_hooks";

/** Passes requests on to a server, holds each answer back until so much time has gone by, and counts the requests. */
export async function startLatencyProxy(target, milliseconds) {
  const { hostname, port, pathname } = new URL(target);
  const agent = new Agent({ keepAlive: true });
  let count = 0;
  const server = createServer((incoming, outgoing) => {
    const due = performance.now() + milliseconds;
    count += 1;
    const { method, url: path, headers } = incoming;
    const onward = request({ agent, hostname, port, path, method, headers }, (answer) => {
      const pass = () => {
        outgoing.writeHead(answer.statusCode, answer.headers);
        answer.pipe(outgoing);
      };
      setTimeout(pass, due - performance.now());
    });
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}${pathname}`,
    /** The requests since the last call. */
    takeCount: () => {
      const taken = count;
      count = 0;
      return taken;
    },
    stop: () => {
      agent.destroy();
      server.close();
      server.closeAllConnections();
    },
  };
}
