import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Io } from "../../src/cli/io.ts";
import { createMask } from "../../src/cli/mask.ts";
import { run } from "../../src/cli/run.ts";
import type { HttpRequest, HttpResponse } from "../../src/model/http.ts";
import { createSandbox } from "../../src/sandbox/sandbox.ts";
import { serveSandbox } from "../../src/sandbox/server.ts";
import { registerApplication } from "../../src/sandbox/sign-in/application.ts";
import { createSignIn } from "../../src/sandbox/sign-in/sign-in.ts";
import { openStore } from "../../src/sandbox/store.ts";
import type { TenantState } from "../../src/sandbox/tenant/state.ts";
import { createProject, type Ended, smallFlow } from "./flowform.ts";

/** One app for all tests, because making its key takes time. */
export const registered = registerApplication();
const { application, privateKey } = registered;

/** Everything that a system user needs, as environment variables. */
export const systemUserSecrets = {
  FLOWFORM_SYSTEM_USER_TOKEN: application.systemUserToken,
  FLOWFORM_CLIENT_SECRET: application.clientSecret,
  FLOWFORM_PRIVATE_KEY: privateKey,
};

export interface SignedSandboxOptions {
  /** How far the server's clock is from ours, in minutes; may change during the test. */
  readonly clock?: { minutes: number };
  readonly state?: TenantState;
  /** The tenant that is served, where it is not the one that people are signed in to. */
  readonly serves?: string;
  /** Changes what the sign-in answers on its way. */
  readonly change?: (answer: HttpResponse, request: HttpRequest) => HttpResponse;
  /** Answers in place of the api where it wants to. */
  readonly before?: (request: HttpRequest) => HttpResponse | undefined;
}

/** A sandbox on a port that asks for a real sign-in, and every request that its api and its sign-in got. */
export async function serveSigned({
  clock = { minutes: 0 },
  state,
  serves,
  change,
  before,
}: SignedSandboxOptions = {}) {
  const now = () => new Date(Date.now() + clock.minutes * 60_000);
  const signIn = createSignIn({ application, tenant: "Cust00001", now });
  const sandbox = createSandbox({ store: openStore(), now, authorised: signIn.authorised });
  const asked: HttpRequest[] = [];
  const signedInAt: HttpRequest[] = [];
  const server = await serveSandbox(
    async (request) => {
      asked.push(request);
      return before?.(request) ?? sandbox(request);
    },
    {
      port: 0,
      now,
      ...(state === undefined ? {} : { state }),
      ...(serves === undefined ? {} : { tenant: serves }),
      signIn: {
        respond: async (request, origin) => {
          signedInAt.push(request);
          const answer = await signIn.respond(request, origin);
          return change?.(answer, request) ?? answer;
        },
      },
    },
  );
  onTestFinished(() => server.close());
  return { url: server.url, origin: new URL(server.url).origin, asked, signedInAt, clock };
}

/** A server of another kind on this machine, and the paths that it was asked for. */
export async function serveAnything(
  answer: RequestListener,
): Promise<{ readonly origin: string; readonly seen: string[] }> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(request.url ?? "");
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

type Environment = Readonly<Record<string, string>>;

/** How a command is run in this very process. */
export interface Running {
  /** Told everything that goes to standard error, as it comes. */
  readonly onErr?: (text: string) => void;
  /** The patience of the clock, in place of the real one. */
  readonly timeout?: (milliseconds: number) => AbortSignal;
}

/**
 * A project with one flow and a target "production", and a configuration folder of its own. Its commands run in this
 * process, over real HTTP; `start` and `process` are for the real program.
 */
export function projectWith(target: string) {
  const project = createProject({
    "flowform.yaml": `project: acme\ntargets:\n  production: ${target}\n`,
    "flows/a.flow.yaml": smallFlow("a", "Alpha"),
  });
  const own = { XDG_CONFIG_HOME: join(project.path, "config") };
  return {
    ...project,
    flowform: (line: string, env: Environment = {}, running: Running = {}) =>
      runHere(line, { cwd: project.path, env: { ...own, ...env } }, running),
    process: (line: string, env: Environment = {}) => project.flowform(line, { ...own, ...env }),
    start: (line: string, env: Environment = {}) => project.start(line, { ...own, ...env }),
  };
}

async function runHere(line: string, world: Pick<Io, "cwd" | "env">, { onErr, timeout }: Running): Promise<Ended> {
  const printed = { out: "", err: "" };
  const mask = createMask();
  const code = await run(line.split(" "), {
    ...world,
    out: (text) => {
      printed.out += mask.apply(text);
    },
    err: (text) => {
      printed.err += mask.apply(text);
      onErr?.(text);
    },
    terminal: { input: false, out: false, err: false },
    onLine: () => () => {},
    ask: async () => "",
    clock: { now: Date.now, sleep: async () => {}, timeout: timeout ?? AbortSignal.timeout },
    conceal: mask.conceal,
    stopped: () => new Promise(() => {}),
    unread: () => new Promise(() => {}),
  });
  return { code, ...printed };
}

/** A tenant of a sandbox that is served at an origin. */
export const tenantAt = (origin: string, more = "") =>
  `{ tenant: Cust00001, environment: "${origin}"${more === "" ? "" : `, ${more}`} }`;
