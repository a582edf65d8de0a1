const encoded = /^\[DT?:(\d{2})\/(\d{2})\/(\d{4})(?: (\d{2}:\d{2}:\d{2})(?:\.\d+)?)?\]$/;
const iso = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z?)?$/;

/**
 * "2026-12-01 08:00:00" for any of the ways in which the API writes a moment: `[DT:12/01/2026 08:00:00.0000000]`,
 * `[D:12/01/2026]` or ISO 8601; empty for an unset one (year 1, null, empty text). Other text stays as it is.
 */
export function isoDateTime(value: unknown): string {
  const text = String(value ?? "");
  const [, month, day, year, time = "00:00:00"] = encoded.exec(text) ?? [];
  if (year !== undefined) return year === "0001" ? "" : `${year}-${month}-${day} ${time}`;
  const [, isoYear, isoMonth, isoDay, isoTime = "00:00:00"] = iso.exec(text) ?? [];
  if (isoYear === undefined) return text;
  return isoYear === "0001" ? "" : `${isoYear}-${isoMonth}-${isoDay} ${isoTime}`;
}
