import { withNames } from "../body.ts";
import { firstId } from "../id-ranges.ts";
import { empty, type Handler, json, type Reply, refusal, type SandboxState } from "../state.ts";
import { deviceCarrier } from "./answers.ts";
import { devicesByIdentifier, devicesByName } from "./find.ts";
import { removeKey } from "./key-index.ts";
import { tooLong } from "./limits.ts";
import { idInQuery } from "./query.ts";
import { type Question, readQuestion } from "./question.ts";
import { appByName, type DeviceRow, keysOf } from "./rows.ts";
import { createdNow, updatedNow } from "./written.ts";

const answer = (state: SandboxState, device: DeviceRow | undefined): Reply =>
  json(device === undefined ? null : deviceCarrier(state, device));

export const getDevice: Handler = (state, { query }) =>
  answer(state, state.store.get("foreigndevice", idInQuery(query, "foreignDeviceId")) as DeviceRow | undefined);

export const getDeviceByName: Handler = (state, { body }) => answer(state, devicesByName(state, readQuestion(body))[0]);

export const getDeviceByIdentifier: Handler = (state, { body }) =>
  answer(state, devicesByIdentifier(state, readQuestion(body))[0]);

/** Saves a device under its name and identifier; one that is there already is taken (ASSUMED). */
function save(state: SandboxState, { ApplicationName, DeviceName, DeviceIdentifier }: Question, known = 0): Reply {
  const app = appByName(state, ApplicationName);
  if (app === undefined) return refusal(400, `There is no application named ${ApplicationName}.`);
  const refused = tooLong({ device: DeviceName, identifier: DeviceIdentifier });
  if (refused !== undefined) return refused;
  const question = readQuestion({ ApplicationName, DeviceName, DeviceIdentifier });
  const before =
    (state.store.get("foreigndevice", known) as DeviceRow | undefined) ?? devicesByIdentifier(state, question)[0];
  const id = before?.ForeignDeviceId ?? state.store.nextId("foreigndevice", firstId.foreigndevice);
  const row: DeviceRow = {
    ForeignDeviceId: id,
    Name: DeviceName,
    DeviceIdentifier,
    ForeignAppId: app.ForeignAppId,
    ...(before === undefined ? createdNow(state) : updatedNow(state, before)),
  };
  state.store.put("foreigndevice", id, { ...row });
  return answer(state, row);
}

export const addDevice: Handler = (state, { body }) => save(state, readQuestion(body));

/** The device that stands inside the body, by its own names. */
function deviceInside(question: Question): { readonly id: number; readonly question: Question } {
  const { ForeignDeviceId, Name, DeviceIdentifier } = withNames(question.ForeignDevice, [
    "ForeignDeviceId",
    "Name",
    "DeviceIdentifier",
  ]);
  return {
    id: Number(ForeignDeviceId ?? 0),
    question: {
      ...question,
      DeviceName: String(Name ?? question.DeviceName),
      DeviceIdentifier: String(DeviceIdentifier ?? question.DeviceIdentifier),
    },
  };
}

export const saveDevice: Handler = (state, { body }) => {
  const { id, question } = deviceInside(readQuestion(body));
  return save(state, question, id);
};

/** DOCUMENTED: the device may be null, then it is added by its names alone (TypeScript client, SaveDeviceByIdentifier). */
export const saveDeviceByIdentifier: Handler = (state, { body }) => {
  const asked = readQuestion(body);
  const { id, question } = deviceInside(asked);
  return save(state, question, devicesByIdentifier(state, asked)[0]?.ForeignDeviceId ?? id);
};

/** ASSUMED: a device's keys go with it; what is not there is deleted without complaint. */
function remove(state: SandboxState, devices: readonly DeviceRow[]): Reply {
  for (const key of keysOf(state, devices)) removeKey(state, key);
  for (const device of devices) state.store.remove("foreigndevice", device.ForeignDeviceId);
  return empty;
}

export const deleteDeviceByIdentifier: Handler = (state, { body }) =>
  remove(state, devicesByIdentifier(state, readQuestion(body)));

export const deleteDevice: Handler = (state, { body }) => {
  const { id, question } = deviceInside(readQuestion(body));
  const row = state.store.get("foreigndevice", id) as DeviceRow | undefined;
  return remove(state, row === undefined ? devicesByIdentifier(state, question) : [row]);
};
