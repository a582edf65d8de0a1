/** What the official client made of an answer, as the wire had it: names with a capital, dates and days as text. */
export function fromClient(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(fromClient);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name.charAt(0).toUpperCase() + name.slice(1), fromClient(item)]),
  );
}
