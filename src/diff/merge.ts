import type { EmailFlow } from "../model/email-flow.ts";
import { pathWords, unknownInside } from "../model/inner-properties.ts";
import type { Match, Pair } from "../model/match.ts";
import type { CarrierNode } from "../model/node.ts";
import { propertiesOf } from "../model/properties-of.ts";
import type { Property } from "../model/property.ts";
import { present } from "../util/invariant.ts";
import { equalJson, type JsonObject } from "../util/json.ts";
import { canonicalValue } from "./canonical.ts";

/**
 * The carrier to save: what the file says, with the server's ids on every node that survives, wherever it moved,
 * and with everything of the live flow that the file does not decide, also properties that nobody here knows.
 */
export function merge(found: Match): EmailFlow {
  const pairs = new Map(found.pairs.map((pair) => [pair.desired.value, pair]));
  return mergeNode(present(found.pairs[0], "the flow").desired.value, pairs) as unknown as EmailFlow;
}

type Pairs = ReadonlyMap<JsonObject, Pair>;

/** A node as it is sent; nothing for one that the match leaves out. */
function mergeNode(value: JsonObject, pairs: Pairs): JsonObject | undefined {
  const pair = pairs.get(value);
  if (pair === undefined) return undefined;
  const { desired, live, authored } = pair;
  const table = propertiesOf(desired.kind, desired.type) ?? {};
  const own = Object.entries(table).map(([name, property]) => {
    const kept = authored.kept.includes(name);
    return [name, mergeProperty({ name, property, kept }, { desired: value, live: live?.value }, pairs)];
  });
  return { ...unknownProperties(live, table), ...Object.fromEntries(own) };
}

/** The properties of a live node that its table does not list. */
export function unknownProperties(live: CarrierNode | undefined, table: Readonly<Record<string, unknown>>): JsonObject {
  return Object.fromEntries(Object.entries(live?.value ?? {}).filter(([name]) => !Object.hasOwn(table, name)));
}

type Part = { readonly name: string; readonly property: Property<unknown>; readonly kept: boolean };
type Sides = { readonly desired: JsonObject; readonly live: JsonObject | undefined };

function mergeProperty({ name, property, kept }: Part, { desired, live }: Sides, pairs: Pairs): unknown {
  const { role, type } = property;
  if (role === "children")
    return (desired[name] as readonly JsonObject[]).flatMap((child) => mergeNode(child, pairs) ?? []);
  if (live === undefined) return desired[name];
  if (role === "identity" || role === "server" || kept) return live[name] ?? desired[name];
  // Where it is equal by meaning, the server's own spelling goes back, with whatever it added.
  if (type.kind !== "text" && typeof live[name] !== "object") return desired[name];
  const same = equalJson(canonicalValue(desired[name], property), canonicalValue(live[name], property));
  return same ? live[name] : desired[name];
}

/** Every property of the live flow's surviving nodes that nobody here knows, by name, each once. */
export function unknownPropertiesOf(found: Match): readonly string[] {
  const names = found.pairs.flatMap(({ live }) => {
    if (live === undefined) return [];
    const table = propertiesOf(live.kind, live.type) ?? {};
    const inner = Object.entries(table).flatMap(([name, property]) =>
      Object.keys(unknownInside(live.value[name], property)).map((path) => pathWords(name, path)),
    );
    return [...Object.keys(unknownProperties(live, table)), ...inner];
  });
  return [...new Set(names)].sort();
}
