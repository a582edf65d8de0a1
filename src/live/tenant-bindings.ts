import type { Diagnostic, Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import * as target from "../diagnostic/target.ts";
import type { Binding } from "../model/binding.ts";
import type { Connection } from "../model/http.ts";
import { isObject, type JsonObject } from "../util/json.ts";
import type { BindingStore } from "./binding-store.ts";
import { fromValues, toValues } from "./binding-text.ts";
import { call, read } from "./call.ts";

const agent = "/v1/Agents/ForeignSystem";

/** The names under which a project's keys are kept; a device's name holds 31 characters (superoffice-api.md F). */
function names(project: string) {
  return { ApplicationName: "flowform", DeviceName: project.slice(0, 31), DeviceIdentifier: project };
}

/** Bindings in SuperOffice's own store for external keys: every CI runner sees the same (design §3, A9). */
export function tenantBindings(connection: Connection, project: string): BindingStore {
  const known = new Map<string, readonly string[]>();
  let registered = false;
  return {
    async read() {
      const stored = await readKeys(connection, names(project));
      if (stored.value === undefined) return stored;
      for (const [key, values] of stored.value) known.set(key, values);
      registered = known.size > 0;
      return success(bindingsFrom(known));
    },
    async readOthers() {
      const devices = await readRows(connection, "GetApplicationDevices", {
        ApplicationName: names(project).ApplicationName,
      });
      if (devices.value === undefined) return devices;
      const owners = new Map<number, string>();
      for (const { Name, DeviceIdentifier } of devices.value) {
        if (DeviceIdentifier === project) continue;
        const stored = await readKeys(connection, { ...names(project), DeviceName: Name, DeviceIdentifier });
        if (stored.value === undefined) return stored;
        for (const { emailFlowId } of bindingsFrom(stored.value).values())
          owners.set(emailFlowId, String(DeviceIdentifier));
      }
      return success(owners);
    },
    /** Keys that were read have been written once; else a key of no flow is tried (A9). */
    async ready() {
      if (registered) return undefined;
      const failed = (await register(connection, project)) ?? (await save(connection, project, trial));
      registered = failed === undefined;
      return failed;
    },
    async write(binding) {
      const values = toValues(binding);
      const before = known.get(binding.key) ?? [];
      const failed = registered ? undefined : await register(connection, project);
      if (failed !== undefined) return failed;
      registered = true;
      for (const [part, value] of [...values.entries()].toReversed()) {
        const problem =
          value === before[part]
            ? undefined
            : await save(connection, project, { Key: `${binding.key}/${part}`, Value: value });
        if (problem !== undefined) return problem;
      }
      known.set(binding.key, values);
      return undefined;
    },
  };
}

/** Belongs to no flow, for it has no part. */
const trial = { Key: "flowform", Value: "1" };

/** The values per flow key of one project. */
async function readKeys(connection: Connection, body: object): Promise<Outcome<Chains>> {
  const rows = await readRows(connection, "GetDeviceKeysOnDeviceIdentifier", body);
  return rows.value === undefined ? rows : success(chains(rows.value));
}

/**
 * A list of the key store. Only a list is an answer: agents also answer a failure with null (superoffice-api.md B1),
 * and what cannot be read must never pass for "nothing is remembered".
 */
async function readRows(connection: Connection, method: string, body: object): Promise<Outcome<readonly JsonObject[]>> {
  const name = "reading what is remembered of the flows";
  const answer = await read(connection, { name, path: `${agent}/${method}`, body });
  if (answer.value === undefined) return answer;
  const { json } = answer.value;
  return Array.isArray(json)
    ? success(json.filter(isObject))
    : failure(target.notJson(undefined, name, "something else than a list"));
}

type Chains = ReadonlyMap<string, readonly string[]>;

function bindingsFrom(stored: Chains): ReadonlyMap<string, Binding> {
  const bindings = [...stored].map(([key, values]) => fromValues(key, values));
  return new Map(bindings.filter((binding) => binding !== undefined).map((binding) => [binding.key, binding]));
}

/** The values in the order of their parts: keys are "trial-onboarding/0", "trial-onboarding/1" … */
function chains(rows: readonly JsonObject[]): Chains {
  const found = new Map<string, string[]>();
  for (const row of rows) {
    const [, key, part] = /^(.+)\/(\d{1,3})$/.exec(String(row.Key)) ?? [];
    if (key === undefined) continue;
    const values = found.get(key) ?? [];
    values[Number(part)] = String(row.Value ?? "");
    found.set(key, values);
  }
  return new Map([...found].map(([key, values]) => [key, Array.from(values, (value) => value ?? "")]));
}

async function save(
  connection: Connection,
  project: string,
  key: { Key: string; Value: string },
): Promise<Diagnostic | undefined> {
  const body = { ForeignKey: { ...key, RecordId: 0, TableName: "" }, ...names(project) };
  const name = `remembering ${key.Key}`;
  const answer = await call(connection, { name, path: `${agent}/SaveForeignKey`, body });
  if ("failed" in answer) return answer.failed.diagnostic;
  // A refusal may be answered with null (A22).
  return isObject(answer.json) ? undefined : target.notJson(undefined, name, "something that is no key");
}

/** Makes the application and the project's device, where the target does not have them yet. */
async function register(connection: Connection, project: string): Promise<Diagnostic | undefined> {
  const { ApplicationName } = names(project);
  const found = await call(connection, {
    name: "looking for our key store",
    path: `${agent}/GetAppByName`,
    body: { ApplicationName },
  });
  if ("failed" in found) return found.failed.diagnostic;
  const isNew = !isObject(found.json) || Number(found.json.ForeignAppId ?? 0) === 0;
  const made = isNew
    ? await call(connection, {
        name: "making our key store",
        path: `${agent}/SaveForeignAppEntity`,
        body: { Name: ApplicationName },
      })
    : found;
  if ("failed" in made) return made.failed.diagnostic;
  const device = await call(connection, {
    name: "making the project's keys",
    path: `${agent}/AddDeviceByIdentifier`,
    body: names(project),
  });
  return "failed" in device ? device.failed.diagnostic : undefined;
}
