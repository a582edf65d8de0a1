/**
 * The enum's own spelling of a posted name. ASSUMED (A13): an unknown name is refused; numbers are refused too, which
 * superoffice-api.md B3 says of TriggerType.
 */
export function choiceOf(posted: unknown, names: readonly string[]): string | undefined {
  if (typeof posted !== "string") return undefined;
  return names.find((name) => name.toLowerCase() === posted.toLowerCase());
}
