import { decodeEmailFlow } from "../live/decode.ts";
import type { Backup } from "../model/backup.ts";
import { checksum } from "../util/checksum.ts";
import { isObject, type JsonObject } from "../util/json.ts";

/** A backup, and whether its checksum has been looked at; or why it is none. */
export type DecodedBackup = { readonly backup: Backup; readonly isChecked: boolean } | { readonly why: string };

/** The backup that a file holds. Its flow is read as strictly as an answer of the target. */
export function decodeBackup(value: unknown, hash: (text: string) => string): DecodedBackup {
  if (!isObject(value) || typeof value.format_version !== "string")
    return { why: "it is not a backup, or not all of one" };
  const { format_version: version, carrier } = value;
  if (!/^1\.\d+$/.test(version))
    return { why: `this version of Flowform does not know its format_version ${version.slice(0, 20)}` };
  // Backups of the first version had no checksum.
  const isChecked = version !== "1.0";
  if (isChecked && checksum(value, hash) !== value.checksum) return { why: "it was changed after it was written" };
  if (!hasForm(value)) return { why: "it is not a backup, or not all of one" };
  if (carrier === null) return { backup: value as unknown as Backup, isChecked };
  const flow = decodeEmailFlow(carrier, isObject(carrier) ? Number(carrier.EmailFlowId) || 0 : 0);
  if (flow.value === undefined)
    return { why: `its flow cannot be read: ${flow.diagnostics[0]?.detail.replace(/\.$/, "")}` };
  if (flow.value.EmailFlowId <= 0) return { why: "its flow has no id" };
  return { backup: { ...(value as unknown as Backup), carrier: flow.value }, isChecked };
}

/** Whether it has everything beside the flow that going back needs. */
function hasForm({ project, target, url, key, name, time, digest, commit, ...rest }: JsonObject): boolean {
  const texts = [project, target, url, key, name, time, digest, commit];
  if (texts.some((one) => typeof one !== "string")) return false;
  const { ids, people, cancels, carrier = undefined } = rest;
  const isNumber = (one: unknown) => one === null || Number.isSafeInteger(one);
  const areIds = isObject(ids) && Object.values(ids).every((id) => typeof id === "string");
  const arePeople = people === null || (isObject(people) && isNumber(people.total));
  return areIds && arePeople && isNumber(cancels) && carrier !== undefined;
}
