import type { HttpRequest } from "../../../src/model/http.ts";
import { type Plant, purposeOf } from "../run.ts";
import { bodyOf, changed, isSave, ok } from "./parts.ts";

/** What the tool would do if it had a bug that has to do with its notes and its lease; each between it and its network. */

interface Note {
  readonly ForeignKey: { readonly Key: string; readonly Value: string };
}

type Row = Note["ForeignKey"];

const leaseKey = "lease:apply/0";

/** The note of a save is written when the save is done. */
export const writesNotesLate: Plant = (connection) => {
  const held: HttpRequest[] = [];
  return async (request) => {
    if (purposeOf(request) === "SaveForeignKey") {
      const { Key, Value } = bodyOf<Note>(request).ForeignKey;
      if (Key.startsWith("intent:") && Value !== "-") {
        held.push(request);
        return ok({ Key, Value });
      }
    }
    const answer = await connection(request);
    if (isSave(request)) for (const note of held.splice(0)) await connection(note);
    return answer;
  };
};

/** A note is never crossed out, and believed to be. */
export const keepsNotes: Plant = (connection) => async (request) => {
  if (purposeOf(request) !== "SaveForeignKey") return connection(request);
  const { Key, Value } = bodyOf<Note>(request).ForeignKey;
  return Key.startsWith("intent:") && Value === "-" ? ok({ Key, Value }) : connection(request);
};

/** The notes of other runs are not seen. */
export const overlooksNotes: Plant = (connection) => async (request) => {
  const answer = await connection(request);
  if (purposeOf(request) !== "GetDeviceKeysOnDeviceIdentifier") return answer;
  return changed(answer, (rows) => (rows as readonly Row[]).filter(({ Key }) => !Key.startsWith("intent:")));
};

/** Whoever has written the lease believes that it is his, whatever stands there by now. */
export const looksOnceAtLease: Plant = (connection) => {
  let own: string | undefined;
  return async (request) => {
    if (purposeOf(request) === "SaveForeignKey") {
      const { Key, Value } = bodyOf<Note>(request).ForeignKey;
      if (Key === leaseKey) own = Value === "-" ? undefined : Value;
    }
    const answer = await connection(request);
    if (own === undefined || purposeOf(request) !== "GetDeviceKeysOnDeviceIdentifier") return answer;
    return changed(answer, (rows) =>
      (rows as readonly Row[]).map((row) => (row.Key === leaseKey ? { ...row, Value: own } : row)),
    );
  };
};

/** A lease never comes to its end. */
export const neverTakesOver: Plant = (connection) => async (request) => {
  const answer = await connection(request);
  if (purposeOf(request) !== "GetKeyOnDeviceIdentifier") return answer;
  const forEver = (value: string) => value.replace(/^1;\d+;/, "1;99999999999999;");
  return changed(answer, (row) => (row === null ? null : { ...(row as Row), Value: forEver((row as Row).Value) }));
};
