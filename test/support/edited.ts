import type { Property } from "../../src/model/property.ts";

/** Another value of the same kind: the smallest edit that somebody could make in SuperOffice. */
export function edited(value: unknown, { type }: Property<unknown>): unknown {
  const edits: Readonly<Record<string, () => unknown>> = {
    text: () => `${value}.`,
    integer: () => Number(value) + 1,
    record: () => Number(value) + 1,
    decimal: () => Number(value) + 0.5,
    boolean: () => !value,
    choice: () => (type.kind === "choice" ? type.values.find((name) => name !== value) : value),
    weekdays: () => (value === "Monday" ? "Tuesday" : "Monday"),
    localDateTime: () => "[DT:02/03/2031 04:05:06.0000000]",
    timeOfDay: () => "[DT:01/01/1970 04:05:06.0000000]",
    dateTime: () => "2031-02-03T04:05:06Z",
    integers: () => [...(value as number[]), 987_654],
    texts: () => [...(value as string[]), "another"],
    reference: () => (type.kind === "reference" ? { ...(value as object), [type.key]: 987_654 } : value),
    visibility: () => [{ VisibleId: 987_654, Visibility: "Group", DisplayValue: "" }],
    conditions: () => [
      { Name: "", Description: "", Rank: 0, Restrictions: [{ Name: "firstName", Operator: "is", Values: ["Kari"] }] },
    ],
    fieldValues: () => [
      ...(value as object[]),
      { Key: "title", CurrentOperationType: "set", Values: ["Dr"], IsActive: true },
    ],
  };
  return edits[type.kind]?.();
}
