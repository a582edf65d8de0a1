import { expect, test } from "vitest";
import { withServerIds } from "../../src/apply/with-server-ids.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import { compileText, withIds } from "../support/example-flows.ts";

const { carrier } = compileText(`flow: trial
name: Trial
enrolment:
  triggers: [{ on: formSubmitted, form: A }, { on: addedToProject, project: B }]
goals: [{ on: saleCreatedOnPerson }, { on: requestCreated }]
steps:
  - id: react
    split:
      by: personData
      branches: [{ id: one, where: [{ retired: true }], steps: [{ id: inner, wait: 1 day }] }]
  - { id: click, waitForAction: { actions: [{ on: linkClicked, link: A }], timeout: 7 days } }
`).flow;

/** The flow as a server has it that fills in what is its own. */
const saved: EmailFlow = {
  ...withIds(carrier),
  CreatedDate: "2026-11-24T08:00:00Z",
  UpdatedDate: "2026-11-24T08:00:00Z",
  TableRight: { Mask: "Read", Reason: "" },
};

test("everything that the server gave comes from what was saved, everything else from the carrier", () => {
  const { CreatedDate, UpdatedDate, TableRight } = saved;
  const wanted = { ...carrier, Description: "New", ExitFlowId: 7 };
  expect(withServerIds(wanted, { ...saved, Description: "Old" })).toEqual({
    ...withIds(wanted),
    CreatedDate,
    UpdatedDate,
    TableRight,
  });
});

test("triggers that came back in another order keep their ids by what they say", () => {
  const turned = { ...saved, Triggers: saved.Triggers.toReversed(), Goals: saved.Goals.toReversed() };
  expect(withServerIds(carrier, turned)).toEqual(withServerIds(carrier, saved));
});
