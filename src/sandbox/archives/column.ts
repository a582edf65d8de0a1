/** What a cell may hold. */
export type Cell = string | number | boolean | null;

/** A column of an archive. */
export interface ArchiveColumn<Row> {
  /** How its values are compared (superoffice-conditions.md C.2); undefined when it cannot be filtered by. */
  readonly type: string | undefined;
  readonly sortable: boolean;
  /** The name of the MDO list that its values come from. */
  readonly list?: string;
  readonly value: (row: Row) => Cell | readonly number[];
  /** The id behind a value that is shown as a text: a filter may name either. */
  readonly id?: (row: Row) => number;
}

export type Columns<Row> = Readonly<Record<string, ArchiveColumn<Row>>>;

type Value<Row> = ArchiveColumn<Row>["value"];

/** A column of the given type that can be filtered and sorted by. */
export const column = <Row>(type: string, value: Value<Row>): ArchiveColumn<Row> => ({ type, sortable: true, value });

/** A column that shows the name of what an id stands for. */
export const named = <Row>(
  type: string,
  parts: { readonly value: Value<Row>; readonly id: (row: Row) => number; readonly list?: string },
): ArchiveColumn<Row> => ({ type, sortable: true, ...parts });

/** A column that can only be looked at. */
export const shown = <Row>(value: Value<Row>): ArchiveColumn<Row> => ({ type: undefined, sortable: false, value });

/** The columns of a record that another one points to: each under a prefix, made from the row that points. */
export function prefixed<Outer, Inner>(
  prefix: string,
  columns: Columns<Inner>,
  inner: (row: Outer) => Inner | undefined,
): Columns<Outer> {
  const through =
    <Result>(read: (row: Inner) => Result, none: Result) =>
    (row: Outer) => {
      const target = inner(row);
      return target === undefined ? none : read(target);
    };
  return Object.fromEntries(
    Object.entries(columns).map(([name, { value, id, ...rest }]) => {
      const outer = { ...rest, value: through<Cell | readonly number[]>(value, null) };
      return [`${prefix}/${name}`, id === undefined ? outer : { ...outer, id: through(id, 0) }];
    }),
  );
}
