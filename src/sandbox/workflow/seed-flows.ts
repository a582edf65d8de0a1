import type { EmailFlow } from "../../model/email-flow.ts";
import { nodesOf } from "../../model/node.ts";
import { present } from "../../util/invariant.ts";
import { isoText } from "../iso-text.ts";
import type { SandboxState } from "../state.ts";
import type { Row } from "../store.ts";
import { listRows } from "../world/list-row.ts";
import { randomNumbers } from "../world/random.ts";
import { later } from "./engine/interval.ts";
import { newInstance, putInstance } from "./instances.ts";
import { saveEmailFlow } from "./save/save-email-flow.ts";
import { setStatus } from "./set-status.ts";

/** How many people are on their way through the running flow. */
const participants = 12;

/** Two flows that somebody made in the window, one of them with people in it: the same seed puts the same people there. */
export function seedFlows(state: SandboxState, seed: number): void {
  const welcome = save(state, newsletterWelcome(state));
  save(state, summerCampaign(state));
  setStatus(state, welcome.EmailFlowId, "Running");
  seedParticipants(state, welcome, seed);
}

function save(state: SandboxState, content: Row): EmailFlow {
  const saved = saveEmailFlow(state, content);
  return present("value" in saved ? saved.value : undefined, `the flow ${content.Name}`);
}

function newsletterWelcome(state: SandboxState): Row {
  const id = idsByName(state);
  return {
    Name: "Old newsletter welcome",
    Description: "Made in the window in 2024.",
    FromName: "Example",
    FromAddr: "hello@example.com",
    ShipmentType: { Id: id("shipmenttype", "Newsletter"), Name: "Newsletter" },
    Triggers: [
      {
        TriggerType: "FormSubmitted",
        RestrictionGroups: [
          group({ Name: "formSubmission/formSubmissionFormId", Values: [`[I:${id("form", "Newsletter sign-up")}]`] }),
        ],
      },
    ],
    Steps: [
      { StepType: "SendEmail", Subject: "Welcome", ShipmentId: id("specifiedmailings", "Welcome to Example") },
      { StepType: "WaitForTime", TimeWaitAlgorithm: "NumIntervals", NumIntervals: 7, IntervalType: "Days" },
      {
        StepType: "Split",
        SplitName: "Customer?",
        SplitOptionType: "SelectionMembership",
        Options: [
          {
            OptionType: "SelectionMembership",
            Name: "VIP",
            SelectionId: id("selection", "VIP customers"),
            Steps: [
              { StepType: "SendEmail", Subject: "Meet us", ShipmentId: id("specifiedmailings", "Meet your team") },
            ],
          },
          { OptionType: "None" },
        ],
      },
      { StepType: "WaitForTime", TimeWaitAlgorithm: "NumIntervals", NumIntervals: 2, IntervalType: "Weeks" },
      { StepType: "AddToList", Selection: id("selection", "Newsletter readers") },
    ],
  };
}

function summerCampaign(state: SandboxState): Row {
  const id = idsByName(state);
  return {
    Name: "Summer campaign 2026",
    Description: "Over since August.",
    FromName: "Example",
    FromAddr: "hello@example.com",
    ShipmentType: { Id: id("shipmenttype", "Newsletter"), Name: "Newsletter" },
    Steps: [
      { StepType: "SendEmail", Subject: "Summer", ShipmentId: id("specifiedmailings", "Come back offer") },
      { StepType: "WaitForTime", TimeWaitAlgorithm: "NumIntervals", NumIntervals: 3, IntervalType: "Days" },
      { StepType: "CreateFollowUp", Title: "Call", FollowUpType: id("task", "Phone - Out"), OwnerType: "OurContact" },
    ],
  };
}

const group = (line: Row) => ({ Name: "0", Description: "", Rank: 0, Restrictions: [{ Operator: "equals", ...line }] });

const idsByName = (state: SandboxState) => (list: string, name: string) =>
  present(
    listRows(state, list).find((row) => row.Name === name),
    `${name} in the list ${list}`,
  ).Id;

/** People on all steps at which somebody can stand: those that wait, and the mails that come next. */
function seedParticipants(state: SandboxState, flow: EmailFlow, seed: number): void {
  const random = randomNumbers(seed);
  const people = state.store.ids("person");
  const steps = nodesOf(flow).filter(({ type }) => type === "WaitForTime" || type === "SendEmail");
  for (let count = 0; count < participants; count++) {
    const step = present(steps[count % steps.length], "a step to stand on");
    const share = Math.floor(people.length / participants);
    const PersonId = present(people[count * share + Math.floor(random() * share)], "a person");
    const facts = { EmailFlowId: flow.EmailFlowId, PersonId, CurrentStepId: step.serverId };
    const until = later(state.now(), 1 + Math.floor(random() * 6), "Days");
    putInstance(state, {
      ...newInstance(state, facts),
      WaitUntil: step.type === "WaitForTime" ? isoText(until) : null,
    });
  }
}
