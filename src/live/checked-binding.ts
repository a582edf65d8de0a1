import type { Base, BaseNode, Binding } from "../model/binding.ts";
import { workflowDefinitionStatuses } from "../model/enums.ts";
import { isObject } from "../util/json.ts";

type Parts<Value> = { readonly [Name in keyof Value]?: unknown };

/**
 * A binding of these parts; undefined when it does not tell which live flow it speaks of. Ids that are none are
 * forgotten, and found by content again.
 */
export function checkedBinding({
  key,
  emailFlowId,
  ids,
  applied,
  commit,
  serial,
  base,
}: Parts<Binding>): Binding | undefined {
  if (!isText(key) || key === "" || !isCount(emailFlowId) || emailFlowId === 0) return undefined;
  const known = { key, emailFlowId, ids: isIds(ids) ? ids : {}, applied: textOr(applied), commit: textOr(commit) };
  const checked = checkedBase(base);
  return { ...known, ...(isCount(serial) ? { serial } : {}), ...(checked === undefined ? {} : { base: checked }) };
}

function checkedBase(base: unknown): Base | undefined {
  if (!isObject(base)) return undefined;
  const { nodes } = base;
  const status = workflowDefinitionStatuses.find((known) => known === base.status);
  return status !== undefined && Array.isArray(nodes) && nodes.every(isNode) ? { status, nodes } : undefined;
}

const isText = (value: unknown): value is string => typeof value === "string";
const textOr = (value: unknown) => (isText(value) ? value : "");
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const isIds = (value: unknown): value is Binding["ids"] => isObject(value) && Object.values(value).every(isText);

const isNode = (value: unknown): value is BaseNode =>
  isObject(value) && isText(value.identity) && isCount(value.depth) && isText(value.mark);
