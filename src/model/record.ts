import type { Json } from "../util/json.ts";
import type { HierarchyDomain, UserType, Visibility } from "./enums.ts";

/** Rights on a record; the server's own view, never compared. */
export type TableRight = Json;

/** Rights and lengths per field; the server's own view, never compared. */
export type FieldProperties = Json;

/** An unset .NET date, as ISO text (superoffice-api.md B3). */
export const noDate = "0001-01-01T00:00:00Z";

/** The base of most carriers: what the server says about rights. */
export interface Carrier {
  readonly TableRight: TableRight;
  readonly FieldProperties: FieldProperties;
}

/** A SuperOffice user. Only `AssociateId` decides; the rest describes. */
export interface Associate extends Carrier {
  readonly AssociateId: number;
  readonly Name: string;
  readonly PersonId: number;
  readonly Rank: number;
  readonly Tooltip: string;
  readonly Type: UserType;
  readonly GroupIdx: number;
  readonly FullName: string;
  readonly FormalName: string;
  readonly Deleted: boolean;
  readonly EjUserId: number;
  readonly UserName: string;
  readonly ExtraFields: Json;
  readonly CustomFields: Json;
}

/** A time zone. Only `TZLocationID` decides. */
export interface TimeZoneData {
  readonly TZLocationID: number;
  readonly Name: string;
  readonly TZLocationCode: string;
  readonly TZLocationCities: string;
  readonly IsoNumber: number;
  readonly TimeZoneSTDRules: Json;
  readonly TimeZoneDSTRules: Json;
}

/** A folder. Only `HierarchyId` decides. */
export interface HierarchyEntity extends Carrier {
  readonly HierarchyId: number;
  readonly Domain: HierarchyDomain;
  readonly Name: string | null;
  readonly Fullname: string | null;
  readonly ParentId: number;
  readonly Children: readonly HierarchyEntity[];
  readonly Registered: string;
  readonly RegisteredAssociateId: number;
  readonly Updated: string;
  readonly UpdatedAssociateId: number;
}

/** A row of an MDO list; as a flow's ShipmentType only `Id` decides. */
export interface MDOListItem extends Carrier {
  readonly Id: number;
  readonly Name: string;
  readonly ToolTip: string;
  readonly Deleted: boolean;
  readonly Rank: number;
  readonly Type: string;
  readonly ChildItems: readonly MDOListItem[];
  readonly IconHint: string;
  readonly ColorBlock: number;
  readonly ExtraInfo: string;
  readonly StyleHint: string;
  readonly FullName: string;
}

/** One user or group that may see the flow; `All` has id 0. */
export interface VisibleFor extends Carrier {
  readonly VisibleId: number;
  readonly Visibility: Visibility;
  readonly DisplayValue: string;
}

const rights: Carrier = { TableRight: null, FieldProperties: {} };

export const noAssociate: Associate = {
  AssociateId: 0,
  Name: "",
  PersonId: 0,
  Rank: 0,
  Tooltip: "",
  Type: "Unknown",
  GroupIdx: 0,
  FullName: "",
  FormalName: "",
  Deleted: false,
  EjUserId: 0,
  UserName: "",
  ExtraFields: {},
  CustomFields: {},
  ...rights,
};

export const noTimeZone: TimeZoneData = {
  TZLocationID: 0,
  Name: "",
  TZLocationCode: "",
  TZLocationCities: "",
  IsoNumber: 0,
  TimeZoneSTDRules: {},
  TimeZoneDSTRules: {},
};

export const noFolder: HierarchyEntity = {
  HierarchyId: 0,
  Domain: "EmailFlows",
  Name: null,
  Fullname: null,
  ParentId: 0,
  Children: [],
  Registered: noDate,
  RegisteredAssociateId: 0,
  Updated: noDate,
  UpdatedAssociateId: 0,
  ...rights,
};

export const noListItem: MDOListItem = {
  Id: 0,
  Name: "",
  ToolTip: "",
  Deleted: false,
  Rank: 0,
  Type: "",
  ChildItems: [],
  IconHint: "",
  ColorBlock: 0,
  ExtraInfo: "",
  StyleHint: "",
  FullName: "",
  ...rights,
};
