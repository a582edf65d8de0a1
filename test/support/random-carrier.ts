import fc from "fast-check";
import { splitKinds } from "../../src/language/branches.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import { emailFlowProperties } from "../../src/model/email-flow.ts";
import { weekdays } from "../../src/model/enums.ts";
import { goalProperties } from "../../src/model/goal.ts";
import type { Property, PropertyTable } from "../../src/model/property.ts";
import { splitOptionProperties } from "../../src/model/split-option.ts";
import { stepProperties } from "../../src/model/step.ts";
import { triggerProperties } from "../../src/model/trigger.ts";
import { waitForActionProperties } from "../../src/model/wait-for-action.ts";
import type { JsonObject } from "../../src/util/json.ts";
import { randomGroups } from "./random-conditions.ts";
import { randomFieldValues } from "./random-field-values.ts";
import { randomText } from "./random-text.ts";
import { flowIds, recordIds } from "./two-way-world.ts";

const many = <Value>(...values: readonly Value[]) => fc.constantFrom(...values);

const moments = many(
  ...["[DT:01/01/0001 00:00:00.0000000]", "[DT:01/01/1970 00:00:00.0000000]", "[DT:05/31/2024 14:24:23]", "", null],
  ...["[DT:12/31/2026 08:00:00.0000000]", "[D:02/29/2028]", "[DT:12/31/9999 23:59:59.9990000]"],
);
const isoMoments = many(
  "0001-01-01T00:00:00Z",
  "0001-01-01T00:00:00",
  "2026-12-01T08:30:00Z",
  "2028-02-29T00:00:00",
  null,
);
const times = many(
  ...["[DT:01/01/1970 00:00:00.0000000]", "[DT:01/01/1970 08:00:00.0000000]", "[DT:11/26/2026 16:30:00]"],
  ...["[DT:01/01/0001 00:00:00.0000000]", "[DT:01/01/1970 23:59:59.0000000]", "", null],
);
const counts = many(0, 1, 2, 7, 30, 60, 90, 3600, 5400, 86_400, 999_999, 1_234_567, 2_147_483_647);
const amounts = fc.oneof(
  many(0, -1, 0.5, 1200, 1234.56, -99.99, 0.000001, 999_999_999_999),
  fc.integer({ min: -1e9, max: 1e9 }).map((cents) => cents / 100),
);
const record = (list: string) => fc.constantFrom(...(list === "flow" ? [0, ...flowIds] : [0, ...recordIds]));
const someRecords = (list: string) =>
  fc.array(
    record(list).filter((id) => id !== 0),
    { maxLength: 4 },
  );
const addresses: Readonly<Record<string, fc.Arbitrary<string>>> = {
  SpecificEmailAddresses: many("sales@example.com", "a.b+c@example.co.uk", "æ@example.no"),
  SpecificPhoneNumbers: many("+47 900 00 000", "90000000", "(+47) 90 00 00 00", "0047-900.00.000", "22 00 00 00 / 12"),
};

/** Valid values of one property; what is special about a property of that name, before what holds for its kind. */
function valid(name: string, { type }: Property<unknown>): fc.Arbitrary<unknown> {
  switch (type.kind) {
    case "text":
      return randomText(type.maxLength);
    case "integer":
      return counts;
    case "decimal":
      return amounts;
    case "boolean":
      return fc.boolean();
    case "choice":
      return many(...type.values);
    case "weekdays":
      return fc.oneof(
        many<unknown>("Unknown", 0, 31, 127, 65, null),
        fc
          .subarray([...weekdays], { minLength: 1 })
          .chain((days) => fc.shuffledSubarray(days).map((some) => some.join(", ") || "Unknown")),
      );
    case "localDateTime":
      return moments;
    case "timeOfDay":
      return times;
    case "dateTime":
      return isoMoments;
    case "record":
      return record(type.list);
    case "integers":
      return someRecords(type.list ?? "");
    case "texts":
      return fc.array(addresses[name] ?? randomText(), { maxLength: 3 });
    case "reference":
      return fc.oneof(
        many(null),
        record(type.list).map((id) => ({ [type.key]: id, Name: "As the server says" })),
      );
    case "visibility":
      return fc.array(fc.record({ Visibility: many("All", "Associate", "Group"), VisibleId: record("associate") }), {
        maxLength: 3,
      });
    case "conditions":
      return name === "Filter"
        ? fc.oneof(
            many(null),
            randomGroups.map((RestrictionGroups) => ({ RestrictionGroups })),
          )
        : randomGroups;
    case "fieldValues":
      return randomFieldValues(name === "FieldValuesPerson" ? "person" : "company");
    default:
      return many(null);
  }
}

