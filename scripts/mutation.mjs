// Breaks the code in small ways, one after the other, and tells which breaks no test notices: `npm run mutation`
// for all folders, `npm run mutation diff` for one, `npm run mutation diff src/diff/match.ts` for a file of it.
// FLOWFORM_MUTATION_TESTS names other tests than the listed ones, with a comma between them.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stryker = join(root, "node_modules/@stryker-mutator/core/bin/stryker.js");
const [folder, ...files] = process.argv.slice(2);

for (const name of folder === undefined ? ["diff", "plan", "apply"] : [folder]) {
  const mutated = files.length === 0 ? [`src/${name}/**/*.ts`] : files;
  const { status } = spawnSync(
    process.execPath,
    [stryker, "run", "--mutate", mutated.join(), "--incrementalFile", `reports/mutation/${name}.json`],
    { cwd: root, stdio: "inherit", env: { FLOWFORM_HISTORIES: "40", ...process.env, FLOWFORM_MUTATION: name } },
  );
  process.exitCode ||= status ?? 1;
}
