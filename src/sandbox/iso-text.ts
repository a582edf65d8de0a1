/** A moment as the API writes it: UTC, without fractions of a second (superoffice-api.md B3). */
export function isoText(moment: Date): string {
  return moment.toISOString().replace(/\.\d+Z$/, "Z");
}
