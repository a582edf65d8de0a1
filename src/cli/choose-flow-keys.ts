import { hasErrors, type Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { checkProject } from "../pipeline/check-project.ts";
import type { Project } from "../pipeline/project.ts";
import { chooseFlows } from "./choose-flows.ts";

/** The keys of the flows that were named on the command line; nothing where all are meant. */
export async function chooseFlowKeys(
  project: Project,
  wanted: readonly string[],
): Promise<Outcome<{ readonly only?: ReadonlySet<string> }>> {
  if (wanted.length === 0) return success({});
  const checked = await checkProject(project);
  if (hasErrors(checked.diagnostics)) return failure(...checked.diagnostics);
  const chosen = chooseFlows(checked.flows, wanted);
  if (chosen.value === undefined) return failure(...chosen.diagnostics);
  return success({ only: new Set(chosen.value.map(({ key }) => key)) });
}
