/** One fault as a validator made by ajv reports it. */
export interface SchemaFault {
  /** RFC 6901 pointer into the value. */
  readonly instancePath: string;
  /** Fragment with a pointer into the schema, down to the keyword. */
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Set on faults of a key's name, which stand inside `propertyNames`. */
  readonly propertyName?: string;
}
