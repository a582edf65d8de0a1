import type { EmailFlow } from "../../src/model/email-flow.ts";
import type { World } from "./world.ts";

/** What other people do with the flow while a run is under way. */
export type OutsideEvent = (world: World) => Promise<void>;

async function theFlow(world: World): Promise<EmailFlow | undefined> {
  return (await world.flows()).find(({ Name }) => Name === "Fault trial");
}

const setting =
  (...statuses: readonly string[]): OutsideEvent =>
  async (world) => {
    const flow = await theFlow(world);
    for (const Status of statuses)
      if (flow !== undefined) await world.tryApi("SetStatusOnWorkflow", { EmailFlowId: flow.EmailFlowId, Status });
  };

/** What a colleague writes into the flow; a save of ours that does not know of it would take it away. */
export const colleaguesWords = "A colleague was here";

const editing: OutsideEvent = async (world) => {
  const flow = await theFlow(world);
  if (flow !== undefined) await world.tryApi("SaveEmailFlow", { ...flow, Description: colleaguesWords });
};

const deleting: OutsideEvent = async (world) => {
  const flow = await theFlow(world);
  if (flow !== undefined) await world.tryApi(`DeleteEmailFlow?emailFlowId=${flow.EmailFlowId}`);
};

/** Six things that happen outside (reliability-and-review.md A2.2). */
export const outsideEvents: Readonly<Record<string, OutsideEvent>> = {
  "a colleague edits the flow": editing,
  "the flow is deleted": deleting,
  "the flow is started": setting("Running"),
  "the flow is paused": setting("Paused"),
  "the flow is ended": setting("Stopped"),
  "another runner applies the same": (world) => world.runBeside(),
};
