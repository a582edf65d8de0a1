import { readdirSync, readFileSync } from "node:fs";
import { compileFlow } from "../../src/compile/compile-flow.ts";
import type { World } from "../../src/compile/context.ts";
import type { Values } from "../../src/language/context.ts";
import type { CompiledFlow } from "../../src/model/compiled-flow.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import { idProperty, propertiesOf, typeProperty } from "../../src/model/properties-of.ts";
import type { NodeKind } from "../../src/model/property.ts";
import { parseYaml } from "../../src/parse/yaml.ts";
import type { JsonObject } from "../../src/util/json.ts";

const folder = new URL("../../flows/", import.meta.url);

/** The paths of the example flows below flows/. */
export const examplePaths: readonly string[] = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".flow.yaml"))
  .sort();

/** The document of an example flow, or of YAML text. */
export function parseFlow(
  text: string,
  file = "flows/test.flow.yaml",
): { readonly file: string; readonly value: Values } {
  const { value, diagnostics } = parseYaml({ path: file, text });
  if (value === undefined) throw new Error(JSON.stringify(diagnostics));
  return { file, value: value.value as Values };
}

/** A world in which every name exists: each has an id of its own, the same in every list and at every call. */
export function inventedWorld(flows: readonly string[]): World {
  const idOf = (name: string) => [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7);
  return {
    records: () => ({ idsOf: (name) => [idOf(name)], nameOf: () => undefined, spellingsOf: () => [], all: [] }),
    flows: new Map(flows.map((key, index) => [key, 1000 + index])),
    text: (path) => ({ value: `text of ${path}`, diagnostics: [] }),
  };
}

/** All example flows, compiled in a world where every name exists. */
export function compileExamples(): readonly CompiledFlow[] {
  const documents = examplePaths.map((path) => parseFlow(readFileSync(new URL(path, folder), "utf8"), `flows/${path}`));
  const world = inventedWorld(documents.map(({ value }) => String(value.flow)));
  return documents.map((document) => compileFlow(document, world).flow);
}

/** One flow from YAML text, compiled in a world where every name exists; `diagnostics` are what compiling found. */
export function compileText(text: string, flows: readonly string[] = []) {
  const document = parseFlow(text);
  return { document, ...compileDocument(document.value, flows) };
}

/** The same for a document that is parsed already. */
export function compileDocument(value: Values, flows: readonly string[] = []) {
  return compileFlow({ file: "flows/test.flow.yaml", value }, inventedWorld([String(value.flow), ...flows]));
}

/** The carrier as a server would keep it: every node with an id, each kind counted for itself. */
export function withIds(carrier: EmailFlow): EmailFlow {
  const counts = new Map<NodeKind, number>();
  const give = (kind: NodeKind, node: JsonObject): JsonObject => {
    const typeName = typeProperty[kind];
    const table = propertiesOf(kind, typeName === undefined ? undefined : String(node[typeName])) ?? {};
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const own = { ...node, [idProperty[kind]]: counts.get(kind) };
    const children = Object.entries(table).flatMap(([name, { type }]) =>
      type.kind === "nodes"
        ? [[name, ((node[name] ?? []) as readonly JsonObject[]).map((child) => give(type.node, child))]]
        : [],
    );
    return { ...own, ...Object.fromEntries(children) };
  };
  return give("flow", { ...carrier }) as unknown as EmailFlow;
}
