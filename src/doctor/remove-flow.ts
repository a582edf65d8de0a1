import { call } from "../live/call.ts";
import { getEmailFlow, setStatus } from "../live/flows.ts";
import type { Connection } from "../model/http.ts";

/** Ends a scratch flow and deletes it; whether it is gone is what the list of flows then says. */
export async function removeFlow(connection: Connection, emailFlowId: number): Promise<void> {
  const { value: flow } = await getEmailFlow(connection, emailFlowId);
  if (flow === null) return;
  if (flow?.Status !== "Stopped") {
    // Documented order: pause, end, delete (superoffice-api.md G7). A paused flow does nothing, if it cannot be ended.
    await setStatus(connection, emailFlowId, "Paused");
    await setStatus(connection, emailFlowId, "Stopped");
  }
  await call(connection, {
    name: `deleting flow ${emailFlowId}`,
    path: `/v1/Agents/Workflow/DeleteEmailFlow?emailFlowId=${emailFlowId}`,
  });
}
