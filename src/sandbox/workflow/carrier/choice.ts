/**
 * The enum's own spelling of a posted name. ASSUMED (A13): an unknown name is refused; numbers are refused too, which
 * superoffice-api.md B3 says of TriggerType.
 */
export function choiceOf<Name extends string>(posted: unknown, names: readonly Name[]): Name | undefined {
  if (typeof posted !== "string") return undefined;
  return names.find((name) => name.toLowerCase() === posted.toLowerCase());
}
