import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import * as target from "../diagnostic/target.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import { idProperty, propertiesOf, typeProperty } from "../model/properties-of.ts";
import type { NodeKind, Property, Role } from "../model/property.ts";
import { formatPointer, type Pointer } from "../source/pointer.ts";
import { isObject, type JsonObject } from "../util/json.ts";
import { mayBeNull, misfit, unknownName } from "./value-shape.ts";

/** Why a flow cannot be read; thrown through the walk and caught where it began. */
class Unreadable extends Error {
  readonly reason: target.UnreadableReason;

  constructor(message: string, reason: target.UnreadableReason) {
    super(message);
    this.reason = reason;
  }
}

/**
 * A live flow from the API's JSON. Properties that nobody here knows stay as they are. What is missing is never taken
 * for empty, for the next apply would make it so: a flow without one of the properties that a file decides, with a
 * node or a value of a kind that nobody knows, or with a value of another shape is unreadable as a whole.
 */
export function decodeEmailFlow(json: unknown, wanted: number): Outcome<EmailFlow> {
  const name = `flow ${wanted}`;
  try {
    const flow = decodeNode("flow", json, []) as unknown as EmailFlow;
    if (wanted === 0 || flow.EmailFlowId === wanted) return success(flow);
    throw new Unreadable(`the answer is about flow ${flow.EmailFlowId}`, "answer");
  } catch (thrown) {
    if (!(thrown instanceof Unreadable)) throw thrown;
    return failure(target.unexpectedShape(undefined, name, thrown.message, thrown.reason));
  }
}

function decodeNode(kind: NodeKind, json: unknown, at: Pointer): JsonObject {
  if (!isObject(json)) throw new Unreadable(`${formatPointer(at) || "the answer"} is not an object`, "answer");
  const typeName = typeProperty[kind];
  const type = typeName === undefined ? undefined : json[typeName];
  if (typeName !== undefined && (type === undefined || type === null))
    throw new Unreadable(`${typeName} of ${formatPointer(at)} is missing`, "answer");
  const table = propertiesOf(kind, type === undefined ? undefined : String(type));
  if (table === undefined) throw new Unreadable(`${formatPointer(at)} is of the unknown type ${type}`, "unknown");
  const decoded: Record<string, unknown> = { ...json };
  const node = { json, at, words: wordsFor(kind, json, at) };
  for (const [name, property] of Object.entries(table)) {
    decoded[name] =
      property.type.kind === "nodes"
        ? decodeNodes(property.type.node, name, node)
        : decodeValue({ name, property, isOwnId: name === idProperty[kind] }, node);
  }
  return decoded;
}

interface Node {
  readonly json: JsonObject;
  readonly at: Pointer;
  readonly words: string;
}

/** A node as a message names it. */
function wordsFor(kind: NodeKind, json: JsonObject, at: Pointer): string {
  if (kind === "flow") return "the flow";
  const type = json[typeProperty[kind] ?? ""];
  return `the ${kind} ${json[idProperty[kind]] ?? "without an id"} (${type}, ${formatPointer(at)})`;
}

/** Whose values a file decides, or which tell the nodes apart: without them nobody knows what the flow is. */
const needed: ReadonlySet<Role> = new Set<Role>(["written", "kept", "children"]);

const largestId = 2 ** 31 - 1;

/** Ids are of 32 bits in the API; one that is not would be remembered, and taken for another node by the next plan. */
const isId = (value: unknown) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= largestId;

interface Named {
  readonly name: string;
  readonly property: Property<unknown>;
  readonly isOwnId: boolean;
}

function decodeValue({ name, property, isOwnId }: Named, { json, at, words }: Node): unknown {
  const { role, type, default: standard } = property;
  const value = json[name];
  if (value === undefined || value === null) {
    const isNeeded = isOwnId || (needed.has(role) && !(value === null && mayBeNull(type)));
    if (isNeeded) throw new Unreadable(`${name} of ${words} is ${value === null ? "null" : "missing"}`, "answer");
    return standard;
  }
  const wanted = misfit(value, type) ?? (isOwnId && !isId(value) ? "an id" : undefined);
  if (wanted !== undefined) throw new Unreadable(`${formatPointer([...at, name])} is not ${wanted}`, "answer");
  const strange = unknownName(value, type);
  if (strange === undefined) return value;
  const place = at.length === 0 ? `${name} of the flow` : `${name} of ${formatPointer(at)}`;
  throw new Unreadable(`${place} is "${strange}", which nobody here knows`, "unknown");
}

/**
 * Siblings in the order of their ranks, which is the order in which people pass them (design §6, A7); where there are
 * none, in that of their ids, so that two readings are the same.
 */
function decodeNodes(kind: NodeKind, name: string, { json, at, words }: Node): readonly JsonObject[] {
  const list = json[name];
  if (list === undefined || list === null)
    throw new Unreadable(`the list ${name} of ${words} is ${list === null ? "null" : "missing"}`, "answer");
  if (!Array.isArray(list)) throw new Unreadable(`${formatPointer([...at, name])} is not a list`, "answer");
  const nodes = list.map((item, index) => decodeNode(kind, item, [...at, name, index]));
  const isRanked = nodes.every(({ Rank }) => typeof Rank === "number");
  const place = isRanked ? "Rank" : idProperty[kind];
  const ranked = nodes.toSorted((a, b) => Number(a[place]) - Number(b[place]));
  return kind === "option" ? ranked.toSorted((a, b) => lastly(a) - lastly(b)) : ranked;
}

/** Everyone else is who is left, wherever the server has them among the branches (A3): here they are the last. */
const lastly = ({ OptionType }: JsonObject) => (OptionType === "None" ? 1 : 0);
