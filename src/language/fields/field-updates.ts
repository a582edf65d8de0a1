import * as meaning from "../../diagnostic/meaning.ts";
import type { FieldValueInfo } from "../../model/restriction.ts";
import { isObject } from "../../util/json.ts";
import { nearest } from "../../util/suggest.ts";
import { inside, type Place, type Values } from "../context.ts";
import type { Field, Words } from "../field.ts";
import {
  exactly,
  type Operation,
  openField,
  operationNames,
  tenantField,
  type UpdatableField,
  updatableFields,
} from "../field-update-catalogue.ts";
import { encodeUpdate, updateShapes } from "./field-update-values.ts";
import { findFault } from "./find-fault.ts";
import { readFieldUpdate } from "./read-field-update.ts";

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

type Table = keyof typeof updatableFields;

/** A field with the key that the server knows it by; letter case is the author's own. */
function findField(
  table: Table,
  written: string,
): { readonly key: string; readonly field: UpdatableField } | undefined {
  const fields: Readonly<Record<string, UpdatableField>> = updatableFields[table];
  const key = Object.keys(fields).find((name) => name.toLowerCase() === written.toLowerCase());
  if (key !== undefined) return { key, field: fields[key] ?? openField };
  return tenantField.test(written) ? { key: written, field: openField } : undefined;
}

/** One update as it is written: a field, the operation, and the operation's value if it wants one. */
interface Update {
  readonly name: string;
  readonly operation: string;
  readonly value: unknown;
  /** Where the operation stands. */
  readonly place: Place;
  readonly namePointer: Place["at"];
}

function readUpdate(entry: Values, place: Place): Update | undefined {
  const [name, second] = Object.keys(entry).filter((key) => key !== "inactive");
  if (name === undefined || second !== undefined) {
    const problem = name === undefined ? "It names no field." : `It names both ${name} and ${second}.`;
    place.context.report(meaning.unclearUpdate({ file: place.context.file, pointer: place.at }, problem));
    return undefined;
  }
  const written = entry[name];
  const operation = isObject(written) ? (Object.keys(written)[0] ?? "") : String(written);
  const at = inside(place, name, ...(isObject(written) ? [operation] : []));
  return {
    name,
    operation,
    value: isObject(written) ? written[operation] : undefined,
    place: at,
    namePointer: inside(place, name).at,
  };
}

function compileUpdate(table: Table, entry: Values, place: Place): FieldValueInfo | undefined {
  const update = readUpdate(entry, place);
  if (update === undefined) return undefined;
  const { name } = update;
  const found = findField(table, name);
  const written =
    update.operation === exactly
      ? { Key: name, ...asItIs(update) }
      : {
          Key: found?.key ?? name,
          ...(found === undefined ? reportUnknown(table, update) : encoded(found.field, update)),
        };
  return { ...written, IsActive: entry.inactive !== true, ...description };
}

/** What an update says on the wire. */
type Encoded = Pick<FieldValueInfo, "CurrentOperationType" | "Values">;

/** An operation in the server's own words, on whatever field. */
function asItIs(update: Update): Encoded {
  const { operation, values } = (isObject(update.value) ? update.value : {}) as Readonly<Record<string, unknown>>;
  if (typeof operation === "string" && Array.isArray(values) && values.every((value) => typeof value === "string"))
    return { CurrentOperationType: operation, Values: values };
  const expected = 'the server\'s operation and its values: { operation: set, values: ["1"] }';
  update.place.context.report(meaning.wrongOperationValue(onKey(update), { operation: exactly, expected }));
  return { CurrentOperationType: "", Values: [] };
}

const onKey = ({ place }: Update) => ({ file: place.context.file, pointer: place.at, on: "key" }) as const;

function reportUnknown(table: Table, update: Update): Encoded {
  const near = nearest(update.name, Object.keys(updatableFields[table]));
  const origin = { ...onKey(update), pointer: update.namePointer };
  update.place.context.report(meaning.unknownField(origin, { name: update.name, table, near }));
  return { CurrentOperationType: update.operation, Values: [] };
}

function encoded(field: UpdatableField, update: Update): Encoded {
  const known = [...Object.keys(field.operations), exactly];
  const nothing = { CurrentOperationType: update.operation, Values: [] };
  const operation = Object.hasOwn(field.operations, update.operation) ? field.operations[update.operation] : undefined;
  if (operation === undefined) {
    update.place.context.report(
      meaning.unknownOperation(onKey(update), { operation: update.operation, field: update.name, known }),
    );
    return nothing;
  }
  const fault = isObject(update.value) ? findFault(operation, update.value) : undefined;
  if (fault !== undefined) {
    const origin = { file: update.place.context.file, pointer: inside(update.place, "find").at };
    update.place.context.report(meaning.wrongOperationValue(origin, { operation: update.operation, expected: fault }));
    return nothing;
  }
  const values = encodeUpdate(update.value, { operation, field }, update.place);
  if (values !== undefined) return { CurrentOperationType: operation.type, Values: values };
  update.place.context.report(
    meaning.wrongOperationValue(onKey(update), { operation: update.operation, expected: expectation(operation) }),
  );
  return nothing;
}

function expectation({ shape, parts, needed }: Operation): string {
  if (shape !== "parts") return updateShapes[shape];
  const named = Object.keys(parts).map((part) => (needed.includes(part) ? part : `${part} if wanted`));
  return `${updateShapes[shape]}: ${named.join(", ")}`;
}

/** Changes to the fields of a person or a company, written `field: { operation: value }`. */
export function fieldUpdates(table: Table, property: string, words: Words): Field<readonly Values[]> {
  return {
    properties: [property],
    schema: {
      type: "array",
      description: words.description,
      examples: [words.example],
      minItems: 1,
      items: {
        type: "object",
        description: "One change: the field, and behind it the operation with its value, or alone when it needs none.",
        examples: [{ title: { set: "Dr" } }, { position: { set: "Manager" } }, { mobilePhone: "clear" }],
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
          type: ["string", "object"],
          description: `The operation: ${operationNames.join(", ")}.`,
          examples: [{ set: "Dr" }, "clear"],
          minLength: 1,
          minProperties: 1,
          maxProperties: 1,
          additionalProperties: {
            type: ["string", "number", "boolean", "array", "object"],
            minItems: 1,
            minProperties: 1,
          },
        },
      },
    },
    compile: (value, place) => ({
      [property]: value
        .map((entry, index) => compileUpdate(table, entry, inside(place, index)))
        .filter((update) => update !== undefined),
    }),
    decompile: ({ values, names }) => {
      const infos = (Array.isArray(values[property]) ? values[property] : []).filter(isObject);
      return infos.length === 0 ? undefined : infos.map((info) => readFieldUpdate(updatableFields[table], info, names));
    },
  };
}
