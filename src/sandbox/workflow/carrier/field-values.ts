import { isObject } from "../../../util/json.ts";
import type { Row } from "../../store.ts";
import { readNames } from "./posted.ts";
import type { Reading } from "./reading.ts";

/** What describes a field, as the server fills it in. ASSUMED: no sample is public (superoffice-conditions.md G.1). */
const description = {
  CanSupportMultiUse: false,
  DefaultShowInGui: true,
  DefaultShowInSelector: true,
  ValueType: "",
  Mandatory: false,
  EncodedDisplayName: "",
  EncodedDisplayDescription: "",
  IconHint: "",
  ControlInfos: [],
  EncodedDataCaption: "",
  EncodedDataCaptionDescription: "",
  OperationInfos: [],
};

const names = ["Key", "CurrentOperationType", "Values", "IsActive", "DisplayValues", ...Object.keys(description)];

/** The fields that UpdateParticipant writes: who posts decides the first four properties, the rest describes. */
export function readFieldValues(posted: unknown, reading: Reading): readonly Row[] {
  if (!Array.isArray(posted)) {
    reading.refuse("Field values are not a list.");
    return [];
  }
  return posted.filter(isObject).map((field) => {
    const named = readNames(field, names, reading.state);
    const key = String(named.Key ?? "");
    if (key === "") reading.refuse("A field value needs a key.");
    const values = Array.isArray(named.Values) ? named.Values.map(String) : [];
    return {
      ...named,
      Key: key,
      CurrentOperationType: String(named.CurrentOperationType ?? ""),
      Values: values,
      IsActive: named.IsActive ?? true,
      ...description,
      EncodedDisplayName: key,
      DisplayValues: values,
    };
  });
}
