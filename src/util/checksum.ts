import { canonicalJson, type JsonObject } from "./json.ts";

/**
 * Stands for every member of an object but itself, so that a file which was cut or edited is known. The order of members
 * and the layout of the text do not count.
 */
export function checksum({ checksum: _, ...members }: JsonObject, hash: (text: string) => string): string {
  return hash(canonicalJson(members)).slice(0, 16);
}
