import type { Diagnostic, Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import * as target from "../diagnostic/target.ts";
import type { Connection } from "../model/http.ts";
import { isObject, type JsonObject } from "../util/json.ts";
import { call, read } from "./call.ts";

const agent = "/v1/Agents/ForeignSystem";

/** The names under which a project's keys are kept; a device's name holds 31 characters (superoffice-api.md F). */
export function keyNames(project: string) {
  return { ApplicationName: "flowform", DeviceName: project.slice(0, 31), DeviceIdentifier: project };
}

/** The values of chained keys, by what stands before their number. */
export type Chains = ReadonlyMap<string, readonly string[]>;

/** The chains of one project. */
export async function readChains(connection: Connection, body: object): Promise<Outcome<Chains>> {
  const rows = await readRows(connection, "GetDeviceKeysOnDeviceIdentifier", body);
  return rows.value === undefined ? rows : success(chains(rows.value));
}

/** The devices of our application, one for each project. */
export function readDevices(connection: Connection, project: string): Promise<Outcome<readonly JsonObject[]>> {
  const { ApplicationName } = keyNames(project);
  return readRows(connection, "GetApplicationDevices", { ApplicationName });
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

/** The first value of one chain, fresh; empty when there is none. */
export async function readValue(connection: Connection, project: string, chain: string): Promise<Outcome<string>> {
  const name = `reading ${chain}`;
  const body = { ...keyNames(project), KeyName: `${chain}/0`, TableName: "", RecordId: 0 };
  const answer = await read(connection, { name, path: `${agent}/GetKeyOnDeviceIdentifier`, body });
  if (answer.value === undefined) return answer;
  const { json } = answer.value;
  if (isObject(json) && typeof json.Value === "string") return success(json.Value);
  return json === null ? success("") : failure(target.notJson(undefined, name, "something else than a key"));
}

export async function saveValue(
  connection: Connection,
  project: string,
  key: { readonly Key: string; readonly Value: string },
): Promise<Diagnostic | undefined> {
  const body = { ForeignKey: { ...key, RecordId: 0, TableName: "" }, ...keyNames(project) };
  const name = `remembering ${key.Key}`;
  const answer = await call(connection, { name, path: `${agent}/SaveForeignKey`, body });
  if ("failed" in answer) return answer.failed.diagnostic;
  // A refusal may be answered with null (A22).
  return isObject(answer.json) ? undefined : target.notJson(undefined, name, "something that is no key");
}

/** Makes the application and the project's device, where the target does not have them yet. */
export async function register(connection: Connection, project: string): Promise<Diagnostic | undefined> {
  const { ApplicationName } = keyNames(project);
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
    body: keyNames(project),
  });
  return "failed" in device ? device.failed.diagnostic : undefined;
}
