import { dirname, resolve } from "node:path";
import { configFile } from "../../config/config.ts";
import type { Outcome } from "../../diagnostic/diagnostic.ts";
import { failure, success } from "../../diagnostic/outcome.ts";
import { wrongArguments } from "../../diagnostic/usage.ts";
import { watchProject } from "../../watch.ts";
import { integerFlag } from "../arguments.ts";
import { defineCommand, formatFlag, parallelismFlag, targetFlag } from "../command.ts";
import type { Io } from "../io.ts";
import { createNodeFileSystem } from "../node-file-system.ts";
import { projectRoot } from "../open-project.ts";
import { openSession, type PlanSession } from "../watch/open-session.ts";
import { createScreen, type Screen } from "../watch/screen.ts";
import type { ReportServer } from "../watch/serve-report.ts";

const flowName = /\.flow\.ya?ml$/i;
const textName = /\.(txt|md|html)$/i;

export const command = defineCommand({
  summary: "validate and plan again whenever a flow, a text or flowform.yaml is saved",
  usage: "[--serve] [--port N] [--target NAME] [--format json]",
  examples: [
    [
      "flowform watch",
      "while you write, against the built-in sandbox; r and Enter asks the target for everything again",
    ],
    ["flowform watch --serve", "and shows the report on a page that reloads itself, on this machine alone"],
    ["flowform watch --format json", "one line of JSON after each save"],
  ],
  flags: {
    serve: { type: "boolean", description: "show the report on a page of this machine, which follows the files" },
    port: { type: "string", value: "N", description: "the port of that page; left out, or 0: any that is free" },
    target: targetFlag,
    parallelism: parallelismFlag,
    format: formatFlag,
  },
  positionals: 0,
  async run({ flags, io, palettes }) {
    const serving = await openServer(flags);
    if (serving.value === undefined) return serving;
    const { server } = serving.value;
    if (server !== undefined) io.err(`The report is at ${server.url}\n`);
    const session = openSession({ command: "watch", flags }, io);
    const screen = createScreen(io, { json: flags.format === "json", server, palettes });
    await follow({ session, screen, io });
    await Promise.all([session.close(), server?.close()]);
    return { diagnostics: [], data: null };
  },
});

interface ServerFlags {
  readonly serve: boolean;
  readonly port: string | undefined;
}

async function openServer({ serve, port = "0" }: ServerFlags): Promise<Outcome<{ readonly server?: ReportServer }>> {
  if (!serve && port !== "0") return failure(wrongArguments(undefined, "watch", "--port is for --serve"));
  const limits = { command: "watch", flag: "port", minimum: 0, maximum: 65_535 };
  const number = integerFlag(port, limits);
  if (number.value === undefined) return number;
  if (!serve) return success({});
  const { serveReport } = await import("../watch/serve-report.ts");
  const server = await serveReport(number.value);
  return server.value === undefined ? server : success({ server: server.value });
}

interface Following {
  readonly session: PlanSession;
  readonly screen: Screen;
  readonly io: Io;
}

/** Plans after every change, until somebody ends it. */
async function follow({ session, screen, io }: Following): Promise<void> {
  const root = projectRoot(io.cwd);
  const files = createNodeFileSystem(root);
  const plan = async () => {
    const begin = io.clock.now();
    const planned = await session.plan();
    return { planned, begin, duration: io.clock.now() - begin };
  };
  const run = async (changed: readonly string[]) => {
    const { store } = session.hidden();
    if (changed.some((path) => resolve(root, path) === store)) session.forgetTarget();
    screen.show(await plan());
    if (!session.isOld()) return;
    session.forgetTarget();
    const again = await plan();
    if (again.planned.value?.digest !== screen.lastGood()?.digest) screen.show(again);
  };
  const hidden = () => Object.values(session.hidden());
  const isInput = (path: string) =>
    path === configFile ||
    session.wasAsked(path) ||
    resolve(root, path) === session.hidden().store ||
    (flowName.test(path) && foldersOf(path).some(session.wasAsked));
  const watching = watchProject(
    {
      root,
      hidden,
      mayBeInput: (name) => name === configFile || flowName.test(name) || textName.test(name),
      isInput,
      isWhole: (path) => (files.size(path).value ?? 0) > 0,
      run,
    },
    io.stopped(),
  );
  const stopListening = io.onLine((line) => {
    if (line !== "r") return;
    session.forgetTarget();
    watching.runNow();
  });
  await watching.ended;
  stopListening();
}

/** The folders that a file is in, the nearest one first. */
function foldersOf(path: string): readonly string[] {
  const folder = dirname(path);
  return folder === path ? [] : [folder, ...foldersOf(folder)];
}
