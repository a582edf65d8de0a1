import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { hasErrors, type Outcome } from "../../diagnostic/diagnostic.ts";
import { failure, success } from "../../diagnostic/outcome.ts";
import { unknownAssumption, wrongArguments } from "../../diagnostic/usage.ts";
import { type Assumption, assumptions, isAssumption } from "../../model/assumptions.ts";
import { createSandbox } from "../../sandbox/sandbox.ts";
import { serveSandbox, standardTenant } from "../../sandbox/server.ts";
import type { SignIn } from "../../sandbox/sign-in/sign-in.ts";
import { integerFlag } from "../arguments.ts";
import { defineCommand } from "../command.ts";
import type { Io } from "../io.ts";
import { openStoreAt } from "../open-sandbox.ts";
import { writePrivateFile } from "../private-file.ts";

export const command = defineCommand({
  summary: "serve the built-in sandbox over HTTP, on this machine alone",
  usage: "[--port N] [--store FILE] [--seed N] [--secrets FILE] [--otherwise A1,A5]",
  examples: [
    ["flowform sandbox", "prints one line of JSON with url and token when it is ready"],
    ["flowform sandbox --secrets secrets.env", "lets you try every kind of sign-in (docs/targets.md)"],
    ["flowform sandbox --port 8080 --store sandbox.json", "keeps its data; without --store it forgets all"],
    ["flowform sandbox --otherwise A1,A5", "behaves against these assumptions, to try what happens then"],
  ],
  flags: {
    port: { type: "string", value: "N", description: "the port; left out, or 0: any that is free" },
    store: { type: "string", value: "FILE", description: "the file that keeps its data" },
    secrets: {
      type: "string",
      value: "FILE",
      description: "let an app and its user sign in here, and write their secrets to a file of yours alone",
    },
    seed: { type: "string", value: "N", description: "which people and lists a new sandbox starts with (1)" },
    otherwise: { type: "string", value: "IDS", description: "ids of assumptions that shall not hold, as A1,A5" },
  },
  positionals: 0,
  async run({ flags, io }) {
    const port = integerFlag(flags.port ?? "0", { command: "sandbox", flag: "port", minimum: 0, maximum: 65_535 });
    const seed = integerFlag(flags.seed ?? "1", { command: "sandbox", flag: "seed", minimum: 0, maximum: 2 ** 31 - 1 });
    const otherwise = assumptionsFlag(flags.otherwise);
    if (port.value === undefined || seed.value === undefined || otherwise.value === undefined)
      return { diagnostics: [...port.diagnostics, ...seed.diagnostics, ...otherwise.diagnostics] };
    const store = openStoreAt(flags.store, io);
    if (store.value === undefined) return store;
    const token = randomBytes(24).toString("base64url");
    const now = () => new Date(io.clock.now());
    const signIn = flags.secrets === undefined ? success(undefined) : await openSignIn(flags.secrets, now, io);
    if (hasErrors(signIn.diagnostics)) return { diagnostics: signIn.diagnostics };
    const entry = signIn.value === undefined ? {} : { authorised: signIn.value.authorised };
    const facts = { store: store.value, now, seed: seed.value, token, otherwise: otherwise.value };
    // How no limit is shown can only be seen where there is none.
    const unlimited = otherwise.value.has("A30") ? { maximumActiveFlows: Number.POSITIVE_INFINITY } : {};
    const transport = createSandbox({ ...facts, ...unlimited, ...entry });
    const stopped = io.stopped();
    const service = { port: port.value, now, ...(signIn.value === undefined ? {} : { signIn: signIn.value }) };
    const server = await serveSandbox(transport, service).catch(() => undefined);
    if (server === undefined)
      return { diagnostics: [wrongArguments(undefined, "sandbox", `port ${port.value} cannot be used`)] };
    io.out(`${JSON.stringify({ url: server.url, token })}\n`);
    await stopped;
    await server.close();
    return { diagnostics: [], data: null };
  },
});

/** A sign-in for a new app, whose secrets are written in the form that FLOWFORM_SECRETS_FILE takes. */
async function openSignIn(path: string, now: () => Date, { cwd }: Io): Promise<Outcome<SignIn | undefined>> {
  const { registerApplication } = await import("../../sandbox/sign-in/application.ts");
  const { createSignIn } = await import("../../sandbox/sign-in/sign-in.ts");
  const { application, privateKey } = registerApplication();
  const lines = Object.entries({
    CLIENT_ID: application.clientId,
    CLIENT_SECRET: application.clientSecret,
    SYSTEM_USER_TOKEN: application.systemUserToken,
    PRIVATE_KEY: privateKey.trim(),
    USER: application.user,
    PASSWORD: application.password,
  }).map(([name, value]) => `FLOWFORM_${name}="${value}"\n`);
  const unwritten = writePrivateFile(resolve(cwd, path), lines.join(""));
  return unwritten === undefined
    ? success(createSignIn({ application, tenant: standardTenant, now }))
    : failure(unwritten);
}

/** The assumptions that are listed, or which of them nobody knows. */
function assumptionsFlag(written = ""): Outcome<ReadonlySet<Assumption>> {
  const ids = written.split(",").map((id) => id.trim().toUpperCase());
  const unknown = ids.filter((id) => id !== "" && !isAssumption(id));
  if (unknown.length === 0) return success(new Set(ids.filter(isAssumption)));
  return failure(...unknown.map((id) => unknownAssumption(undefined, id, Object.keys(assumptions))));
}
