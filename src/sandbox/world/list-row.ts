import { type MDOListItem, noListItem } from "../../model/record.ts";
import type { SandboxState } from "../state.ts";
import type { Row } from "../store.ts";

/** A row of a list as the store keeps it: what it does not say is at its default. */
export interface ListRow extends Partial<MDOListItem>, Row {
  readonly Id: number;
  readonly Name: string;
  /** The rows that it belongs to: its parent in a tree, a link's mailing, a stage's types of sale. */
  readonly Owners?: readonly number[];
}

/** The lists that show the rows of another one (superoffice-api.md E2). */
const sameRows: Readonly<Record<string, string>> = {
  appointmenttask: "task",
  project_new: "project",
  subscription: "shipmenttype",
  persint: "interest",
  perspos: "position",
};

/** The table that holds a list's rows. */
export function tableOf(list: string): string {
  const name = list.toLowerCase();
  return `list:${sameRows[name] ?? name}`;
}

/** All rows of a list, in the order in which they are shown. */
export function listRows(state: SandboxState, list: string): readonly ListRow[] {
  return state.store.rows(tableOf(list)) as readonly ListRow[];
}

/** The row as the API answers it. */
export function itemOf(row: ListRow): MDOListItem {
  const { Owners: _, ...item } = row;
  return { ...noListItem, ToolTip: row.Name, FullName: row.Name, ...item };
}
