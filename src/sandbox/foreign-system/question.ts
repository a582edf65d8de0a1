import { withNames } from "../body.ts";

/** What the methods of the agent are told, each its part of it; what was not sent is empty, 0 or null. */
export interface Question {
  readonly ApplicationName: string;
  readonly DeviceName: string;
  readonly DeviceIdentifier: string;
  readonly KeyName: string;
  readonly KeyValue: string;
  readonly TableName: string;
  readonly RecordId: number;
  readonly ForeignKey: unknown;
  readonly ForeignDevice: unknown;
  readonly EntityType: string;
  readonly EntityId: number;
}

const names = [
  "ApplicationName",
  "DeviceName",
  "DeviceIdentifier",
  "KeyName",
  "KeyValue",
  "TableName",
  "RecordId",
  "ForeignKey",
  "ForeignDevice",
  "EntityType",
  "EntityId",
];

export function readQuestion(body: unknown): Question {
  const sent = withNames(body, names);
  const text = (name: string) => String(sent[name] ?? "");
  const number = (name: string) => Number(sent[name] ?? 0);
  return {
    ApplicationName: text("ApplicationName"),
    DeviceName: text("DeviceName"),
    DeviceIdentifier: text("DeviceIdentifier"),
    KeyName: text("KeyName"),
    KeyValue: text("KeyValue"),
    TableName: text("TableName"),
    RecordId: number("RecordId"),
    ForeignKey: sent.ForeignKey ?? null,
    ForeignDevice: sent.ForeignDevice ?? null,
    EntityType: text("EntityType"),
    EntityId: number("EntityId"),
  };
}
