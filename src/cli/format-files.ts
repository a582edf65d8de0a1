import { type Diagnostic, hasErrors } from "../diagnostic/diagnostic.ts";
import { unwritableFile } from "../diagnostic/files.ts";
import { wrongArguments } from "../diagnostic/usage.ts";
import { formatFlow } from "../format/format-flow.ts";
import { decode, findFlows, readBytes } from "../parse/load.ts";
import { parseYaml } from "../parse/yaml.ts";
import type { Project } from "../pipeline/project.ts";

/** Which files are, or would be, written anew. */
export interface Formatting {
  readonly changed: readonly string[];
  readonly total: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Formats the files that are named, or all; files that are not valid YAML are left alone and reported. */
export function formatFiles(
  { files, flows }: Pick<Project, "files" | "flows">,
  named: readonly string[],
  { write }: { readonly write: boolean },
): Formatting {
  const found = named.length > 0 ? { value: named, diagnostics: [] } : findFlows(files, flows);
  const paths = found.value ?? [];
  const outcomes = paths.map((path) => ({ path, ...formatFile(path) }));
  return {
    changed: outcomes.filter(({ changed }) => changed).map(({ path }) => path),
    total: paths.length,
    diagnostics: [...found.diagnostics, ...outcomes.flatMap(({ diagnostics }) => diagnostics)],
  };

  function formatFile(path: string): { readonly changed: boolean; readonly diagnostics: readonly Diagnostic[] } {
    if (!/\.flow\.ya?ml$/.test(path)) return { changed: false, diagnostics: [notAFlowFile(path)] };
    const bytes = readBytes(files, path);
    if (bytes.value === undefined) return { changed: false, diagnostics: bytes.diagnostics };
    const text = decode(bytes.value, path);
    if (text.value === undefined) return { changed: false, diagnostics: text.diagnostics };
    const { diagnostics } = parseYaml({ path, text: text.value });
    if (hasErrors(diagnostics)) return { changed: false, diagnostics };
    const formatted = formatFlow(text.value);
    if (formatted === text.value) return { changed: false, diagnostics: [] };
    const { reason } = write ? files.write(path, formatted) : { reason: undefined };
    if (reason !== undefined) return { changed: false, diagnostics: [unwritableFile(undefined, path, reason)] };
    return { changed: true, diagnostics: [] };
  }
}

function notAFlowFile(path: string): Diagnostic {
  return wrongArguments(undefined, "fmt", `${path} is not a flow file; its name does not end in .flow.yaml`);
}
