import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createNodeFileSystem } from "../src/cli/node-file-system.ts";
import { checkProject } from "../src/pipeline/check-project.ts";
import { diagnosticsText } from "../src/report/diagnostic-text.ts";
import { plainPalette } from "../src/report/palette.ts";
import { compileText } from "./support/example-flows.ts";

/**
 * Every folder of test/samples is a small project with the reason why it exists (why.txt) and what Flowform says of it:
 * diagnostics.txt, or carrier.json when nothing is wrong. UPDATE=1 rewrites them, to be read as a diff.
 */
const root = new URL("samples/", import.meta.url).pathname;
const names = readdirSync(root).sort();
const update = process.env.UPDATE === "1";

function expected(path: string, text: string): string {
  if (update) writeFileSync(path, text);
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

async function diagnosticsOf(folder: string): Promise<string> {
  const files = {
    ...createNodeFileSystem(folder),
    write: () => ({ value: true }) as const,
    append: () => ({ value: true }) as const,
  };
  const project = {
    name: "sample",
    flows: ".",
    files,
    cacheFolder: ".flowform/cache",
    version: "0",
    commit: "",
    hash: String,
  };
  const { diagnostics } = await checkProject(project);
  return diagnosticsText(diagnostics, plainPalette);
}

describe("samples", () => {
  test.each(names)("%s", async (name) => {
    const folder = join(root, name);
    expect(readFileSync(join(folder, "why.txt"), "utf8").trim()).not.toBe("");
    const text = await diagnosticsOf(folder);
    if (name.startsWith("ff")) {
      const code = name.slice(0, 5).toUpperCase();
      expect(text).toBe(expected(join(folder, "diagnostics.txt"), text));
      expect(text).toContain(code);
      return;
    }
    expect(text).toBe("");
    const carrier = `${JSON.stringify(compileText(readFileSync(join(folder, "sample.flow.yaml"), "utf8"), ["other-flow"]).flow.carrier, null, 2)}\n`;
    expect(carrier).toBe(expected(join(folder, "carrier.json"), carrier));
  });
});
