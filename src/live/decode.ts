import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import * as target from "../diagnostic/target.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import { propertiesOf, typeProperty } from "../model/properties-of.ts";
import type { NodeKind, ValueType } from "../model/property.ts";
import { formatPointer, type Pointer } from "../source/pointer.ts";
import { isObject, type JsonObject } from "../util/json.ts";
import { misfit } from "./value-shape.ts";

/** A node whose shape nobody here knows; thrown through the walk and caught where it began. */
class UnknownShape extends Error {}

/**
 * A live flow from the API's JSON: properties that are missing or null get their defaults, properties that nobody
 * here knows stay as they are, and a node of an unknown type or a value of another kind makes the whole flow
 * unreadable, for a plan over it would be a guess.
 */
export function decodeEmailFlow(json: unknown, wanted: number): Outcome<EmailFlow> {
  const name = `flow ${wanted}`;
  try {
    const flow = decodeNode("flow", json, []) as unknown as EmailFlow;
    if (wanted === 0 || flow.EmailFlowId === wanted) return success(flow);
    return failure(target.unexpectedShape(undefined, name, `the answer is about flow ${flow.EmailFlowId}`));
  } catch (thrown) {
    if (thrown instanceof UnknownShape) return failure(target.unexpectedShape(undefined, name, thrown.message));
    throw thrown;
  }
}

function decodeNode(kind: NodeKind, json: unknown, at: Pointer): JsonObject {
  if (!isObject(json)) throw new UnknownShape(`${formatPointer(at) || "the answer"} is not an object`);
  const typeName = typeProperty[kind];
  const type = typeName === undefined ? undefined : String(json[typeName]);
  const table = propertiesOf(kind, type);
  if (table === undefined) throw new UnknownShape(`${formatPointer(at)} is of the unknown type ${type}`);
  const decoded: Record<string, unknown> = { ...json };
  for (const [name, { type: valueType, default: standard }] of Object.entries(table)) {
    decoded[name] =
      valueType.kind === "nodes"
        ? decodeNodes(valueType.node, json[name], [...at, name])
        : decodeValue(json[name] ?? standard, { name, type: valueType }, at);
  }
  return decoded;
}

function decodeValue(value: unknown, { name, type }: { readonly name: string; readonly type: ValueType }, at: Pointer) {
  const wanted = value === null ? undefined : misfit(value, type);
  if (wanted !== undefined) throw new UnknownShape(`${formatPointer([...at, name])} is not ${wanted}`);
  return value;
}

/** Siblings in the order of their ranks, which is the order in which people pass them (design §6, A7). */
function decodeNodes(kind: NodeKind, json: unknown, at: Pointer): readonly JsonObject[] {
  if (json === undefined || json === null) return [];
  if (!Array.isArray(json)) throw new UnknownShape(`${formatPointer(at)} is not a list`);
  const nodes = json.map((item, index) => decodeNode(kind, item, [...at, index]));
  const isRanked = nodes.every(({ Rank }) => typeof Rank === "number");
  const ranked = isRanked ? nodes.toSorted((a, b) => Number(a.Rank) - Number(b.Rank)) : nodes;
  return kind === "option" ? ranked.toSorted((a, b) => lastly(a) - lastly(b)) : ranked;
}

/** Everyone else is who is left, wherever the server has them among the branches (A3): here they are the last. */
const lastly = ({ OptionType }: JsonObject) => (OptionType === "None" ? 1 : 0);
