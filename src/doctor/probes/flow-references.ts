import type { EmailFlow } from "../../model/email-flow.ts";
import { isObject } from "../../util/json.ts";
import { answered, type Bench, request } from "../bench.ts";
import { doesNotHold, holds, type Probe, unclear } from "../probe.ts";
import { wait } from "../scratch-steps.ts";

/** Whether a flow may be saved that leads on to this id, and says so when it is read. */
async function isTaken(bench: Bench, id: number): Promise<boolean> {
  const saved = await bench.tryCreate({ ExitFlowId: id });
  return "flow" in saved && saved.flow.ExitFlowId === id;
}

/** The id under which the list of flows has a flow. */
async function listedId(bench: Bench, { Name }: EmailFlow): Promise<number> {
  const path = "/v1/MDOList/emailflow";
  const rows = answered(await request(bench.connection, { name: "reading the list emailflow", method: "GET", path }));
  const row = Array.isArray(rows) ? rows.filter(isObject).find((item) => item.Name === Name) : undefined;
  return Number(row?.Id ?? 0);
}

export const flowReferences: Probe = {
  id: "A4",
  needs: "nothing",
  async run(bench) {
    const target = await bench.create({ Steps: [wait(1)] });
    const { EmailFlowId } = target;
    const WorkflowId = target.Steps[0]?.WorkflowId ?? 0;
    if (WorkflowId === EmailFlowId)
      return unclear(`A scratch flow has ${EmailFlowId} as EmailFlowId and as WorkflowId.`);
    const byEmailFlow = await isTaken(bench, EmailFlowId);
    const byWorkflow = WorkflowId > 0 && (await isTaken(bench, WorkflowId));
    if (byEmailFlow && !byWorkflow) return holds("ExitFlowId takes an EmailFlowId, and no WorkflowId.");
    if (!byEmailFlow && byWorkflow) return doesNotHold("ExitFlowId takes a WorkflowId, and no EmailFlowId.");
    const listed = await listedId(bench, target);
    const both = `ExitFlowId takes ${byEmailFlow ? "either id" : "neither id"}`;
    if (byEmailFlow && listed === EmailFlowId) return holds(`${both}, and the list emailflow has EmailFlowIds.`);
    if (byEmailFlow && listed === WorkflowId) return doesNotHold(`${both}, and the list emailflow has WorkflowIds.`);
    return unclear(`${both}, and the list emailflow does not have the scratch flow.`);
  },
};
