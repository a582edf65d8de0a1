import { intentFromValues } from "../../src/live/intent-text.ts";
import type { Intent } from "../../src/model/intent.ts";
import { purposeOf } from "./run.ts";
import type { Served } from "./trace.ts";

/** The notes of what is being applied that stood in the key store before a turn of the world, by flow key. */
export function notesBefore(served: readonly Served[], turn: number): ReadonlyMap<string, Intent> {
  const chains = new Map<string, string[]>();
  for (const { request, answer, done } of served) {
    if (done >= turn) break;
    if (purposeOf(request) !== "SaveForeignKey" || answer.status !== 200) continue;
    const { Key, Value } = (JSON.parse(request.body) as { ForeignKey: { Key: string; Value: string } }).ForeignKey;
    const [, key, part] = /^intent:(.+)\/(\d+)$/.exec(Key) ?? [];
    if (key === undefined) continue;
    const values = chains.get(key) ?? [];
    values[Number(part)] = Value;
    chains.set(key, values);
  }
  const notes = [...chains].map(([key, values]) =>
    intentFromValues(
      key,
      Array.from(values, (value) => value ?? ""),
    ),
  );
  return new Map(notes.flatMap((note) => (note === undefined || note === "unreadable" ? [] : [[note.key, note]])));
}
