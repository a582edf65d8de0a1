import fc from "fast-check";
import type { Values } from "../../src/language/context.ts";

/** Words that stand for names of records; every name exists in the invented world. */
export const recordNames = ["Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Æther"] as const;
const name = fc.constantFrom(...recordNames);
const text = fc.constantFrom("Hello", "Hei på deg", "Line one\nline two", "A: b # c", "  spaced  ", "{{FirstName}}");
const interval = fc
  .tuple(fc.integer({ min: 1, max: 90 }), fc.constantFrom("minutes", "hours", "days", "working days", "weeks"))
  .map(([count, unit]) => `${count} ${unit}`);
const moment = fc.constantFrom("2026-12-01", "2027-02-28 08:30", "2028-02-29 23:59:59");
const flowKey = fc.constantFrom("other-flow", "third-flow");

const condition: fc.Arbitrary<Values> = fc.oneof(
  fc.record({ category: fc.record({ oneOf: fc.uniqueArray(name, { minLength: 1, maxLength: 3 }) }) }),
  fc.record({ firstName: fc.record({ begins: text }) }),
  fc.record({ birthYear: fc.record({ between: fc.tuple(fc.integer(), fc.integer()) }) }),
  fc.record({ personRegisteredDate: fc.record({ after: fc.constant("2026-01-31") }) }),
  fc.record({ personUpdatedDate: fc.constant("today"), inactive: fc.boolean() }),
  fc.record({ retired: fc.boolean() }),
);
const conditions = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: condition },
    fc.record({ any: fc.array(condition, { minLength: 1, maxLength: 3 }) }),
  ),
  { minLength: 1, maxLength: 3 },
);

const exit = fc.oneof(
  fc.boolean(),
  fc.record({ toFlow: flowKey }),
  fc.record({ toSelection: name, enabled: fc.boolean() }),
);
const when = fc.oneof(
  fc.constantFrom("today", "firstAvailable", "estimated", "notSet"),
  fc.record({ after: interval }),
);
const event = fc.oneof(
  fc.record({ on: fc.constant("formSubmitted"), form: name }),
  fc.record({ on: fc.constant("linkClicked"), link: name, where: conditions }),
);

/** The steps without children, as keyword and settings. */
const leaves: readonly fc.Arbitrary<Values>[] = [
  fc.record({
    sendEmail: fc.record(
      { mailing: name, subject: text, attachments: fc.uniqueArray(name) },
      { requiredKeys: ["mailing"] },
    ),
  }),
  fc.record({ sendSms: fc.record({ text, exitWithoutMobile: fc.boolean() }, { requiredKeys: ["text"] }) }),
  fc.record({ wait: fc.oneof(interval, fc.record({ until: moment })) }),
  fc.record({
    waitForAction: fc.record(
      { actions: fc.array(event, { minLength: 1, maxLength: 3 }), timeout: interval, onTimeout: exit },
      { requiredKeys: ["actions"] },
    ),
  }),
  fc.record({
    updateParticipant: fc.record({
      description: text,
      person: fc.constant([{ title: { set: "Dr" } }, { mobilePhone: "clear" }]),
    }),
  }),
  fc.record({ addToList: fc.record({ selection: name, project: name }) }),
  fc.record({ removeFromList: fc.record({ selection: name }) }),
  fc.record({ createRequest: fc.record({ title: text, category: name, message: text }, { requiredKeys: ["title"] }) }),
  fc.record({
    createFollowUp: fc.record(
      { title: text, when, completed: fc.boolean(), duration: fc.constant("30 minutes") },
      { requiredKeys: ["title"] },
    ),
  }),
  fc.record({
    createSale: fc.record({ title: text, amount: fc.integer({ min: 0, max: 1e6 }), when }, { requiredKeys: ["title"] }),
  }),
  fc.record({ notifyByEmail: fc.record({ to: fc.constantFrom("ourContact", "ourServiceContact"), text }) }),
  fc.record({ notifyBySms: fc.record({ to: fc.constant({ addresses: ["+47 900 00 000"] }), text }) }),
  fc.record({ runScript: name }),
  fc.record({
    distributeToOwner: fc.record(
      { users: fc.uniqueArray(name, { minLength: 1 }), onlyUnassigned: fc.boolean() },
      { requiredKeys: ["users"] },
    ),
  }),
];

const selectors: Readonly<Record<string, fc.Arbitrary<Values>>> = {
  linkClicked: fc.record({ link: name }),
  projectMembership: fc.record({ project: name }),
  selectionMembership: fc.record({ selection: name }),
  personData: fc.record({ where: conditions }),
  formData: fc.record({ form: name, where: conditions }),
};

function steps(depth: number): fc.Arbitrary<readonly Values[]> {
  const leaf = fc.oneof(...leaves);
  return fc.array(
    depth === 0 ? leaf : fc.oneof({ weight: 4, arbitrary: leaf }, { weight: 1, arbitrary: split(depth - 1) }),
    { maxLength: 5 },
  );
}

function split(depth: number): fc.Arbitrary<Values> {
  return fc.constantFrom(...Object.keys(selectors)).chain((by) => {
    const selector = selectors[by] ?? fc.constant({});
    const branch = fc
      .tuple(selector, fc.record({ name: text, steps: steps(depth) }))
      .map(([own, common]) => ({ ...own, ...common }));
    return fc.record({
      split: fc.record({
        name: text,
        by: fc.constant(by),
        branches: fc.array(branch, { minLength: 1, maxLength: 3 }),
        everyoneElse: fc.oneof(fc.record({ steps: steps(depth) }), fc.record({ exit })),
      }),
    });
  });
}

/** Gives every step and branch an id of its own, in document order. */
function withIds(list: readonly Values[], next: () => string): readonly Values[] {
  return list.map((step) => {
    const id = next();
    if (step.split === undefined) return { id, ...step };
    const { branches, everyoneElse, ...rest } = step.split as { branches: readonly Values[]; everyoneElse: Values };
    const named = branches.map((branch) => ({
      id: next(),
      ...branch,
      steps: withIds(branch.steps as readonly Values[], next),
    }));
    const others =
      everyoneElse.steps === undefined
        ? everyoneElse
        : { steps: withIds(everyoneElse.steps as readonly Values[], next) };
    return { id, split: { ...rest, branches: named, everyoneElse: others } };
  });
}

/** Flow documents that the schema allows: every step type, every split kind, splits nested three deep. */
export const randomFlow: fc.Arbitrary<Values> = fc
  .record({
    name: text,
    description: text,
    once: fc.boolean(),
    filter: fc.option(conditions, { nil: undefined }),
    triggers: fc.array(event, { maxLength: 3 }),
    goals: fc.array(fc.record({ on: fc.constantFrom("saleCreatedOnPerson", "requestCreated"), where: conditions }), {
      maxLength: 2,
    }),
    steps: steps(3),
  })
  .map(({ name: called, description, once, filter, triggers, goals, steps: list }) => {
    let count = 0;
    return {
      flow: "random",
      name: called,
      description,
      enrolment: { triggers, once, ...(filter === undefined ? {} : { filter }) },
      goals,
      steps: withIds(list, () => `n${++count}`),
    };
  });