/** Mostly the default, so that most nodes are about one or two things and a failing one is easily read. */
function propertyOf(name: string, property: Property<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant(property.default) },
    { weight: 2, arbitrary: valid(name, property) },
  );
}

/** A node of a table, its children and its type left to the caller, with properties that nobody here knows. */
function node(table: PropertyTable, given: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<JsonObject> {
  const own = Object.entries(table)
    .filter(([name, { role }]) => (role === "written" || role === "kept") && !Object.hasOwn(given, name))
    .map(([name, property]) => [name, propertyOf(name, property)] as const);
  const server = Object.entries(table)
    .filter(([, { role }]) => role === "server")
    .map(([name, property]) => [name, fc.constant(property.default)] as const);
  const unknown = fc.oneof(
    { weight: 5, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.constant({ BrandNewSetting: true, Tags: ["a"] }) },
  );
  return fc
    .tuple(fc.record({ ...Object.fromEntries(own), ...Object.fromEntries(server), ...given }), unknown)
    .map(([values, more]) => ({ ...values, ...more }) as JsonObject);
}

const notNone = (values: readonly string[]) => many(...values.filter((value) => value !== "None"));
const typesOf = ({ type }: Property<unknown>) => (type.kind === "choice" ? type.values : []);
const trigger = node(triggerProperties, { TriggerType: notNone(typesOf(triggerProperties.TriggerType)) });
const goal = node(goalProperties, { GoalType: notNone(typesOf(goalProperties.GoalType)) });
const action = node(waitForActionProperties, { ActionType: notNone(typesOf(waitForActionProperties.ActionType)) });

const leafTypes = Object.keys(stepProperties).filter((type) => type !== "Split") as Exclude<
  keyof typeof stepProperties,
  "Split"
>[];
const leaf = fc.constantFrom(...leafTypes).chain((type) =>
  node(stepProperties[type], {
    StepType: fc.constant(type),
    ...(type === "WaitForAction" ? { Actions: fc.array(action, { maxLength: 2 }) } : {}),
  }),
);

const branchTypes = Object.values(splitKinds).map(({ type }) => type);

/** Where everyone else stands among the options: last, elsewhere, or nowhere. */
const placesOfEveryoneElse = ["last", "last", "last", "first", "second", "missing"] as const;

function split(depth: number): fc.Arbitrary<JsonObject> {
  return fc.constantFrom(...branchTypes).chain((type) => {
    const branch = node(splitOptionProperties[type], { OptionType: fc.constant(type), Steps: steps(depth) });
    const branches = fc.array(branch, { maxLength: type === "FormSubmission" ? 1 : 2 });
    return fc.tuple(branches, many(...placesOfEveryoneElse), fc.boolean()).chain(([options, place, leaves]) => {
      const everyoneElse = node(splitOptionProperties.None, {
        OptionType: fc.constant("None"),
        Steps: leaves ? fc.constant([]) : steps(depth),
      });
      const all = everyoneElse.map((last) =>
        place === "missing"
          ? options
          : options.toSpliced({ first: 0, second: 1, last: options.length }[place], 0, last),
      );
      return node(stepProperties.Split, {
        StepType: fc.constant("Split"),
        SplitOptionType: fc.constant(type),
        Options: all,
        ...(leaves ? {} : { ExitFlow: fc.constant(false) }),
      });
    });
  });
}

function steps(depth: number): fc.Arbitrary<readonly JsonObject[]> {
  const any = depth === 0 ? leaf : fc.oneof({ weight: 5, arbitrary: leaf }, { weight: 2, arbitrary: split(depth - 1) });
  return fc.array(any, { maxLength: depth > 2 ? 4 : 2 });
}

/** Live flows as a server could return them: every type, splits nested four deep, odd values, properties not known. */
export const randomCarrier: fc.Arbitrary<EmailFlow> = node(emailFlowProperties, {
  Name: randomText(255).filter((name) => /\S/.test(name)),
  Triggers: fc.array(trigger, { maxLength: 2 }),
  Goals: fc.array(goal, { maxLength: 2 }),
  Steps: steps(4),
}).map((flow) => flow as unknown as EmailFlow);
