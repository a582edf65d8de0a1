import { idProperty, propertiesOf, typeProperty } from "../../../model/properties-of.ts";
import type { NodeKind } from "../../../model/property.ts";
import type { Row } from "../../store.ts";
import { nodeKey } from "../carrier/reading.ts";

/** What is posted, and what is stored in its place. */
interface Versions<Value> {
  readonly posted: Value;
  readonly before: Value;
}

/** The other way of A1: nodes that the payload leaves out stay, after their posted siblings. */
export function withMissing(kind: NodeKind, { posted, before }: Versions<Row>, met: ReadonlySet<string>): Row {
  const entries = Object.entries(propertiesOf(kind, String(posted[typeProperty[kind] ?? ""])) ?? {}).flatMap(
    ([name, { type }]): [string, unknown][] => {
      if (type.kind !== "nodes") return [];
      return [[name, merged(type.node, { posted: rowsOf(posted[name]), before: rowsOf(before[name]) }, met)]];
    },
  );
  return { ...posted, ...Object.fromEntries(entries) };
}

function merged(kind: NodeKind, lists: Versions<readonly Row[]>, met: ReadonlySet<string>): readonly Row[] {
  const idOf = (node: Row) => Number(node[idProperty[kind]]);
  const kept = lists.posted.map((node) => {
    const old = lists.before.find((other) => idOf(other) === idOf(node));
    return old === undefined ? node : withMissing(kind, { posted: node, before: old }, met);
  });
  return [...kept, ...lists.before.filter((node) => !met.has(nodeKey(kind, idOf(node))))];
}

const rowsOf = (value: unknown) => (value ?? []) as readonly Row[];
