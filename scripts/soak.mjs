// The long runs, which no run of all tests has time for: `npm run soak` for all, `npm run soak kills`, `npm run soak
// answers` or `npm run soak histories` for one. Histories come in rounds, each from seeds of its own, so that what was
// done is known wherever it ends. It stops at the first round that fails, and says how to repeat it.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const vitest = join(root, "node_modules/vitest/vitest.mjs");
const number = (name, usual) => Number(process.env[name] ?? usual);
const seed = number("FLOWFORM_SEED", 20_261_121);

/** As many as are tried from one seed and the three after it, in files that run side by side. */
const perRound = 20_000;
const histories = number("FLOWFORM_HISTORIES", 1_000_000);

const runs = {
  kills: [{ file: "test/real-faults/kills.test.ts", variables: { FLOWFORM_KILLS: number("FLOWFORM_KILLS", 720) } }],
  answers: [
    {
      file: "test/faults/odd-answers.test.ts",
      variables: { FLOWFORM_ODD_ANSWERS: number("FLOWFORM_ODD_ANSWERS", 100_000) },
    },
  ],
  histories: Array.from({ length: Math.ceil(histories / perRound) }, (_, round) => ({
    file: "test/faults/histories",
    variables: {
      FLOWFORM_HISTORIES: Math.min(perRound, histories - round * perRound),
      FLOWFORM_SEED: seed + 4 * round,
    },
  })),
};

const wanted = process.argv.slice(2);
for (const { file, variables } of Object.entries(runs).flatMap(([name, list]) =>
  wanted.length === 0 || wanted.includes(name) ? list : [],
)) {
  const what = `${Object.entries(variables)
    .map(([name, value]) => `${name}=${value}`)
    .join(" ")} npx vitest run ${file}`;
  const began = Date.now();
  const { status, stdout } = spawnSync(process.execPath, [vitest, "run", file], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
    env: { ...process.env, ...variables },
  });
  const seconds = Math.round((Date.now() - began) / 1000);
  process.stdout.write(`${status === 0 ? "held" : `${stdout}\nFAILED`}: ${what} (${seconds} s)\n`);
  if (status !== 0) process.exit(1);
}
