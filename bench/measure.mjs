import { spawn } from "node:child_process";
import { once } from "node:events";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const reporter = fileURLToPath(new URL("report-usage.cjs", import.meta.url));

/** The environment without what slows down or changes a start: extra certificates triple the start of Node 20. */
const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...environment } = process.env;

export const cleanEnvironment = { ...environment, NO_COLOR: "1", CHECKPOINT_DISABLE: "1" };

/**
 * One whole run of a Node program: wall and CPU seconds (user and system, all threads) and peak memory in MiB.
 * `command` is { args, cwd, env, exitCode }; another exit code than the expected one is an error.
 */
export async function measure({ args, cwd, env = {}, exitCode = 0 }) {
  const begin = performance.now();
  const child = spawn(process.execPath, ["--require", reporter, ...args], {
    cwd,
    env: { ...cleanEnvironment, ...env },
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  const [complaints, usage, [code]] = await Promise.all([
    text(child.stderr),
    text(child.stdio[3]),
    once(child, "exit"),
  ]);
  const wall = (performance.now() - begin) / 1000;
  if (code !== exitCode) throw new Error(`${args.join(" ")} ended with ${code}\n${complaints.slice(0, 2000)}`);
  return { wall, ...JSON.parse(usage) };
}
