import type { MDOListItem, TimeZoneData } from "../../model/record.ts";
import { itemOf } from "../world/list-row.ts";
import { timeZoneById, zoneNameById } from "../world/lookup.ts";
import type { List } from "./list.ts";

/** One of the three lists of time zones; they differ in how a zone is shown. */
function zones(show: (zone: TimeZoneData, name: string) => Partial<MDOListItem>): List {
  return (state) =>
    state.store.ids("timezone").flatMap((id) => {
      const zone = timeZoneById(state, id);
      if (zone === undefined) return [];
      return [{ ...itemOf({ Id: id, Name: zone.Name }), ...show(zone, zoneNameById(state, id) ?? "") }];
    });
}

export const timeZones = zones(({ TZLocationCities }) => ({ ToolTip: TZLocationCities }));

export const timeZonesWithCode = zones(({ Name, TZLocationCode }) => ({
  Name: `${Name} (${TZLocationCode})`,
  ExtraInfo: TZLocationCode,
}));

/** DOCUMENTED: the extra information has country id, location code and IANA name (superoffice-api.md E2); ASSUMED: joined by commas. */
export const timeZonesIana = zones(({ IsoNumber, TZLocationCode }, name) => ({
  ExtraInfo: `${IsoNumber},${TZLocationCode},${name}`,
}));
