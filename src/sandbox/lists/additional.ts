/** What a caller tells a list beside its name, "SaleTypeID=3&HideOptionalRows=1": by name in lower case. */
export function readAdditional(text: string): ReadonlyMap<string, string> {
  const parts = text.split("&").map((part) => part.split("=", 2));
  return new Map(parts.map(([name = "", value = ""]) => [name.trim().toLowerCase(), value.trim()]));
}
