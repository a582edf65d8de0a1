import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

/** The program, as it is built. */
export const program = fileURLToPath(new URL("../../dist/flowform.js", import.meta.url));

/** What a command that has ended printed, and its exit code. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A command that goes on until somebody stops it. */
export interface Running {
  readonly process: ChildProcess;
  /** Resolves when standard output and error together hold the text; fails when the program ends before. */
  readonly printed: (text: string, times?: number) => Promise<string>;
  /** Everything that has been printed, on either of the two. */
  readonly shown: () => string;
  readonly ended: Promise<Ended>;
}

/** The words behind the program's name; a text is broken into them at its spaces. */
type Line = string | readonly string[];

/** A folder of a project for one test. */
export interface ProjectFolder {
  readonly path: string;
  readonly write: (files: Readonly<Record<string, string>>) => void;
  readonly read: (path: string) => string;
  readonly has: (path: string) => boolean;
  /** Runs the real program to its end. */
  readonly flowform: (line: Line, environment?: Readonly<Record<string, string>>) => Promise<Ended>;
  readonly start: (line: string, environment?: Readonly<Record<string, string>>) => Running;
}

/** A flow that needs no names of the target. */
export const smallFlow = (key: string, name: string, wait = "3 days") => `flow: ${key}
name: ${name}

steps:
  - id: settle-in
    wait: ${wait}
  - id: tell
    notifyByEmail: { to: ourContact, subject: Someone waits, text: Please call. }
`;

/** A new project; the folder goes when the test is over. */
export function createProject(files: Readonly<Record<string, string>> = {}): ProjectFolder {
  const path = mkdtempSync(join(tmpdir(), "flowform-cli-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  const write = (more: Readonly<Record<string, string>>) => {
    for (const [file, text] of Object.entries(more)) {
      mkdirSync(dirname(join(path, file)), { recursive: true });
      writeFileSync(join(path, file), text);
    }
  };
  write(files);
  const start = (line: Line, environment: Readonly<Record<string, string>> = {}) =>
    launch(path, line, { environment, input: "pipe" });
  return {
    path,
    write,
    read: (file) => readFileSync(join(path, file), "utf8"),
    has: (file) => existsSync(join(path, file)),
    flowform: (line, environment = {}) => launch(path, line, { environment }).ended,
    start,
  };
}

/** The same project, with the commands run in one of its folders. */
export function inFolder({ path }: ProjectFolder, folder: string): Pick<ProjectFolder, "flowform"> {
  return { flowform: (line, environment = {}) => launch(join(path, folder), line, { environment }).ended };
}

interface Launch {
  readonly environment: Readonly<Record<string, string>>;
  readonly input?: "ignore" | "pipe";
}

function launch(cwd: string, line: Line, { environment, input = "ignore" }: Launch): Running {
  if (!existsSync(program)) throw new Error("npm run build comes first");
  const { FLOWFORM_TOKEN: _, NODE_EXTRA_CA_CERTS: _certificates, ...inherited } = process.env;
  const words = typeof line === "string" ? line.split(" ").filter((word) => word !== "") : line;
  const child = spawn(process.execPath, [program, ...words], {
    cwd,
    env: { ...inherited, ...environment },
    stdio: [input, "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let out = "";
  let err = "";
  const listeners = new Set<() => void>();
  const heard = () => {
    for (const listener of listeners) listener();
  };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    out += text;
    heard();
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    err += text;
    heard();
  });
  const ended = new Promise<Ended>((resolve) => child.once("close", (code) => resolve({ code, out, err })));
  const printed = (text: string, times = 1) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        if (`${out}${err}`.split(text).length <= times) return;
        listeners.delete(look);
        resolve(out);
      };
      listeners.add(look);
      ended.then(() => reject(new Error(`ended without ${text}: ${out}${err}`)));
      look();
    });
  return { process: child, printed, shown: () => `${out}${err}`, ended };
}
