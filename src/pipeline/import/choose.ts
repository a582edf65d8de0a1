import type { Diagnostic, Outcome } from "../../diagnostic/diagnostic.ts";
import * as findings from "../../diagnostic/import.ts";
import { failure, success } from "../../diagnostic/outcome.ts";
import type { ListedFlow } from "../../live/flows.ts";
import type { LeftOut } from "../../model/import-result.ts";
import { nearest } from "../../util/suggest.ts";

/** What is known of the live flows before any of them is read. */
export interface Known {
  readonly listed: readonly ListedFlow[];
  /** The flows of this project that the target has, by id. */
  readonly ours: ReadonlyMap<number, { readonly key: string; readonly file: string; readonly bound: boolean }>;
  /** The projects that manage other flows, by id. */
  readonly others: ReadonlyMap<number, string>;
  /** The files of this project by the names in them, as `nameKey` has them. */
  readonly names: ReadonlyMap<string, string>;
}

/** Which flows to import, and which were asked for and need not be. */
export interface Choice {
  readonly flows: readonly ListedFlow[];
  readonly leftOut: readonly LeftOut[];
}

/** People tell names apart neither by letter case nor by spaces at their ends. */
export const nameKey = (name: string) => name.trim().toLowerCase();

/** What a person wants of the live flows, by their names or ids. */
export interface Wish {
  readonly wanted: readonly string[] | "all";
  readonly except: readonly string[];
}

/** The live flows that are wanted; with all, those that nobody manages. */
export function chooseFlows({ wanted, except }: Wish, known: Known): Outcome<Choice> {
  const asked = wanted === "all" ? success(known.listed) : namedFlows(wanted, known.listed);
  const unwanted = namedFlows(except, known.listed);
  if (asked.value === undefined || unwanted.value === undefined)
    return failure(...asked.diagnostics, ...unwanted.diagnostics);
  const named = new Set(unwanted.value);
  const leftOut = asked.value.flatMap(
    (flow) => whyLeftOut(flow, known, wanted === "all") ?? (named.has(flow) ? unasked(flow) : []),
  );
  const out = new Set(leftOut.map(({ emailFlowId }) => emailFlowId));
  const flows = asked.value.filter(({ emailFlowId }) => !out.has(emailFlowId));
  const problems = [...flows.flatMap((flow) => refuse(flow, known)), ...sharedNames(flows)];
  return problems.length > 0 ? failure(...problems) : success({ flows, leftOut });
}

function namedFlows(wanted: readonly string[], listed: readonly ListedFlow[]): Outcome<readonly ListedFlow[]> {
  const problems: Diagnostic[] = [];
  const found = wanted.flatMap((text) => {
    const named = listed.filter(({ name }) => name === text);
    const id = /^(?:id:)?(\d+)$/.exec(text)?.[1];
    const numbered = listed.filter(({ emailFlowId }) => String(emailFlowId) === id);
    const flows = named.length > 0 ? named : numbered;
    const [one, other] = [named[0], numbered[0]];
    if (one !== undefined && other !== undefined && one !== other)
      problems.push(findings.nameOrId(undefined, { wanted: text, named: one.emailFlowId, numbered: other.name }));
    const names = listed.map(({ name }) => name).filter((name) => name.trim() !== "");
    if (flows.length === 0) problems.push(findings.unknownLiveFlow(undefined, text, nearest(text, names)));
    if (flows.length > 1) problems.push(findings.sharedName(undefined, flows));
    return flows;
  });
  return problems.length > 0 ? failure(...problems) : success([...new Set(found)]);
}

const unasked = (flow: ListedFlow): LeftOut => ({ ...flow, reason: "except", by: "--except" });

/** A flow of this project needs no import; one of another project is left out when nobody asked for it by name. */
function whyLeftOut(flow: ListedFlow, { ours, others }: Known, all: boolean): LeftOut | undefined {
  const own = ours.get(flow.emailFlowId);
  if (own !== undefined) return { ...flow, reason: own.bound ? "managed" : "written", by: own.file };
  const project = others.get(flow.emailFlowId);
  return all && project !== undefined ? { ...flow, reason: "otherProject", by: project } : undefined;
}

function refuse({ emailFlowId: id, name }: ListedFlow, { others, names }: Known): readonly Diagnostic[] {
  const project = others.get(id);
  if (project !== undefined) return [findings.otherProjects(undefined, { name, id, project })];
  const file = names.get(nameKey(name));
  return file === undefined ? [] : [findings.nameInProject(undefined, { name, id, file })];
}

function sharedNames(flows: readonly ListedFlow[]): readonly Diagnostic[] {
  const groups = new Map<string, ListedFlow[]>();
  for (const flow of flows) groups.set(nameKey(flow.name), [...(groups.get(nameKey(flow.name)) ?? []), flow]);
  return [...groups.values()].filter((group) => group.length > 1).map((group) => findings.sharedName(undefined, group));
}
