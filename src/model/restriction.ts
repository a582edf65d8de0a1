import type { Json } from "../util/json.ts";
import type { InterRestrictionOperator } from "./enums.ts";
import type { Property } from "./property.ts";

/** One line of a condition: column, operator, encoded values (superoffice-conditions.md A.3). */
export interface ArchiveRestrictionInfo {
  readonly Name: string;
  readonly Operator: string;
  /** `[I:1]`, `[D:12/31/2026]` … or plain text (superoffice-conditions.md B). */
  readonly Values: readonly string[];
  readonly DisplayValues: readonly string[] | null;
  readonly ColumnInfo: Json;
  readonly IsActive: boolean;
  /** Used by Saint columns alone. */
  readonly SubRestrictions: readonly ArchiveRestrictionInfo[] | null;
  readonly InterParenthesis: number;
  readonly InterOperator: InterRestrictionOperator;
  readonly UniqueHash: number;
}

/** Lines inside a group are joined by AND, groups by OR (superoffice-conditions.md A.4). */
export interface ArchiveRestrictionGroup {
  readonly Name: string;
  readonly Description: string;
  readonly Rank: number;
  readonly Restrictions: readonly ArchiveRestrictionInfo[];
}

/** The condition of a branch, a trigger, a goal or a wait action. */
export const conditions: Property<readonly ArchiveRestrictionGroup[]> = {
  role: "written",
  type: { kind: "conditions" },
  default: [],
};

/** One field that UpdateParticipant writes; all but the first four properties describe the field. */
export interface FieldValueInfo {
  readonly Key: string;
  readonly CurrentOperationType: string;
  /** By position; which position means what depends on the operation (superoffice-conditions.md G.4). */
  readonly Values: readonly string[];
  readonly IsActive: boolean;
  readonly CanSupportMultiUse: boolean;
  readonly DefaultShowInGui: boolean;
  readonly DefaultShowInSelector: boolean;
  readonly ValueType: string;
  readonly Mandatory: boolean;
  readonly EncodedDisplayName: string;
  readonly EncodedDisplayDescription: string;
  readonly IconHint: string;
  readonly ControlInfos: Json;
  readonly EncodedDataCaption: string;
  readonly EncodedDataCaptionDescription: string;
  readonly DisplayValues: readonly string[] | null;
  readonly OperationInfos: Json;
}
