import { builtInCatalogue } from "./conditions/column.ts";
import { editorSchema } from "./editor-schema.ts";
import type { SchemaNode } from "./schema-node.ts";

/** The schema for editors with the columns that SuperOffice documents. */
export function builtInEditorSchema(): SchemaNode {
  return editorSchema(builtInCatalogue);
}
