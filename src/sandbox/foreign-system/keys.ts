import { withNames } from "../body.ts";
import { firstId } from "../id-ranges.ts";
import { empty, type Handler, json, refusal, type SandboxState } from "../state.ts";
import { keyCarrier } from "./answers.ts";
import { devicesByIdentifier, devicesByName, keysNamed, keysOn } from "./find.ts";
import { keyAt, putKey, removeKey } from "./key-index.ts";
import { tooLong } from "./limits.ts";
import { type Question, readQuestion } from "./question.ts";
import { allKeys, type DeviceRow, type KeyRow } from "./rows.ts";
import { createdNow, updatedNow } from "./written.ts";

type Devices = (state: SandboxState, question: Question) => readonly DeviceRow[];

const carriers = (state: SandboxState, rows: readonly KeyRow[]) => json(rows.map((row) => keyCarrier(state, row)));

/** A method that answers one key, or null. */
const one =
  (devices: Devices, choose: (key: KeyRow, question: Question) => boolean = () => true): Handler =>
  (state, { body }) => {
    const question = readQuestion(body);
    const found = keysNamed(state, devices(state, question), question).find((key) => choose(key, question));
    return json(found === undefined ? null : keyCarrier(state, found));
  };

const value =
  (devices: Devices): Handler =>
  (state, { body }) => {
    const question = readQuestion(body);
    return json(keysNamed(state, devices(state, question), question)[0]?.Value ?? null);
  };

const many =
  (devices: Devices): Handler =>
  (state, { body }) => {
    const question = readQuestion(body);
    return carriers(state, keysOn(state, devices(state, question), question));
  };

const ofValue = (key: KeyRow, { KeyValue }: Question) => key.Value === KeyValue;

export const getKey = one(devicesByName);
export const getKeyOnDeviceIdentifier = one(devicesByIdentifier);
export const getKeyByValue = one(devicesByName, ofValue);
export const getKeyByValueAndIdentifier = one(devicesByIdentifier, ofValue);
export const getKeyValue = value(devicesByName);
export const getKeyValueOnDeviceIdentifier = value(devicesByIdentifier);
export const getDeviceKeys = many(devicesByName);
/** Serves the three methods that ask for more and more: the identifier, the table, the record. */
export const getDeviceKeysOnDeviceIdentifier = many(devicesByIdentifier);

/** Keys by "application.device.key". */
export const getAllForeignKeysOnEntity: Handler = (state, { body }) => {
  const { EntityType, EntityId } = readQuestion(body);
  const rows = allKeys(state).filter(
    (key) => key.TableName.toLowerCase() === EntityType.toLowerCase() && key.RecordId === EntityId,
  );
  return json(Object.fromEntries(rows.map((row) => [`${pathOf(state, row)}.${row.Key}`, row.Value])));
};

function pathOf({ store }: SandboxState, { ForeignDeviceId }: KeyRow): string {
  const device = store.get("foreigndevice", ForeignDeviceId);
  const app = store.get("foreignapp", Number(device?.ForeignAppId ?? 0));
  return `${app?.Name}.${device?.Name}`;
}

/** The key inside the body, by its own names. */
function keyInside({ ForeignKey }: Question) {
  const { Key, Value, TableName, RecordId } = withNames(ForeignKey, ["Key", "Value", "TableName", "RecordId"]);
  return {
    Key: String(Key ?? ""),
    Value: String(Value ?? ""),
    TableName: String(TableName ?? ""),
    RecordId: Number(RecordId ?? 0),
  };
}

/** Adds a key or gives it another value. ASSUMED: application and device must be there, and a key needs a name. */
export const saveKey: Handler = (state, { body }) => {
  const question = readQuestion(body);
  const sent = keyInside(question);
  const device = devicesByIdentifier(state, question)[0];
  if (device === undefined)
    return refusal(400, `There is no device ${question.DeviceName} (${question.DeviceIdentifier}) here.`);
  if (sent.Key === "") return refusal(400, "A key needs a name.");
  if (sent.TableName === "" && state.otherwise.has("A9")) return refusal(400, "A key must be bound to a table.");
  const refused = tooLong({ key: sent.Key, value: sent.Value });
  if (refused !== undefined) return refused;
  const { ForeignDeviceId } = device;
  const before = keyAt(state, { ForeignDeviceId, ...sent });
  const row: KeyRow = {
    ForeignKeyId: before?.ForeignKeyId ?? state.store.nextId("foreignkey", firstId.foreignkey),
    ForeignDeviceId,
    ...sent,
    ...(before === undefined ? createdNow(state) : updatedNow(state, before)),
  };
  putKey(state, row);
  return json(keyCarrier(state, row));
};

/** DOCUMENTED: all keys of the name, unless a table is named, and then a record (superoffice-api.md F). */
function deleteKeys(state: SandboxState, question: Question) {
  for (const key of keysNamed(state, devicesByIdentifier(state, question), question)) removeKey(state, key);
  return empty;
}

export const deleteKeyOnName: Handler = (state, { body }) => deleteKeys(state, readQuestion(body));

export const deleteKey: Handler = (state, { body }) => {
  const question = readQuestion(body);
  return deleteKeys(state, { ...question, KeyName: keyInside(question).Key });
};
