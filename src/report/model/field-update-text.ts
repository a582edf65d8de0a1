import { visible } from "../../diagnostic/frame.ts";
import { type Operation, type UpdatableField, updatableField } from "../../language/field-update-catalogue.ts";
import { equalJson, isObject, type JsonObject } from "../../util/json.ts";
import { markName } from "./sentence.ts";
import { plainValue, quoted, type RecordName, recordText } from "./value-text.ts";

/** What an update does to a field, in the words of the file; what it has no words for in the server's own. */
export function fieldUpdateText(update: JsonObject, nameOf: RecordName): string {
  const key = String(update.Key);
  const type = String(update.CurrentOperationType);
  const values = (Array.isArray(update.Values) ? update.Values : []).map(plainValue);
  const field = updatableField(key);
  const [word = visible(type), operation] =
    Object.entries(field?.operations ?? {}).find(([, known]) => known.type === type) ?? [];
  const value = valuesText(values, { operation, field, nameOf });
  const change = [word === "set" && value !== "" ? "" : word, value].filter((part) => part !== "").join(" ");
  return `${update.IsActive === false ? "(off) " : ""}${markName(visible(key))}: ${change}`;
}

interface Facts {
  readonly operation: Operation | undefined;
  readonly field: UpdatableField | undefined;
  readonly nameOf: RecordName;
}

function valuesText(values: readonly string[], { operation, field, nameOf }: Facts): string {
  if (operation?.shape !== "parts")
    return values.map((value) => oneText(value, { field, part: "value", nameOf })).join(", ");
  return Object.entries(operation.parts)
    .filter(([, at]) => (values[at] ?? "") !== "")
    .map(([part, at]) => {
      const text = oneText(values[at] ?? "", { field, part, nameOf });
      return part === "value" ? text : `${part} ${text}`;
    })
    .join(", ");
}

const yesOrNo: ReadonlyMap<string, string> = new Map([
  ["1", "yes"],
  ["0", "no"],
]);

function oneText(value: string, { field, part, nameOf }: Omit<Facts, "operation"> & { readonly part: string }): string {
  const list = field?.lists?.[part];
  if (list !== undefined && /^\d+$/.test(value)) return recordText(value, list, nameOf);
  if (field?.value === "yesOrNo") return yesOrNo.get(value) ?? quoted(value);
  return field?.value === "id" && /^\d+$/.test(value) ? markName(`#${value}`) : quoted(value);
}

/** Which updates came and went; undefined where that would not say it all. */
export function updatesChange(before: unknown, after: unknown, nameOf: RecordName): string | undefined {
  const [was, is] = [updatesIn(before), updatesIn(after)];
  if (was.length === 0 || is.length === 0) return undefined;
  const [gone, come] = [without(was, is), without(is, was)].map((updates) =>
    updates.map((update) => fieldUpdateText(update, nameOf)).join(", "),
  );
  if (!gone && !come) return undefined;
  return gone && come ? `${gone} -> ${come}` : gone ? `removed: ${gone}` : `added: ${come}`;
}

const updatesIn = (value: unknown) => (Array.isArray(value) ? value.filter(isObject) : []);
const without = (updates: readonly JsonObject[], others: readonly JsonObject[]) =>
  updates.filter((update) => !others.some((other) => equalJson(update, other)));
