import type { Binding } from "../model/binding.ts";
import { checksum, toChain, trimToChecksum } from "./value-chain.ts";

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
  return toChain(`1;${binding.emailFlowId};${binding.applied};${binding.commit};${checksum(ids)};${ids}`);
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

function parseIds(text: string): Binding["ids"] {
  const entries = text.split(" ").filter((entry) => entry !== "");
  return Object.fromEntries(entries.map((entry) => entry.split("=", 2)));
}
