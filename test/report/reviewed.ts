import type { Plan } from "../../src/model/plan.ts";
import { planOf } from "./plan-of.ts";

/** How the flows of these tests begin. */
export const beginning = `flow: trial
name: Trial
timezone: Europe/Oslo
enrolment:
  triggers:
    - on: saleCreated
      id: bought
steps:
  - id: welcome
    sendEmail: { mailing: { id: 7 }, subject: Welcome }
`;

const before = `${beginning}  - id: settle
    wait: 3 days
  - id: tell
    notifyByEmail:
      to: ourContact
      subject: New trial
      text: |
        A new trial of {{Company.Name}} has begun.
        Please call within a day, see https://example.com/a/b?c=1 for how.
  - id: reaction
    split:
      name: How did they react?
      by: linkClicked
      branches:
        - id: engaged
          name: Opened
          link: { id: 9 }
          steps:
            - id: call
              createFollowUp: { title: Call, when: firstAvailable }
        - id: silent
          name: Silent
          link: { id: 10 }
          steps:
            - id: remind
              sendSms: { text: Still there? }
      everyoneElse:
        exit: true
  - id: last
    sendSms: { text: Bye }
  - id: rest
    wait: 1 day
`;

const after = before
  .replace("      id: bought\n", "      id: bought\n    - on: formSubmitted\n      form: { id: 12 }\n")
  .replace("wait: 3 days", "wait: 5 days")
  .replace("a day, see https://example.com/a/b?c=1", "an hour, see https://example.com/a/b?c=2")
  .replace("{{Company.Name}}", "{{Company.FullName}}")
  .replace("name: Opened", "name: Engaged")
  .replace(/ {8}- id: silent[\s\S]*Still there\? }\n/, "")
  .replace(
    "  - id: last\n    sendSms: { text: Bye }\n  - id: rest\n    wait: 1 day\n",
    "  - id: rest\n    wait: 1 day\n  - id: last\n    sendSms: { text: Bye }\n",
  );

/** A plan with a change of each kind, and 23 people inside. */
export async function reviewed(): Promise<Plan> {
  const plan = await planOf([before, after]);
  const flows = plan.flows.map((flow) => ({
    ...flow,
    people: { total: 23, byStep: {}, readAt: "2026-11-24T08:00:00.000Z" },
    changes: flow.changes.map((change) => ({ ...change, effect: { here: 12, ahead: 2, past: 9 } })),
  }));
  return { ...plan, flows };
}
