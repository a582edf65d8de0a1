/**
 * Who decides a property of a carrier.
 *
 * - `written`: the YAML decides; what it leaves out has the default.
 * - `kept`: the YAML decides when it says something; otherwise the live value stays.
 * - `identity`: a key that the server gave; it goes back with the node that survives.
 * - `rank`: the place among siblings; both the order and the number are sent (design §6, A7).
 * - `children`: nodes with an identity of their own, matched and compared one by one.
 * - `server`: filled by the server; sent back as it was read, never compared.
 */
export type Role = "written" | "kept" | "identity" | "rank" | "children" | "server";

/** What a property holds, as far as comparing, describing and checking it needs to know. */
export type ValueType =
  | { readonly kind: "text"; readonly maxLength?: number }
  | {
      readonly kind:
        | "integer"
        | "decimal"
        | "boolean"
        | "localDateTime"
        | "timeOfDay"
        | "dateTime"
        | "conditions"
        | "fieldValues"
        | "anything";
    }
  | { readonly kind: "choice"; readonly values: readonly string[] }
  | { readonly kind: "weekdays" }
  | { readonly kind: "integers"; readonly ordered: boolean; readonly list?: ListName }
  | { readonly kind: "record"; readonly list: ListName }
  | { readonly kind: "texts" }
  | { readonly kind: "reference"; readonly key: string; readonly list: ListName }
  | { readonly kind: "visibility" }
  | { readonly kind: "nodes"; readonly node: NodeKind };

/** The MDO list that names the records which a property points to; "flow" stands for flows by their key. */
export type ListName = string;

/** The kinds of node that the server gives an id. */
export type NodeKind = "flow" | "trigger" | "goal" | "step" | "option" | "action";

/** One property of a carrier: who decides it, what it holds, and the server's documented default. */
export interface Property<Value> {
  readonly role: Role;
  readonly type: ValueType;
  readonly default: Value;
}

/** The properties of one carrier by wire name, in the order of the server's own class. */
export type PropertyTable = Readonly<Record<string, Property<unknown>>>;

/** The carrier that a property table describes. */
export type CarrierOf<Table extends PropertyTable> = {
  readonly [Name in keyof Table]: Table[Name] extends Property<infer Value> ? Value : never;
};

export function text(maxLength?: number): Property<string> {
  return {
    role: "written",
    type: maxLength === undefined ? { kind: "text" } : { kind: "text", maxLength },
    default: "",
  };
}

export function integer(): Property<number> {
  return { role: "written", type: { kind: "integer" }, default: 0 };
}

export function decimal(): Property<number> {
  return { role: "written", type: { kind: "decimal" }, default: 0 };
}

export function flag(value: boolean): Property<boolean> {
  return { role: "written", type: { kind: "boolean" }, default: value };
}

export function choice<Name extends string>(values: readonly Name[], value: Name): Property<Name> {
  return { role: "written", type: { kind: "choice", values }, default: value };
}

/** A `[DT:MM/DD/YYYY HH:mm:ss.fffffff]` string, read in the flow's time zone (superoffice-api.md B3). */
export function localDateTime(value: string): Property<string> {
  return { role: "written", type: { kind: "localDateTime" }, default: value };
}

/** The same text, of which only the time of day counts. */
export function timeOfDay(value: string): Property<string> {
  return { role: "written", type: { kind: "timeOfDay" }, default: value };
}

/** The id of a record, 0 for none. */
export function record(list: ListName): Property<number> {
  return { role: "written", type: { kind: "record", list }, default: 0 };
}

/** The ids of several records; their order means nothing. */
export function records(list: ListName): Property<readonly number[]> {
  return { role: "written", type: { kind: "integers", ordered: false, list }, default: [] };
}

/** The ids of several records in an order that means something. */
export function queue(list: ListName): Property<readonly number[]> {
  return { role: "written", type: { kind: "integers", ordered: true, list }, default: [] };
}

export function texts(): Property<readonly string[]> {
  return { role: "written", type: { kind: "texts" }, default: [] };
}

/** An object of which only its id decides: the rest is the server's view of that record. */
export function reference<Value>(key: keyof Value & string, list: ListName, value: Value): Property<Value> {
  return { role: "written", type: { kind: "reference", key, list }, default: value };
}

/** Child nodes with ids of their own. The carrier's interface names their type. */
export function children(node: NodeKind): Property<readonly unknown[]> {
  return { role: "children", type: { kind: "nodes", node }, default: [] };
}

export function identity(): Property<number> {
  return { role: "identity", type: { kind: "integer" }, default: 0 };
}

export function rank(): Property<number> {
  return { role: "rank", type: { kind: "integer" }, default: 0 };
}

/** A property that only the server fills. */
export function server<Value>(value: Value): Property<Value> {
  return { role: "server", type: { kind: "anything" }, default: value };
}

/** The same property, but the live value stays when the YAML is silent. */
export function kept<Value>(property: Property<Value>): Property<Value> {
  return { ...property, role: "kept" };
}
