// Builds dist/: validators from schema/, then one bundle per command. Prints nothing unless it fails.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { _, Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const inRoot = (path) => join(root, path);
const read = (path) => readFileSync(inRoot(path), "utf8");
const { version } = JSON.parse(read("package.json"));

/** What all output has in common; names stay readable for stack traces. */
const bundling = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  logLevel: "error",
};

/**
 * The schemas use `oneOf` only to say that a mapping has exactly one of some keys. Counting them costs a tenth of
 * trying each alternative, whose errors nobody would read.
 */
const exactlyOneKey = {
  keyword: "oneOf",
  type: "object",
  schemaType: "array",
  error: { message: "", params: ({ params }) => _`{ passingSchemas: ${params.count} === 0 ? null : [] }` },
  code(context) {
    const { gen, data, schema } = context;
    const count = gen.let("count", 0);
    for (const { required, ...rest } of schema) {
      if (required?.length !== 1 || Object.keys(rest).some((key) => key !== "properties"))
        throw new Error("oneOf is used for something else than to demand exactly one key");
      gen.if(_`Object.prototype.hasOwnProperty.call(${data}, ${required[0]})`, () => gen.code(_`${count}++`));
    }
    context.setParams({ count });
    context.pass(_`${count} === 1`);
  },
};

/** Which schema each kind of file is checked with. Editors get another one for flows, which knows the columns too. */
const checked = { config: "config.schema.json", flow: "flow.shape.json", plan: "plan.schema.json" };

await buildValidators();
await bundle();

/** One module per schema in src/generated/, unless nothing that it is made from has changed. */
async function buildValidators() {
  const schemas = Object.entries(checked).map(([name, file]) => ({ name, text: read(`schema/${file}`) }));
  const made = hashOf([
    version,
    read("package-lock.json"),
    read("scripts/build.mjs"),
    ...schemas.map(({ text }) => text),
  ]);
  const sources = readdirSync(inRoot("src"), { recursive: true }).filter((name) => name.endsWith(".ts"));
  mkdirSync(inRoot("src/generated"), { recursive: true });
  writeFacts(hashOf([made, ...sources.sort().map((name) => read(`src/${name}`))]));
  if (isCurrent(made)) return;
  for (const { name, text } of schemas) await writeValidator(name, JSON.parse(text));
  writeFileSync(inRoot("src/generated/made-from"), made);
}

function isCurrent(made) {
  try {
    return read("src/generated/made-from") === made;
  } catch {
    return false;
  }
}

/** What the program knows of its build. Kept values are good for exactly this one: its version, schemas and code. */
function writeFacts(hash) {
  const path = inRoot("src/generated/build-facts.js");
  const identity = `${version}-${hash.slice(0, 12)}`;
  writeFileSync(
    path,
    `export const version = ${JSON.stringify(version)};\nexport const buildIdentity = ${JSON.stringify(identity)};\n`,
  );
  writeFileSync(
    path.replace(/js$/, "d.ts"),
    "export declare const version: string;\nexport declare const buildIdentity: string;\n",
  );
}

/** Strict options, and nothing that changes the value or reads the schema from it (reliability-and-review.md A6). */
async function writeValidator(name, schema) {
  const ajv = new Ajv2020({
    strict: true,
    strictRequired: true,
    allowUnionTypes: true,
    allErrors: true,
    ownProperties: true,
    messages: false,
    inlineRefs: false,
    code: { source: true, esm: true, lines: false, optimize: 2 },
  });
  ajv.removeKeyword("oneOf").addKeyword(exactlyOneKey);
  const title = `validate${name[0].toUpperCase()}${name.slice(1)}`;
  ajv.addSchema(withoutWords(schema), title);
  const path = inRoot(`src/generated/validate-${name}.js`);
  const contents = standalone.default(ajv, { [title]: title });
  // Brings in the few functions of ajv that the code calls, so that ajv itself is not needed any more.
  await build({ ...bundling, stdin: { contents, resolveDir: root }, outfile: path });
  writeFileSync(path.replace(/js$/, "d.ts"), declarationOf(title));
}

/** The words for people are looked up in the schema itself; in the code they would only take time to load. */
function withoutWords(schema) {
  const isWords = (key, value) =>
    (key === "examples" && Array.isArray(value)) || (key === "description" && typeof value === "string");
  return JSON.parse(JSON.stringify(schema, (key, value) => (isWords(key, value) ? undefined : value)));
}

function declarationOf(title) {
  return `import type { Validator } from "../parse/shape.ts";\n\nexport declare const ${title}: Validator;\n`;
}

/** A chunk per dynamic import, so that a command loads only what it uses (performance.md §1b). */
async function bundle() {
  const { outputFiles } = await build({
    ...bundling,
    entryPoints: [
      { in: "src/cli/main.ts", out: "flowform" },
      { in: "src/cli/check-thread.ts", out: "check-thread" },
    ],
    outdir: "dist",
    chunkNames: "[name]-[hash]",
    splitting: true,
    // The build of yaml for browsers asks for no environment variable per token, which costs a fifth of the reading.
    alias: { yaml: inRoot("node_modules/yaml/browser/index.js") },
    write: false,
  });
  rmSync(inRoot("dist"), { recursive: true, force: true });
  mkdirSync(inRoot("dist"));
  for (const { path, text } of outputFiles) writeFileSync(path, withRequire(text));
}

/** Packages in CommonJS ask for Node's modules with require; only the chunk that they share needs to have one. */
function withRequire(code) {
  const asks = code.includes("Dynamic require of");
  return asks ? `import{createRequire}from"node:module";const require=createRequire(import.meta.url);${code}` : code;
}

function hashOf(parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length} `).update(part);
  return hash.digest("hex");
}
