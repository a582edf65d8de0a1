import type { Catalogue } from "./conditions/column.ts";
import { flowSchema } from "./schema.ts";
import type { SchemaNode } from "./schema-node.ts";

export function editorSchema(_catalogue: Catalogue): SchemaNode {
  return flowSchema();
}
