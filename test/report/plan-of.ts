import { createHash } from "node:crypto";
import { content } from "../../src/diff/content.ts";
import type { FlowPlan, Plan } from "../../src/model/plan.ts";
import { compareFlow } from "../../src/pipeline/compare-flow.ts";
import { assemblePlan } from "../../src/plan/assemble.ts";
import { memoryFiles } from "../parse/memory-files.ts";
import { applied } from "../support/compare.ts";
import { compileText } from "../support/example-flows.ts";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");

/** What would be done to a flow that is live as `before` says (undefined: not at all) and shall be as `after` says. */
async function flowPlan(before: string | undefined, after: string): Promise<FlowPlan | "unchanged"> {
  const keys = ["win-back", "nurture", "other-flow", "third-flow"];
  const { document, flow } = compileText(after, keys);
  const { live: saved, known } =
    before === undefined ? { live: undefined, known: {} } : applied(compileText(before, keys).flow);
  const live = saved === undefined ? undefined : { ...saved, Status: "Stopped" };
  const binding =
    live === undefined
      ? undefined
      : {
          key: flow.key,
          emailFlowId: live.EmailFlowId,
          ids: known,
          applied: hash(content(live as never)).slice(0, 16),
          commit: "",
        };
  const files = memoryFiles({ [document.file]: after });
  const project = { name: "acme", flows: "flows", files, cacheFolder: "", version: "1.2.3", commit: "", hash };
  const { value, diagnostics } = await compareFlow(
    { document, flow, live, binding, mayPause: true, keyOfFlow: (id: number) => `flow-${id}` } as never,
    project as never,
  );
  if (value === undefined || value === "heldBack") throw new Error(JSON.stringify(diagnostics));
  return value;
}

/** A whole plan of such flows. */
export async function planOf(
  ...pairs: readonly (readonly [before: string | undefined, after: string])[]
): Promise<Plan> {
  const compared = await Promise.all(pairs.map(([before, after]) => flowPlan(before, after)));
  const flows = compared.filter((flow) => flow !== "unchanged");
  return assemblePlan({
    flowform: "1.2.3",
    project: "acme",
    target: "production",
    url: "https://online.superoffice.com/Cust12345/api",
    commit: "4f2c9e1d00000000000000000000000000000000",
    flows,
    unchanged: ["newsletter-only", "renewal"],
    released: [],
    heldBack: [],
    open: [],
    warnings: [],
    hash,
    nameOf: (list, id) => (list === "specifiedmailings" && id === 8 ? "Tips\u202e" : undefined),
  });
}
