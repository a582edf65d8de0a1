import { call } from "../live/call.ts";
import { type ListedFlow, listFlows } from "../live/flows.ts";
import type { Connection } from "../model/http.ts";
import { isObject } from "../util/json.ts";
import { removeFlow } from "./remove-flow.ts";
import { removeScratchKeys, scratchApplication } from "./scratch-key.ts";
import { isLeftBehind, isScratchName } from "./scratch-name.ts";

/** The scratch flows that the target has; undefined when its flows cannot be listed. */
export async function scratchFlows(connection: Connection): Promise<readonly ListedFlow[] | undefined> {
  const { value } = await listFlows(connection);
  return value?.filter(({ name }) => isScratchName(name));
}

/** Deletes the scratch flows of a choice. */
export async function sweepFlows(connection: Connection, isMeant: (name: string) => boolean): Promise<void> {
  const there = (await scratchFlows(connection)) ?? [];
  for (const { name, emailFlowId } of there) if (isMeant(name)) await removeFlow(connection, emailFlowId);
}

/** Deletes what runs that were killed left behind, and leaves alone what a run may be working on now. */
export async function sweepLeftovers(connection: Connection, now: number): Promise<void> {
  await sweepFlows(connection, (name) => isLeftBehind(name, now));
  const devices = await call(connection, {
    name: "looking for scratch keys",
    path: "/v1/Agents/ForeignSystem/GetApplicationDevices",
    body: { ApplicationName: scratchApplication },
  });
  const rows = "json" in devices && Array.isArray(devices.json) ? devices.json.filter(isObject) : [];
  const names = rows.map(({ DeviceIdentifier }) => String(DeviceIdentifier));
  for (const name of names.filter((identifier) => isScratchName(identifier) && isLeftBehind(identifier, now)))
    await removeScratchKeys(connection, name);
}
