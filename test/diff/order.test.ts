import { expect, test } from "vitest";
import type { CompiledFlow } from "../../src/model/compiled-flow.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import { nodesOf } from "../../src/model/node.ts";
import type { Pointer } from "../../src/source/pointer.ts";
import { isObject, type JsonObject } from "../../src/util/json.ts";
import { applied, compare } from "../support/compare.ts";
import { compileExamples, compileText } from "../support/example-flows.ts";
import { setValue } from "../support/set-value.ts";

/** The lists whose order means something, and why. Conditions have rules of their own (canonical-conditions.test.ts). */
const meaningful: Readonly<Record<string, string>> = {
  "flow Steps": "people pass them in it",
  "option * Steps": "people pass them in it",
  "step Split Options": "the first branch that fits takes the person",
  "step DistributeToOwner DistributeQueue": "whose turn is next",
  "step UpdateParticipant FieldValuesPerson": "the language promises it: the second change of a field counts",
  "step UpdateParticipant FieldValuesCompany": "the language promises it: the second change of a field counts",
  "step UpdateParticipant FieldValuesPerson Values": "the operation has them by position",
  "step UpdateParticipant FieldValuesCompany Values": "the operation has them by position",
};

/** The lists whose order means nothing. */
const meaningless = [
  "flow BlockLists",
  "flow Goals",
  "flow RemoveFromFlows",
  "flow Triggers",
  "flow VisibleFor",
  "step DistributeToOwner Associates",
  "step DistributeToOwner UserGroups",
  "step NotifyByEmail SpecificEmailAddresses",
  "step NotifyBySMS SpecificPhoneNumbers",
  "step WaitForAction Actions",
];

/** What no example has. */
const distribution = compileText(`flow: a
name: A
steps:
  - id: a
    distributeToOwner: { users: [anna.berg], groups: [Sales, Support], queue: [lars.holm, anna.berg] }
`).flow;

/** Every list inside a value that has two different entries or more. */
function listsIn(value: unknown, at: Pointer = []): readonly Pointer[] {
  if (Array.isArray(value)) {
    const several = new Set(value.map((item) => JSON.stringify(item))).size > 1;
    return [...(several ? [at] : []), ...value.flatMap((item, index) => listsIn(item, [...at, index]))];
  }
  return isObject(value) ? Object.entries(value).flatMap(([key, item]) => listsIn(item, [...at, key])) : [];
}

/** The innermost node and the properties below it, without numbers: "step NotifyBySMS SpecificPhoneNumbers". */
function placeOf(live: EmailFlow, list: Pointer): string {
  const around = nodesOf(live).filter(({ pointer }) => pointer.every((part, index) => part === list[index]));
  const { kind, type, pointer } = around.reduce((inner, node) =>
    node.pointer.length > inner.pointer.length ? node : inner,
  );
  return [
    kind,
    kind === "option" ? "*" : type,
    ...list.slice(pointer.length).filter((part) => typeof part === "string"),
  ]
    .filter(Boolean)
    .join(" ");
}

/** Whether turning a list of the live flow round makes a difference to the file, by the place of the list. */
function turnedLists(flow: CompiledFlow): readonly (readonly [place: string, differs: boolean])[] {
  const { live, known } = applied(flow);
  return listsIn(live)
    .map((list) => ({ list, place: placeOf(live, list) }))
    .filter(({ place }) => !place.includes("Restriction"))
    .map(({ list, place }) => {
      const value = list.reduce<unknown>((inner, part) => (inner as JsonObject)[part], live) as readonly unknown[];
      return [place, compare(flow, setValue(live, list, value.toReversed()), known).changes.length > 0];
    });
}

test("the order of a list makes a difference where a rule speaks of it, and nowhere else", () => {
  const found = [...compileExamples(), distribution].flatMap(turnedLists);
  const places = [...new Set(found.map(([place]) => place))].sort();
  const differing = new Set(found.filter(([, differs]) => differs).map(([place]) => place));
  expect([...differing].sort()).toEqual(Object.keys(meaningful).sort());
  expect(places.filter((place) => !differing.has(place))).toEqual(meaningless);
});
