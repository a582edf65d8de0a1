import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

/**
 * Which folder may import which: one way, from the world at the top to the nouns at the bottom. A stage never imports
 * another stage, except that apply compares and talks to the target as planning does; the pipeline alone knows the order.
 */
const nouns = ["model", "diagnostic", "source", "util"];
const allowed: Readonly<Record<string, readonly string[]>> = {
  util: [],
  source: ["util"],
  diagnostic: ["source", "util"],
  model: nouns,
  language: nouns,
  parse: [...nouns, "generated"],
  config: [...nouns, "parse", "language"],
  format: [...nouns, "parse", "language"],
  check: [...nouns, "language"],
  compile: [...nouns, "language"],
  decompile: [...nouns, "language"],
  diff: [...nouns, "language"],
  plan: [...nouns, "language"],
  live: [...nouns, "language"],
  "sign-in": [...nouns, "live"],
  lint: [...nouns, "language"],
  apply: [...nouns, "diff", "live"],
  doctor: [...nouns, "language", "diff", "live"],
  pipeline: [
    ...nouns,
    "language",
    "parse",
    "format",
    "check",
    "compile",
    "decompile",
    "diff",
    "plan",
    "live",
    "lint",
    "apply",
  ],
  sandbox: ["model", "source", "util", "language"],
  report: [...nouns, "language"],
  ci: [...nouns, "report"],
  cli: [
    "lint",
    ...nouns,
    "language",
    "parse",
    "config",
    "format",
    "pipeline",
    "doctor",
    "live",
    "sign-in",
    "sandbox",
    "report",
    "ci",
    "plan",
    "generated",
  ],
};

/** Packages and Node's own modules that only some places may use: the world comes in at the edge. */
const restricted: Readonly<Record<string, RegExp>> = {
  chokidar: /^cli\/watch\/watch-folders/,
  undici: /^live\/http/,
  jose: /^(sign-in|sandbox\/sign-in)\//,
  oauth4webapi: /^sign-in\//,
  "@sindresorhus/slugify": /^decompile\//,
  yaml: /^(parse|format)\//,
  ajv: /^$/,
  diff: /^report\//,
  "@marcbachmann/cel-js": /^lint\//,
  "sms-segments-calculator": /^lint\//,
  "@dagrejs/dagre": /^report\/html\//,
  "node:fs": /^(cli|sandbox\/(store-file|server))/,
  "node:http": /^(sandbox\/server|cli\/listen-for-redirect|cli\/watch\/serve-report)/,
  "node:process": /^cli\//,
};

const root = new URL("../src/", import.meta.url).pathname;
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
  (path) => path.endsWith(".ts") && !path.startsWith("generated/"),
);

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function importsOf(path: string): readonly Import[] {
  const text = readFileSync(join(root, path), "utf8");
  const found = [
    ...text.matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from\s+"([^"]+)"|import\("([^"]+)"\)|^import\s+"([^"]+)"/gms),
  ];
  return found.map(([, type, static_, dynamic, bare]) => {
    const target = static_ ?? dynamic ?? bare ?? "";
    return {
      from: path,
      to: target.startsWith(".") ? normalize(join(dirname(path), target)) : target,
      typeOnly: type !== undefined,
    };
  });
}

const imports = files.flatMap(importsOf);
const folderOf = (path: string) => (path.includes("/") ? path.slice(0, path.indexOf("/")) : path.replace(/\.ts$/, ""));
const isOurs = (path: string) => /\.(ts|js|json)$/.test(path);

test("folders import in one direction only", () => {
  const wrong = imports
    .filter(({ to }) => isOurs(to) && !to.startsWith(".."))
    .filter(
      ({ from, to }) => folderOf(from) !== folderOf(to) && !(allowed[folderOf(from)] ?? []).includes(folderOf(to)),
    );
  expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
});

test("packages and Node's modules are used only where the world comes in", () => {
  const wrong = imports.filter(({ from, to }) => Object.hasOwn(restricted, to) && !restricted[to]?.test(from));
  expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
});

test("no file imports itself by way of others", () => {
  const edges = new Map<string, string[]>();
  for (const { from, to, typeOnly } of imports) if (!typeOnly) edges.set(from, [...(edges.get(from) ?? []), to]);
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) cycles.push([...way.slice(way.indexOf(path)), path].join(" -> "));
    if (done.has(path) || way.includes(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...way, path]);
    done.add(path);
  };
  for (const path of edges.keys()) visit(path, []);
  expect(cycles).toEqual([]);
});
