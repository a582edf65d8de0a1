import { bindingOf } from "../../apply/binding-of.ts";
import { checkFlow } from "../../check/check-flow.ts";
import type { UnnamedRecord } from "../../decompile/names.ts";
import type { Diagnostic, Outcome } from "../../diagnostic/diagnostic.ts";
import * as findings from "../../diagnostic/import.ts";
import { failure, success } from "../../diagnostic/outcome.ts";
import { unexpectedShape } from "../../diagnostic/target.ts";
import { content } from "../../diff/content.ts";
import { diff } from "../../diff/diff.ts";
import { match } from "../../diff/match.ts";
import { writeFlow } from "../../format/write-flow.ts";
import type { Values } from "../../language/context.ts";
import type { ColumnCache } from "../../live/column-cache.ts";
import { getEmailFlow, type ListedFlow } from "../../live/flows.ts";
import type { ListCache } from "../../live/list-cache.ts";
import type { Binding } from "../../model/binding.ts";
import type { Change } from "../../model/change.ts";
import type { CompiledFlow } from "../../model/compiled-flow.ts";
import type { EmailFlow } from "../../model/email-flow.ts";
import type { Connection } from "../../model/http.ts";
import { checkFile } from "../../parse/check-file.ts";
import { shapes } from "../../parse/shape.ts";
import { overlayFiles } from "../../source/overlay-files.ts";
import { formatPointer } from "../../source/pointer.ts";
import { decompileLive } from "../decompile-live.ts";
import type { Project, Target } from "../project.ts";
import { resolveFlow } from "../resolve.ts";
import { textsBeside } from "../texts-beside.ts";
import { pathFor } from "./keys.ts";
import { reservedNames } from "./reserved-names.ts";

/** The files of one live flow before anything is written, and what will be remembered of it. */
export interface Draft {
  readonly key: string;
  readonly flow: ListedFlow;
  readonly file: string;
  /** The flow's own file first, then the texts beside it. */
  readonly files: Readonly<Record<string, string>>;
  readonly binding: Binding;
  /** The live flow's content as one hash, as it was when it was read. */
  readonly fingerprint: string;
  /** Records that the files call by their ids. */
  readonly unnamed: readonly UnnamedRecord[];
}

export interface DraftWorld {
  readonly project: Project;
  readonly target: Target;
  readonly lists: ListCache;
  readonly columns: ColumnCache;
  /** The keys of this project's flows, those that are being imported included. */
  readonly keys: ReadonlyMap<number, string>;
}

/** Reads one live flow, writes it as YAML, and makes sure that the YAML says exactly what the flow is. */
export async function draftFlow(flow: ListedFlow, world: DraftWorld): Promise<Outcome<Draft>> {
  const { project, target, keys } = world;
  const { emailFlowId: id, name } = flow;
  const read = await getEmailFlow(target.connection, id);
  if (read.value === undefined) return failure(...read.diagnostics.map((finding) => withoutIt(finding, id)));
  if (read.value === null) return failure(findings.goneMeanwhile(undefined, name, id));
  const live = read.value;
  if (live.Name !== name) return failure(await otherName(live, flow, target.connection));
  const reserved = reservedNames(live);
  if (reserved.length > 0) {
    const problems = reserved.map(
      (word) => `A condition tests a field called "${word}", a word that has a meaning of its own in conditions.`,
    );
    return failure(findings.notAllowed(undefined, { name, id, problems }));
  }
  const key = keys.get(id) ?? "";
  const decompiled = await decompileLive(
    { key, carrier: live },
    { lookup: world, flowKey: (other) => keys.get(other) },
  );
  if (decompiled.value === undefined) return failure(...decompiled.diagnostics);
  const { value, texts, nodes, unnamed } = decompiled.value;
  const file = pathFor(project.flows, value.folder, key);
  const folder = file.slice(0, file.lastIndexOf("/") + 1);
  const files = {
    [file]: writeFlow(value, schemaPath(file)),
    ...Object.fromEntries(texts.map(({ path, text }) => [`${folder}${path}`, text])),
  };
  const fingerprint = project.hash(content(live));
  const facts = { commit: project.commit, hash: project.hash };
  const draft = {
    key,
    flow,
    file,
    files,
    fingerprint,
    unnamed,
    binding: bindingOf({ key, nodes, payload: null }, live, facts),
  };
  const problems = await judgeDraft(draft, live, world);
  return problems.length > 0 ? failure(...problems) : success(draft);
}

