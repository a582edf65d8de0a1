import type { PageRow } from "./page.ts";

/** A row as the Archive agent answers it: the key as a number, every cell as an encoded text (superoffice-api.md E1). */
export const listItem =
  (entity: string) =>
  ({ key, cells }: PageRow): unknown => ({
    EntityName: entity,
    PrimaryKey: key,
    ColumnData: Object.fromEntries(
      Object.entries(cells).map(([name, value]) => [
        name,
        { DisplayValue: encoded(value), TooltipHint: "", LinkHint: "" },
      ]),
    ),
    LinkHint: "",
    StyleHint: "",
    TableRight: null,
    FieldProperties: {},
  });

/** DOCUMENTED: numbers carry a marker, texts none (superoffice-conditions.md B). */
function encoded(value: unknown): string {
  if (typeof value === "number") return `[I:${value}]`;
  if (typeof value === "boolean") return `[I:${value ? 1 : 0}]`;
  if (Array.isArray(value)) return `[A:${value.join(",")}]`;
  return String(value ?? "");
}
