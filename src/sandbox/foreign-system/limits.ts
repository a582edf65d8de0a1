import { type Reply, refusal } from "../state.ts";

/** DOCUMENTED: the lengths of the columns (superoffice-api.md D, foreignapp, foreigndevice, foreignkey). */
const limits = { application: 254, device: 31, identifier: 239, key: 239, value: 239 } as const;

/** The refusal of the first text that is longer than its column. ASSUMED: 400, nothing is cut off. */
export function tooLong(texts: Partial<Record<keyof typeof limits, string>>): Reply | undefined {
  for (const [name, limit] of Object.entries(limits)) {
    const length = texts[name as keyof typeof limits]?.length ?? 0;
    if (length > limit) return refusal(400, `The ${name} has ${length} characters; ${limit} are allowed.`);
  }
  return undefined;
}
