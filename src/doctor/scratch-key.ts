import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { keyStoreUnusable } from "../diagnostic/doctor.ts";
import { serverError } from "../diagnostic/target.ts";
import { type Call, type CallFailure, call } from "../live/call.ts";
import type { Connection } from "../model/http.ts";
import { isObject } from "../util/json.ts";

const agent = "/v1/Agents/ForeignSystem";

/** The application that holds nothing but scratch keys. Flowform's own is never touched. */
export const scratchApplication = "flowform probe";

/** Whether a key came back as it was written, or what stood in the way. */
export type ScratchKey = { readonly kept: boolean } | { readonly problem: Diagnostic };

/** Writes a key that is bound to no table, as bindings are, reads it, and deletes it with everything made for it. */
export async function tryScratchKey(connection: Connection, scratchName: string): Promise<ScratchKey> {
  const where = { ApplicationName: scratchApplication, DeviceName: "probe", DeviceIdentifier: scratchName };
  const ask = (name: string, method: string, body: unknown) =>
    call(connection, { name, path: `${agent}/${method}`, body });
  const app = await ask("making a scratch key store", "SaveForeignAppEntity", { Name: scratchApplication });
  if ("failed" in app) return { problem: problemOf(app.failed) };
  try {
    const device = await ask("making a scratch device", "AddDeviceByIdentifier", where);
    if ("failed" in device) return { problem: problemOf(device.failed) };
    const ForeignKey = { Key: "probe/0", Value: scratchName, RecordId: 0, TableName: "" };
    const saved = await ask("writing a scratch key", "SaveForeignKey", { ...where, ForeignKey });
    if ("failed" in saved) return { problem: problemOf(saved.failed) };
    const back = await ask("reading a scratch key", "GetDeviceKeysOnDeviceIdentifier", where);
    if ("failed" in back) return { problem: back.failed.diagnostic };
    const keys = Array.isArray(back.json) ? back.json.filter(isObject) : [];
    return { kept: keys.some(({ Key, Value }) => Key === ForeignKey.Key && Value === scratchName) };
  } finally {
    await removeScratchKeys(connection, scratchName);
  }
}

/** A refusal means that the store is of no use; everything else is what it is. */
function problemOf({ diagnostic }: CallFailure): Diagnostic {
  return diagnostic.code === serverError.code ? keyStoreUnusable(undefined, diagnostic.detail) : diagnostic;
}

/** Deletes the device of this run with its keys, and the application when nobody else's probe uses it. */
export async function removeScratchKeys(connection: Connection, scratchName: string): Promise<void> {
  const where = { ApplicationName: scratchApplication, DeviceName: "probe", DeviceIdentifier: scratchName };
  const ask = (request: Omit<Call, "name">) => call(connection, { name: "deleting scratch keys", ...request });
  await ask({ path: `${agent}/DeleteDeviceByIdentifier`, body: where });
  const devices = await ask({ path: `${agent}/GetApplicationDevices`, body: where });
  if ("failed" in devices || !Array.isArray(devices.json) || devices.json.length > 0) return;
  const app = await ask({ path: `${agent}/GetAppByName`, body: where });
  const id = "json" in app && isObject(app.json) ? Number(app.json.ForeignAppId ?? 0) : 0;
  if (id > 0) await ask({ path: `${agent}/DeleteForeignAppEntity?foreignAppEntityId=${id}` });
}
