/** An id in the query, whatever the letter case of its name: the official client writes some in capitals. */
export function idInQuery(query: URLSearchParams, name: string): number {
  const [, value = "0"] = [...query].find(([sent]) => sent.toLowerCase() === name.toLowerCase()) ?? [];
  return Number(value);
}
