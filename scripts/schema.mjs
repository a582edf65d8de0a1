// Writes schema/*.json from the tables of the language: for editors, and for the validators of the build.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Each module exports one function that returns the schema. */
const schemas = [
  { file: "flow.shape", module: "src/language/schema.ts", function: "flowSchema" },
  { file: "flow.schema", module: "src/language/built-in-editor-schema.ts", function: "builtInEditorSchema" },
  { file: "config.schema", module: "src/config/schema.ts", function: "configSchema" },
  { file: "plan.schema", module: "src/report/plan-schema.ts", function: "planSchema" },
  { file: "report.schema", module: "src/report/report-schema.ts", function: "reportSchema" },
];

const outdir = join(root, "node_modules/.cache/flowform/schema");
await build({
  absWorkingDir: root,
  entryPoints: schemas.map(({ file, module }) => ({ in: module, out: file })),
  outdir,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  logLevel: "error",
});
mkdirSync(join(root, "schema"), { recursive: true });
for (const schema of schemas) {
  const module = await import(pathToFileURL(join(outdir, `${schema.file}.mjs`)).href);
  const text = JSON.stringify(module[schema.function](), null, 2);
  writeFileSync(join(root, `schema/${schema.file}.json`), `${text}\n`);
}
