/**
 * A piece of JSON Schema (draft 2020-12), kept free of unions: where a value may be text or a mapping, `pattern`
 * speaks of the text and `properties` of the mapping, so that an error never lists alternatives.
 */
export interface SchemaNode {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly [keyword: string]: unknown;
}
