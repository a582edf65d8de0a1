import type { SandboxState } from "../state.ts";

/** When a row was written, and by whom (their ids). */
export interface Written {
  readonly CreatedDate: string;
  readonly UpdatedDate: string;
  readonly CreatedBy: number;
  readonly UpdatedBy: number;
}

export interface AppRow extends Written {
  readonly ForeignAppId: number;
  readonly Name: string;
}

export interface DeviceRow extends Written {
  readonly ForeignDeviceId: number;
  readonly Name: string;
  readonly DeviceIdentifier: string;
  readonly ForeignAppId: number;
}

export interface KeyRow extends Written {
  readonly ForeignKeyId: number;
  readonly ForeignDeviceId: number;
  readonly Key: string;
  readonly Value: string;
  readonly TableName: string;
  readonly RecordId: number;
}

const rowsOf = <Type>({ store }: SandboxState, table: string) =>
  store.rows(table) as readonly unknown[] as readonly Type[];

/** ASSUMED: letter case counts in the names of applications, devices and keys. */
export function appByName(state: SandboxState, name: string): AppRow | undefined {
  return rowsOf<AppRow>(state, "foreignapp").find((app) => app.Name === name);
}

/** The devices of an application; none when there is no such application. */
export function devicesOf(state: SandboxState, application: string): readonly DeviceRow[] {
  const app = appByName(state, application);
  return app === undefined
    ? []
    : rowsOf<DeviceRow>(state, "foreigndevice").filter((device) => device.ForeignAppId === app.ForeignAppId);
}

export function keysOf(state: SandboxState, devices: readonly DeviceRow[]): readonly KeyRow[] {
  if (devices.length === 0) return [];
  const ids = new Set(devices.map((device) => device.ForeignDeviceId));
  return allKeys(state).filter((key) => ids.has(key.ForeignDeviceId));
}

export function allKeys(state: SandboxState): readonly KeyRow[] {
  return rowsOf<KeyRow>(state, "foreignkey");
}
