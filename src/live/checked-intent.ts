import { workflowDefinitionStatuses } from "../model/enums.ts";
import type { Intent, Lease } from "../model/intent.ts";
import { isObject } from "../util/json.ts";

type Parts<Value> = { readonly [Name in keyof Value]?: unknown };

/** An intent of these parts; undefined when one of them is nothing that Flowform writes. */
export function checkedIntent(key: string, parts: Parts<Intent>): Intent | undefined {
  // An older Flowform wrote no new ids.
  const { kind, name, emailFlowId, before, wanted, pauses, owner, time, newIds = {} } = parts;
  const afterwards = workflowDefinitionStatuses.find((known) => known === parts.afterwards);
  if (kind !== "create" && kind !== "update") return undefined;
  if (!isText(name) || !isText(before) || !isText(wanted) || !isText(owner)) return undefined;
  if (!isCount(emailFlowId) || !isMoment(time) || typeof pauses !== "boolean" || afterwards === undefined)
    return undefined;
  if (!isPlaces(newIds)) return undefined;
  return { key, kind, name, emailFlowId, before, wanted, pauses, afterwards, newIds, owner, time };
}

/** The same for a lease. */
export function checkedLease({ owner, until }: Parts<Lease>): Lease | undefined {
  return isText(owner) && isMoment(until) ? { owner, until } : undefined;
}

const isText = (value: unknown): value is string => typeof value === "string";
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const isPlaces = (value: unknown): value is Intent["newIds"] => isObject(value) && Object.values(value).every(isCount);

const latest = Date.parse("9999-01-01T00:00:00Z");

/** A time that can be told to people. */
const isMoment = (value: unknown): value is number => isCount(value) && value < latest;
