import type { EmailFlow } from "../../model/email-flow.ts";
import type { Pointer } from "../../source/pointer.ts";
import type { Row } from "../store.ts";

/** What becomes of one list of a flow. */
export type EditList = (list: readonly Row[]) => readonly Row[];

/** The flow with one of its lists edited; the pointer leads to the list. */
export function editList(flow: EmailFlow, pointer: Pointer, edit: EditList): Row {
  return editAt({ ...flow }, pointer, edit) as Row;
}

function editAt(value: unknown, [key, ...rest]: Pointer, edit: EditList): unknown {
  if (key === undefined) return edit(value as readonly Row[]);
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? editAt(item, rest, edit) : item));
  const row = value as Row;
  return { ...row, [key]: editAt(row[String(key)], rest, edit) };
}
