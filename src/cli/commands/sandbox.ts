import { randomBytes } from "node:crypto";
import { wrongArguments } from "../../diagnostic/usage.ts";
import { createSandbox } from "../../sandbox/sandbox.ts";
import { serveSandbox } from "../../sandbox/server.ts";
import { integerFlag } from "../arguments.ts";
import { defineCommand } from "../command.ts";
import { openStoreAt } from "../open-sandbox.ts";

export const command = defineCommand({
  summary: "serve the built-in sandbox over HTTP, on this machine alone",
  usage: "[--port N] [--store FILE] [--seed N]",
  examples: [
    ["flowform sandbox", "prints one line of JSON with url and token when it is ready"],
    ["flowform sandbox --port 8080 --store sandbox.json", "keeps its data; without --store it forgets all"],
  ],
  flags: {
    port: { type: "string", value: "N", description: "the port; left out, or 0: any that is free" },
    store: { type: "string", value: "FILE", description: "the file that keeps its data" },
    seed: { type: "string", value: "N", description: "which people and lists a new sandbox starts with (1)" },
  },
  positionals: 0,
  async run({ flags, io }) {
    const port = integerFlag(flags.port ?? "0", { command: "sandbox", flag: "port", minimum: 0, maximum: 65_535 });
    const seed = integerFlag(flags.seed ?? "1", { command: "sandbox", flag: "seed", minimum: 0, maximum: 2 ** 31 - 1 });
    if (port.value === undefined || seed.value === undefined)
      return { diagnostics: [...port.diagnostics, ...seed.diagnostics] };
    const store = openStoreAt(flags.store, io);
    if (store.value === undefined) return store;
    const token = randomBytes(24).toString("base64url");
    const now = () => new Date(io.clock.now());
    const transport = createSandbox({ store: store.value, now, seed: seed.value, token });
    const stopped = io.stopped();
    const server = await serveSandbox(transport, { port: port.value }).catch(() => undefined);
    if (server === undefined)
      return { diagnostics: [wrongArguments(undefined, "sandbox", `port ${port.value} cannot be used`)] };
    io.out(`${JSON.stringify({ url: server.url, token })}\n`);
    await stopped;
    await server.close();
    return { diagnostics: [], data: null };
  },
});
