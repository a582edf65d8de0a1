import { noTimeZone, type TimeZoneData } from "../../../model/record.ts";
import type { SandboxState } from "../../state.ts";
import { timeZoneById, zoneNameById } from "../../world/lookup.ts";

/** DOCUMENTED that the server guesses (table workflow, tzLocationId); ASSUMED (A16) that it guesses Europe/Oslo. */
export function guessedTimeZone(state: SandboxState): TimeZoneData {
  const id = state.store.ids("timezone").find((zone) => zoneNameById(state, zone) === "Europe/Oslo");
  return (id === undefined ? undefined : timeZoneById(state, id)) ?? noTimeZone;
}
