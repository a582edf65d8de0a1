import { noDate } from "../../model/record.ts";
import type { SandboxState } from "../state.ts";
import { associateById } from "../world/lookup.ts";
import type { AppRow, DeviceRow, KeyRow } from "./rows.ts";
import { devicesOf } from "./rows.ts";

const rights = { TableRight: null, FieldProperties: {} };

const userName = (state: SandboxState, id: number) => associateById(state, id)?.Name ?? "";

/** The carriers of superoffice-api.md F, made from rows. */
export function keyCarrier(state: SandboxState, row: KeyRow): unknown {
  const { ForeignKeyId: _, ForeignDeviceId: __, ...rest } = row;
  return {
    ...rest,
    CreatedBy: userName(state, row.CreatedBy),
    UpdatedBy: userName(state, row.UpdatedBy),
    ...rights,
  };
}

export function deviceCarrier(state: SandboxState, row: DeviceRow): unknown {
  return {
    ...row,
    AssociateFullName: associateById(state, row.CreatedBy)?.FullName ?? "",
    CreatedBy: userName(state, row.CreatedBy),
    UpdatedBy: userName(state, row.UpdatedBy),
    ...rights,
  };
}

export function appCarrier(state: SandboxState, row: AppRow): unknown {
  return {
    ...row,
    CreatedBy: associateById(state, row.CreatedBy) ?? null,
    UpdatedBy: associateById(state, row.UpdatedBy) ?? null,
    Devices: devicesOf(state, row.Name).map((device) => deviceCarrier(state, device)),
    ...rights,
  };
}

/** An application that is not stored yet. */
export const emptyApp = {
  ForeignAppId: 0,
  Name: "",
  CreatedDate: noDate,
  UpdatedDate: noDate,
  CreatedBy: null,
  UpdatedBy: null,
  Devices: [],
  ...rights,
};
