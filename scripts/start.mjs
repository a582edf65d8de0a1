// The main job from end to end on a fresh sandbox: validate, plan, apply, and a second plan that is empty.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const program = join(root, "dist/flowform.js");
const folder = mkdtempSync(join(tmpdir(), "flowform-start-"));

try {
  for (const path of ["flowform.yaml", "flows"]) cpSync(join(root, path), join(folder, path), { recursive: true });
  process.exitCode = runAll([
    ["validate"],
    ["plan", "--out", "plan.json"],
    ["apply", "plan.json"],
    ["plan", "--detailed-exitcode"],
  ]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Runs the commands one after the other; the exit code of the first that does not end with 0. */
function runAll(commands) {
  for (const command of commands) {
    process.stdout.write(`\n$ flowform ${command.join(" ")}\n`);
    const { status } = spawnSync(process.execPath, [program, ...command], { cwd: folder, stdio: "inherit" });
    if (status !== 0) {
      process.stdout.write(`flowform ${command[0]} ended with exit code ${status}.\n`);
      return status ?? 1;
    }
  }
  process.stdout.write("\nThe second plan is empty: the sandbox is as the files say.\n");
  return 0;
}
