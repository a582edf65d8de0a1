import { withNames } from "../body.ts";
import { firstId } from "../id-ranges.ts";
import { empty, type Handler, json, refusal } from "../state.ts";
import { appCarrier, deviceCarrier, emptyApp, keyCarrier } from "./answers.ts";
import { removeKey } from "./key-index.ts";
import { tooLong } from "./limits.ts";
import { idInQuery } from "./query.ts";
import { readQuestion } from "./question.ts";
import { type AppRow, appByName, devicesOf, keysOf } from "./rows.ts";
import { createdNow, updatedNow } from "./written.ts";

export const createDefaultApp: Handler = () => json(emptyApp);

/** ASSUMED: a name can belong to one application only; saving it again without an id updates that one. */
export const saveApp: Handler = (state, { body }) => {
  const { ForeignAppId, Name } = withNames(body, ["ForeignAppId", "Name"]);
  const name = String(Name ?? "");
  if (name === "") return refusal(400, "An application needs a name.");
  const refused = tooLong({ application: name });
  if (refused !== undefined) return refused;
  const before =
    (state.store.get("foreignapp", Number(ForeignAppId ?? 0)) as AppRow | undefined) ?? appByName(state, name);
  const id = before?.ForeignAppId ?? state.store.nextId("foreignapp", firstId.foreignapp);
  const row: AppRow = {
    ForeignAppId: id,
    Name: name,
    ...(before === undefined ? createdNow(state) : updatedNow(state, before)),
  };
  state.store.put("foreignapp", id, { ...row });
  return json(appCarrier(state, row));
};

export const getApp: Handler = (state, { query }) => {
  const row = state.store.get("foreignapp", idInQuery(query, "foreignAppEntityId")) as AppRow | undefined;
  return json(row === undefined ? null : appCarrier(state, row));
};

export const getAppByName: Handler = (state, { body }) => {
  const row = appByName(state, readQuestion(body).ApplicationName);
  return json(row === undefined ? null : appCarrier(state, row));
};

/** ASSUMED: an application's devices and keys go with it. */
export const deleteApp: Handler = (state, { query }) => {
  const row = state.store.get("foreignapp", idInQuery(query, "foreignAppEntityId")) as AppRow | undefined;
  if (row === undefined) return empty;
  const devices = devicesOf(state, row.Name);
  for (const key of keysOf(state, devices)) removeKey(state, key);
  for (const device of devices) state.store.remove("foreigndevice", device.ForeignDeviceId);
  state.store.remove("foreignapp", row.ForeignAppId);
  return empty;
};

export const getAppDevices: Handler = (state, { body }) =>
  json(devicesOf(state, readQuestion(body).ApplicationName).map((device) => deviceCarrier(state, device)));

export const getAppKeys: Handler = (state, { body }) =>
  json(keysOf(state, devicesOf(state, readQuestion(body).ApplicationName)).map((key) => keyCarrier(state, key)));
