import { configFrom } from "../../config/config.ts";
import type { Diagnostic, Outcome } from "../../diagnostic/diagnostic.ts";
import { failure, success } from "../../diagnostic/outcome.ts";
import { wrongArguments } from "../../diagnostic/usage.ts";
import { integerFlag } from "../arguments.ts";
import { defineCommand, formatFlag, parallelismFlag, targetFlag } from "../command.ts";
import type { Io } from "../io.ts";
import { openProject } from "../open-project.ts";
import { checkChoice, type TargetChoice } from "../open-target.ts";
import { followProject } from "../watch/follow-project.ts";
import { firstPages } from "../watch/live-page.ts";
import { openSession } from "../watch/open-session.ts";
import { createScreen } from "../watch/screen.ts";
import type { ReportServer } from "../watch/serve-report.ts";

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
    const wrong = await flagMistakes({ command: "watch", flags }, io);
    if (wrong.length > 0) return { diagnostics: wrong };
    const serving = await openServer(flags);
    if (serving.value === undefined) return serving;
    const { server } = serving.value;
    if (server !== undefined) io.err(`The report is at ${server.url}\n`);
    const session = openSession({ command: "watch", flags }, io);
    const screen = createScreen(io, { json: flags.format === "json", server, palettes });
    await followProject({ session, screen, io });
    await Promise.all([session.close(), server?.close()]);
    return { diagnostics: [], data: null };
  },
});

/** What no save can mend. A flowform.yaml that cannot be read may know the target once it can be. */
async function flagMistakes({ command, flags }: TargetChoice, { cwd }: Io): Promise<readonly Diagnostic[]> {
  const { value: found } = await openProject(cwd);
  const known = found === undefined ? { parallelism: flags.parallelism } : flags;
  return checkChoice(found?.config ?? configFrom(undefined, ""), { command, flags: known }).diagnostics;
}

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
  const server = await serveReport(number.value, firstPages);
  return server.value === undefined ? server : success({ server: server.value });
}