/** One flow that cannot be read need not hold up the others. */
function withoutIt(finding: Diagnostic, id: number): Diagnostic {
  if (finding.code !== unexpectedShape.code) return finding;
  return { ...finding, fix: `${finding.fix} To import the others: ${findings.without(id)}` };
}

/** The list and the flow have two names: somebody is renaming it just now, unless reading it again gives the same. */
async function otherName(live: EmailFlow, { emailFlowId: id, name }: ListedFlow, connection: Connection) {
  const again = await getEmailFlow(connection, id);
  if (again.value === undefined) return again.diagnostics[0] ?? findings.changedMeanwhile(undefined, name, id);
  if (again.value === null || content(again.value) !== content(live))
    return findings.changedMeanwhile(undefined, name, id);
  return findings.otherNameInList(undefined, { id, listed: name, name: live.Name });
}

/** Where editors find the schema: in the package that the project has installed. */
function schemaPath(file: string): string {
  const folders = file.split("/").filter((part) => part !== "" && part !== ".").length - 1;
  return `${"../".repeat(folders)}node_modules/flowform/schema/flow.schema.json`;
}

/** What is wrong with the files: not allowed, or not the flow. */
async function judgeDraft(draft: Draft, live: EmailFlow, world: DraftWorld): Promise<readonly Diagnostic[]> {
  const { file, files, flow } = draft;
  const facts = { name: flow.name, id: flow.emailFlowId };
  const parsed = await checkFile({ path: file, text: files[file] ?? "" }, shapes.flow);
  if (parsed.value === undefined) return [notAllowed(facts, parsed.diagnostics)];
  const document = { file, value: parsed.value.value as Values };
  const flows = new Map([...world.keys].map(([id, key]) => [key, id]));
  const { read: text } = textsBeside(overlayFiles(world.project.files, files));
  const compiled = await resolveFlow(document, { flows, text }, world);
  if (compiled.value === undefined) return [notAllowed(facts, compiled.diagnostics)];
  const wrong = checkFlow(compiled.value, document.value).filter(({ severity }) => severity === "error");
  if (wrong.length > 0) return [notAllowed(facts, wrong)];
  const properties = differences(compiled.value, live, draft.binding);
  return properties.length === 0 ? [] : [findings.notExpressible(undefined, { ...facts, properties })];
}

function notAllowed(facts: { readonly name: string; readonly id: number }, found: readonly Diagnostic[]): Diagnostic {
  const problems = found.map(({ code, summary, detail, origin }) => {
    const place = formatPointer(origin?.pointer ?? []);
    return `${place === "" ? "" : `${place}: `}${summary} (${code}). ${detail}`;
  });
  return findings.notAllowed(undefined, { ...facts, problems: [...new Set(problems)] });
}

/** Every property in which the file would change the flow. */
function differences(flow: CompiledFlow, live: EmailFlow, { ids }: Binding): readonly string[] {
  return diff(match(flow, live, ids), ids).map(({ change }) => describe(change));
}

function describe(change: Change): string {
  const { action, node } = change;
  const place = `${node.kind} ${node.path || "itself"}`;
  if (change.action !== "modify") return `${place} (${action})`;
  return `${change.property} of ${place} is ${shown(change.before)} and would become ${shown(change.after)}`;
}

const longest = 80;

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
