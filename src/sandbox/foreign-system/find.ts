import type { SandboxState } from "../state.ts";
import type { Question } from "./question.ts";
import { type DeviceRow, devicesOf, type KeyRow, keysOf } from "./rows.ts";

/** The devices of that application and name, whatever their identifier. */
export function devicesByName(state: SandboxState, { ApplicationName, DeviceName }: Question): readonly DeviceRow[] {
  return devicesOf(state, ApplicationName).filter((device) => device.Name === DeviceName);
}

export function devicesByIdentifier(state: SandboxState, question: Question): readonly DeviceRow[] {
  return devicesByName(state, question).filter((device) => device.DeviceIdentifier === question.DeviceIdentifier);
}

/** DOCUMENTED: a blank table stands for all tables, record 0 for all records (superoffice-api.md F). */
const fits = (key: KeyRow, { TableName, RecordId }: Question) =>
  TableName === "" ||
  (key.TableName.toLowerCase() === TableName.toLowerCase() && (RecordId === 0 || key.RecordId === RecordId));

/** The keys of devices on the table and record in question. */
export function keysOn(state: SandboxState, devices: readonly DeviceRow[], question: Question): readonly KeyRow[] {
  return keysOf(state, devices).filter((key) => fits(key, question));
}

export function keysNamed(state: SandboxState, devices: readonly DeviceRow[], question: Question): readonly KeyRow[] {
  return keysOn(state, devices, question).filter((key) => key.Key === question.KeyName);
}
