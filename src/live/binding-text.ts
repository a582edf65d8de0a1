import type { Binding } from "../model/binding.ts";

/** The most characters that one value of the key store holds (superoffice-api.md F). */
export const valueLimit = 239;

/** The ids part, readable by people: "welcome=s300001 settle-in=s300002". */
const idsText = (ids: Binding["ids"]) =>
  Object.entries(ids)
    .map(([id, identity]) => `${id}=${identity}`)
    .join(" ");

/**
 * A binding as values of the key store, in order. The first holds length and checksum of the ids, so that a chain
 * of which only a part was written is noticed.
 */
export function toValues(binding: Binding): readonly string[] {
  const ids = idsText(binding.ids);
  const text = `1;${binding.emailFlowId};${binding.applied};${binding.commit};${checksum(ids)};${ids}`;
  return Array.from({ length: Math.ceil(text.length / valueLimit) }, (_, part) =>
    text.slice(part * valueLimit, (part + 1) * valueLimit),
  );
}

/**
 * The reverse of `toValues`. A chain that does not fit together keeps the flow but forgets the ids, which are then
 * found by content again; a text that no version of ours wrote is nothing.
 */
export function fromValues(key: string, values: readonly string[]): Binding | undefined {
  const [, flow, applied = "", commit = "", sum, written = ""] =
    /^1;(\d+);([^;]*);([^;]*);([0-9a-z]+);(.*)$/s.exec(values.join("")) ?? [];
  if (flow === undefined) return undefined;
  const ids = trimToChecksum(written, sum ?? "");
  return { key, emailFlowId: Number(flow), applied, commit, ids: ids === undefined ? {} : parseIds(ids) };
}

/** Longer chains leave their tails behind when they shrink; the checksum says where the text really ends. */
function trimToChecksum(written: string, sum: string): string | undefined {
  const length = Number(sum.slice(0, sum.indexOf("z")));
  const text = written.slice(0, length);
  return checksum(text) === sum ? text : undefined;
}

function parseIds(text: string): Binding["ids"] {
  const entries = text.split(" ").filter((entry) => entry !== "");
  return Object.fromEntries(entries.map((entry) => entry.split("=", 2)));
}

/** Length and a small hash (FNV-1a) of the text: against torn writes, not against people. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return `${text.length}z${hash.toString(16)}`;
}
