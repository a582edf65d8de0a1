/** The ids that a name stands for in one list: none, one, or several when the name is ambiguous. */
export interface RecordNames {
  idsOf(name: string): readonly number[];
  /** The name that people know a record by; undefined when the list does not have it. */
  nameOf(id: number): string | undefined;
  /** Every text that means this record and no other: its name first, then its aliases. */
  spellingsOf(id: number): readonly string[];
  readonly all: readonly string[];
}

/** A row of a list, as far as names need it. */
interface NamedRow {
  readonly id: number;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** Names of a list's rows: the exact name first, then its aliases. */
export function recordNames(rows: readonly NamedRow[]): RecordNames {
  const byName = grouped(rows.map(({ id, name }) => [name, id]));
  const byAlias = grouped(rows.flatMap(({ id, aliases }) => aliases.map((alias): [string, number] => [alias, id])));
  const byId = new Map(rows.map(({ id, name, aliases }) => [id, aliases[0] ?? name]));
  const texts = new Map(rows.map(({ id, name, aliases }) => [id, [name, ...aliases]]));
  const idsOf = (name: string) => byName.get(name) ?? byAlias.get(name) ?? [];
  return {
    idsOf,
    spellingsOf: (id) => (texts.get(id) ?? []).filter((text) => text !== "" && idsOf(text).join() === String(id)),
    nameOf: (id) => byId.get(id),
    all: [...new Set([...byName.keys(), ...byAlias.keys()])],
  };
}

function grouped(entries: readonly (readonly [string, number])[]): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, Set<number>>();
  for (const [name, id] of entries) groups.set(name, (groups.get(name) ?? new Set()).add(id));
  return new Map([...groups].map(([name, ids]) => [name, [...ids]]));
}
