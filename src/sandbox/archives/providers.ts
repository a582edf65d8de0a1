import type { SandboxState } from "../state.ts";
import type { ColumnFacts } from "./column-info.ts";
import { personSelectionColumns } from "./person-columns.ts";
import type { Provider } from "./provider.ts";
import { emailFlowInstances } from "./providers/email-flow-instances.ts";
import { emailFlows } from "./providers/email-flows.ts";

/** The archives whose rows can be read. */
const providers: Readonly<Record<string, Provider>> = {
  EmailFlows: emailFlows,
  EmailFlowInstances: emailFlowInstances,
};

/** The archives of which only the columns are known. */
const columnsOnly: Readonly<Record<string, () => readonly ColumnFacts[]>> = {
  ContactPersonDynamicSelectionV2: personSelectionColumns,
};

export const providerNames: readonly string[] = [...Object.keys(providers), ...Object.keys(columnsOnly)];

/** The entry of a table by its name, whatever the letter case. */
function entry<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.entries(table).find(([known]) => known.toLowerCase() === name.toLowerCase())?.[1];
}

export function findProvider(name: string): Provider | undefined {
  return entry(providers, name);
}

/** What an archive's columns are; undefined when there is no such archive. */
export function columnsOf(state: SandboxState, name: string): readonly ColumnFacts[] | undefined {
  const provider = findProvider(name);
  if (provider === undefined) return entry(columnsOnly, name)?.();
  return provider<readonly ColumnFacts[]>(state, ({ columns }) =>
    Object.entries(columns).map(([column, { type, list, sortable }]) => ({ name: column, type, list, sortable })),
  );
}
