import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { cleanEnvironment } from "./measure.mjs";

/** The program as it is shipped. */
export const program = fileURLToPath(new URL("../dist/flowform.js", import.meta.url));

export const bench = (name) => fileURLToPath(new URL(name, import.meta.url));

/** What the program remembers between runs. */
export function forget(folder) {
  rmSync(join(folder, ".flowform/cache"), { recursive: true, force: true });
}

/** Serves a sandbox that keeps its data in a file, as long as the work takes. */
export async function withSandbox(store, work) {
  const child = spawn(process.execPath, [program, "sandbox", "--port", "0", "--store", store], {
    env: cleanEnvironment,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const ready = new Promise((resolve) => createInterface({ input: child.stdout }).once("line", resolve));
  const failed = ended.then((code) => Promise.reject(new Error(`the sandbox ended with ${code}`)));
  try {
    const { url, token } = JSON.parse(await Promise.race([ready, failed]));
    return await Promise.race([work({ url, env: { FLOWFORM_TOKEN: token } }), failed]);
  } finally {
    failed.catch(() => {});
    child.kill("SIGTERM");
    await ended;
  }
}
