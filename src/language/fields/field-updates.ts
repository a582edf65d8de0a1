import * as meaning from "../../diagnostic/meaning.ts";
import type { FieldValueInfo } from "../../model/restriction.ts";
import { nearest } from "../../util/suggest.ts";
import { inside, type Name, type Place, type Values } from "../context.ts";
import type { Field, Words } from "../field.ts";
import {
  type Operation,
  openField,
  operationNames,
  tenantField,
  type UpdatableField,
  updatableFields,
} from "../field-update-catalogue.ts";

/** The parts of a field value that describe the field; the server knows them (superoffice-conditions.md G.1). */
const description = {
  CanSupportMultiUse: false,
  DefaultShowInGui: false,
  DefaultShowInSelector: false,
  ValueType: "",
  Mandatory: false,
  EncodedDisplayName: "",
  EncodedDisplayDescription: "",
  IconHint: "",
  ControlInfos: null,
  EncodedDataCaption: "",
  EncodedDataCaptionDescription: "",
  DisplayValues: null,
  OperationInfos: null,
};

type Update = Values;

/** One value as the bulk update takes it: plain text, ids for names, 1 and 0 for yes and no (superoffice-conditions.md G.4). */
function plain(value: unknown, list: string | undefined, place: Place): string {
  if (typeof value === "boolean") return value ? "1" : "0";
  if (typeof value === "object" && value !== null && "id" in value) return String(value.id);
  if (typeof value === "string" && list !== undefined) {
    return String(place.context.recordId({ list, additional: "" }, value satisfies Name, place.at));
  }
  return String(value);
}

type Encode = (
  value: unknown,
  facts: { operation: Operation; list: string | undefined },
  place: Place,
) => readonly string[] | undefined;

/** How each shape is read; undefined when the value does not have it. */
const encoders: Readonly<Record<Operation["shape"], Encode>> = {
  none: (value) => (value === true ? [] : undefined),
  one: (value, { list }, place) => (Array.isArray(value) || isParts(value) ? undefined : [plain(value, list, place)]),
  many: (value, { list }, place) =>
    Array.isArray(value) ? value.map((item, index) => plain(item, list, inside(place, index))) : undefined,
  parts: (value, { operation }, place) => {
    const given = isParts(value) ? value : { value };
    const positions = Object.keys(given).map((part) => operation.parts[part]);
    if (positions.some((position) => position === undefined)) return undefined;
    const values = Array.from({ length: Math.max(...positions.map((position) => position ?? 0)) + 1 }, () => "");
    for (const [part, written] of Object.entries(given)) {
      values[operation.parts[part] ?? 0] = plain(written, undefined, inside(place, part));
    }
    return values;
  },
};

function isParts(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !("id" in value);
}

const shapes: Readonly<Record<Operation["shape"], string>> = {
  none: "true, for it needs no value",
  one: "one value",
  many: "a list of values",
  parts: "a mapping of its parts",
};

function findField(table: keyof typeof updatableFields, name: string): UpdatableField | undefined {
  const fields: Readonly<Record<string, UpdatableField>> = updatableFields[table];
  return Object.hasOwn(fields, name) ? fields[name] : tenantField.test(name) ? openField : undefined;
}

function compileUpdate(table: keyof typeof updatableFields, update: Update, place: Place): FieldValueInfo {
  const name = Object.keys(update).find((key) => key !== "inactive") ?? "";
  const [operationName = "", value] = Object.entries(update[name] as Values)[0] ?? [];
  const origin = { file: place.context.file, pointer: inside(place, name).at, on: "key" } as const;
  const result = { Key: name, CurrentOperationType: operationName, IsActive: update.inactive !== true, ...description };
  const field = findField(table, name);
  if (field === undefined) {
    place.context.report(
      meaning.unknownField(origin, { name, table, near: nearest(name, Object.keys(updatableFields[table])) }),
    );
    return { ...result, Values: [] };
  }
  const operation = field.operations[operationName];
  const at = inside(place, name, operationName);
  if (operation === undefined) {
    const known = Object.keys(field.operations);
    place.context.report(
      meaning.unknownOperation({ ...origin, pointer: at.at }, { operation: operationName, field: name, known }),
    );
    return { ...result, Values: [] };
  }
  const values = encoders[operation.shape](value, { operation, list: field.list }, at);
  if (values === undefined) {
    const expected =
      operation.shape === "parts"
        ? `${shapes.parts}: ${Object.keys(operation.parts).join(", ")}`
        : shapes[operation.shape];
    place.context.report(
      meaning.wrongOperationValue({ ...origin, pointer: at.at }, { operation: operationName, expected }),
    );
  }
  return { ...result, Values: values ?? [] };
}

/** Changes to the fields of a person or a company, written `field: { operation: value }`. */
export function fieldUpdates(
  table: keyof typeof updatableFields,
  property: string,
  words: Words,
): Field<readonly Update[]> {
  return {
    properties: [property],
    schema: {
      type: "array",
      description: words.description,
      examples: [words.example],
      minItems: 1,
      items: {
        type: "object",
        description: "One change: the field, and below it the operation with its value.",
        examples: [{ title: { set: "Dr" } }, { position: { selectOne: "Manager" } }],
        minProperties: 1,
        maxProperties: 2,
        properties: {
          inactive: {
            type: "boolean",
            description: "Keeps the change in the list without using it.",
            examples: [true],
          },
        },
        additionalProperties: {
          type: "object",
          minProperties: 1,
          maxProperties: 1,
          propertyNames: { enum: operationNames },
          additionalProperties: {
            type: ["string", "number", "boolean", "array", "object"],
            minItems: 1,
            minProperties: 1,
          },
        },
      },
    },
    compile: (value, place) => ({
      [property]: value.map((update, index) => compileUpdate(table, update, inside(place, index))),
    }),
  };
}
