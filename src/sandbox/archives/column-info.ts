/** What there is to know of a column (superoffice-conditions.md A.8). */
export interface ColumnFacts {
  readonly name: string;
  readonly type: string | undefined;
  readonly list?: string | undefined;
  readonly sortable: boolean;
}

/** The carrier of a column; DOCUMENTED members (superoffice-conditions.md A.8), ASSUMED texts. */
export function columnInfo({ name, type, list, sortable }: ColumnFacts): unknown {
  const label = name.slice(name.lastIndexOf("/") + 1);
  return {
    DisplayName: label,
    DisplayTooltip: label,
    DisplayType: "string",
    CanOrderBy: sortable,
    Name: name,
    CanRestrictBy: type !== undefined,
    RestrictionType: type ?? "",
    RestrictionListName: list ?? "",
    IsVisible: true,
    ExtraInfo: "",
    Width: "10%",
    IconHint: "",
    HeadingIconHint: "",
  };
}
