import { flowSchema } from "../language/schema.ts";
import type { SchemaNode } from "../language/schema-node.ts";

/** Where people read in another order than the tables compile: who it is, who enters, how it speaks, what happens, how it ends. */
const usual: Readonly<Record<string, readonly string[]>> = {
  "": ["flow", "name", "description", "folder", "owner", "timezone", "status", "visibleFor", "unmanaged"].concat([
    "enrolment",
    "email",
    "sms",
    "goals",
    "steps",
    "finish",
  ]),
  email: ["subscription", "overrideConsent", "from", "replyTo", "sendWindow", "googleAnalytics"],
  finish: ["onGoal", "success", "otherwise"],
  waitForAction: ["actions", "timeout", "onTimeout"],
  // What happens, and where, from the large to the small.
  event: ["id", "was", "on", "form", "mailing", "link", "project", "selection", "where"],
};

/** The keys that a mapping of a flow file may have, in their usual order, and what is known of their values. */
export interface KeyOrder {
  readonly keys: readonly string[];
  readonly child: (key: string) => KeyOrder;
  /** Of the items of a list. */
  readonly item: () => KeyOrder;
}

/** The order of a whole flow file: that of the language's own tables, which are also its schema. */
export function flowKeyOrder(): KeyOrder {
  order ??= makeOrder();
  return order;
}

let order: KeyOrder | undefined;

function makeOrder(): KeyOrder {
  const root = flowSchema();
  const definitions = (root.$defs ?? {}) as Readonly<Record<string, SchemaNode>>;
  return orderOf(root, { name: "", definitions });
}

interface Known {
  /** The key under which the value stands. */
  readonly name: string;
  readonly definitions: Readonly<Record<string, SchemaNode>>;
}

function orderOf(node: SchemaNode, { name, definitions }: Known): KeyOrder {
  const reference = typeof node.$ref === "string" ? node.$ref.replace("#/$defs/", "") : undefined;
  const schema = reference === undefined ? node : (definitions[reference] ?? {});
  const properties = (schema.properties ?? {}) as Readonly<Record<string, SchemaNode>>;
  return {
    keys: keysOf(schema, properties, name),
    child: (key) =>
      orderOf((Object.hasOwn(properties, key) ? properties[key] : undefined) ?? {}, { name: key, definitions }),
    item: () => orderOf((schema.items ?? {}) as SchemaNode, { name, definitions }),
  };
}

/** A mapping that also takes names of other people's making, such as columns, keeps its author's order. */
function keysOf(schema: SchemaNode, properties: Readonly<Record<string, SchemaNode>>, name: string): readonly string[] {
  if (schema.additionalProperties !== false) return [];
  const first = usual[Object.hasOwn(properties, "on") ? "event" : name] ?? [];
  const known = Object.keys(properties);
  return [...first.filter((key) => known.includes(key)), ...known.filter((key) => !first.includes(key))];
}
