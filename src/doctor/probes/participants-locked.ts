import { enrol, participation } from "../participant.ts";
import { CannotTell, doesNotHold, holds, type Probe } from "../probe.ts";
import { farAway, wait } from "../scratch-steps.ts";

export const participantsLocked: Probe = {
  id: "A21",
  needs: "person",
  async run(bench) {
    const flow = await bench.create({ ...farAway, Steps: [wait(1)] });
    await bench.start(flow);
    await enrol(bench, flow);
    const before = await participation(bench, flow);
    if (before === undefined) throw new CannotTell("The archive of participants does not show the test person.");
    const answer = await bench.ask("RemoveParticipantsFromEmailFlow", {
      EmailFlowId: flow.EmailFlowId,
      WorkflowInstanceIds: [before.id],
    });
    const after = await participation(bench, flow);
    if (after === undefined) return doesNotHold("The test person was removed from the running flow.");
    return holds("refused" in answer ? `Removing was refused: ${answer.refused}` : "Removing did nothing.");
  },
};
