import { type Call, json, type Reply } from "../../state.ts";

/** DOCUMENTED (superoffice-api.md B3): `$select` leaves the other fields null; without a value the answer is null (B1). */
export function answer({ query }: Call, value: unknown): Reply {
  const selected = query.get("$select");
  if (typeof value !== "object" || value === null || selected === null) return json(value ?? null);
  const names = new Set(selected.split(",").map((name) => name.trim().toLowerCase()));
  return json(
    Object.fromEntries(
      Object.entries(value).map(([name, field]) => [name, names.has(name.toLowerCase()) ? field : null]),
    ),
  );
}
