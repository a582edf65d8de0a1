import { expect, test } from "vitest";
import { readBackDifferences } from "../../src/apply/read-back.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import { parsePointer } from "../../src/source/pointer.ts";
import { compileText, withIds } from "../support/example-flows.ts";
import { setValue } from "../support/set-value.ts";

const { carrier } = compileText(`flow: trial
name: Trial
enrolment: { triggers: [{ on: formSubmitted, form: A }] }
steps:
  - { id: settle, wait: 3 days }
  - id: react
    split: { by: personData, branches: [{ id: one, where: [{ retired: true }], steps: [{ id: inner, wait: 1 day }] }] }
  - { id: hello, sendSms: { text: Hello } }
`).flow;
const live = withIds(carrier);

/** A flow with other values at some places. */
const other = (flow: EmailFlow, values: Readonly<Record<string, unknown>>): EmailFlow =>
  Object.entries(values).reduce((whole, [place, value]) => setValue(whole, parsePointer(place), value), flow);

const mine = { AssociateId: 7 };

test.each<[string, EmailFlow, EmailFlow, readonly string[]]>([
  ["what was sent, with ids for what is new", carrier, live, []],
  ["what was sent, with the ids that were sent", live, live, []],
  ["a step less", live, { ...live, Steps: live.Steps.slice(0, 2) }, ["/Steps/2"]],
  ["a step more", { ...live, Steps: live.Steps.slice(0, 2) }, live, ["/Steps/2"]],
  [
    "another number of steps and another name",
    { ...live, Steps: live.Steps.slice(0, 1) },
    { ...live, Name: "Other", Triggers: [] },
    [
      "/Triggers/0",
      "/Steps/1",
      "/Steps/1/Options/0",
      "/Steps/1/Options/0/Steps/0",
      "/Steps/1/Options/1",
      "/Steps/2",
      "/Name",
    ],
  ],
  [
    "a step of another type, which is told once",
    live,
    { ...live, Steps: [live.Steps[2], ...live.Steps.slice(1)] as EmailFlow["Steps"] },
    ["/Steps/0"],
  ],
  ["a step that survived under another id", live, other(live, { "/Steps/0/WorkflowStepId": 99 }), ["/Steps/0/id"]],
  [
    "another wait inside a branch",
    live,
    other(live, { "/Steps/1/Options/0/Steps/0/NumIntervals": 9 }),
    ["/Steps/1/Options/0/Steps/0/NumIntervals"],
  ],
  ["what the server fills in", live, other(live, { "/CreatedDate": "2026-11-24T08:00:00Z", "/UpdatedBy": mine }), []],
  ["an owner where none was said", live, other(live, { "/Associate": mine }), []],
  ["an owner instead of another one", other(live, { "/Associate": mine }), live, ["/Associate"]],
  [
    "another status, also when one was sent",
    other(live, { "/Status": "Running" }),
    other(live, { "/Status": "Paused" }),
    [],
  ],
  ["a rank that changes no order", live, other(live, { "/Steps/0/Rank": 99 }), []],
])("%s", (_, sent, back, places) => {
  expect(readBackDifferences(sent, back)).toEqual(places);
});

test("triggers that come back in another order are no difference", () => {
  const twice = compileText(
    "flow: trial\nname: Trial\nenrolment: { triggers: [{ on: formSubmitted, form: A }, { on: addedToProject, project: B }] }\nsteps:\n  - { id: settle, wait: 3 days }\n",
  ).flow.carrier;
  const back = withIds(twice);
  expect(readBackDifferences(twice, { ...back, Triggers: back.Triggers.toReversed() })).toEqual([]);
});
