import { type Diagnostic, hasErrors } from "../diagnostic/diagnostic.ts";
import { cannotWrite, flowChangedMeanwhile } from "../diagnostic/pull.ts";
import { appliedMark } from "../diff/content.ts";
import { getEmailFlow } from "../live/flows.ts";
import type { FlowPull } from "../model/pull.ts";
import { type CheckedFlow, checkProject } from "./check-project.ts";
import { compareFlow } from "./compare-flow.ts";
import { overlay } from "./overlay.ts";
import type { Project } from "./project.ts";
import type { PullWorld } from "./pull-flow.ts";
import { resolveFlow } from "./resolve.ts";
import { textsBeside } from "./texts-beside.ts";

/** Checks the files as they would be, and plans with them: there must be nothing to do. */
export async function verifyPull(flows: readonly FlowPull[], world: PullWorld): Promise<readonly Diagnostic[]> {
  const changed = flows.filter(({ binding }) => binding !== null);
  if (changed.length === 0) return [];
  const contents = new Map(flows.flatMap(({ files }) => files.map(({ path, after }) => [path, after] as const)));
  const { startThreads: _, ...project } = world.project;
  const files = overlay(project.files, contents);
  const checked = await checkProject({ ...project, files });
  if (hasErrors(checked.diagnostics)) return checked.diagnostics;
  const byFile = new Map(checked.flows.map((flow) => [flow.file, flow]));
  const found = await Promise.all(
    changed.map((pull) => verifyFlow(pull, byFile.get(pull.file), { ...world, project: { ...project, files } })),
  );
  return found.flat();
}

async function verifyFlow(
  { binding, file, key }: FlowPull,
  flow: CheckedFlow | undefined,
  { project, target, live, lists, columns }: PullWorld & { readonly project: Project },
): Promise<readonly Diagnostic[]> {
  const origin = { file, pointer: ["name"] };
  if (flow === undefined || binding === null) return [];
  const document = { file, value: flow.load() };
  const { read } = textsBeside(project.files);
  const compiled = await resolveFlow(document, { flows: live.ids, text: read }, { lists, columns });
  if (compiled.value === undefined) return compiled.diagnostics;
  const current = await getEmailFlow(target.connection, binding.emailFlowId);
  if (current.value === undefined) return current.diagnostics;
  if (current.value === null || appliedMark(current.value, project.hash) !== binding.applied)
    return [flowChangedMeanwhile(origin, flow.name, binding.emailFlowId)];
  const keys = new Map([...live.ids].map(([name, id]) => [id, name]));
  const sides = { document, flow: compiled.value, live: current.value, binding };
  const keyOfFlow = (id: number) => keys.get(id) ?? "";
  const { value: compared } = await compareFlow({ ...sides, keyOfFlow, mayPause: true }, project);
  if (compared === "unchanged") return [];
  const changes = typeof compared === "object" ? compared.changes : [];
  const differences = changes.map(
    ({ action, node, ...change }) =>
      `${action} ${node.path || key}${"property" in change ? ` ${change.property}` : ""}`,
  );
  return [cannotWrite(origin, flow.name, `the file would still differ (${differences.join(", ") || "its ids"})`)];
}
