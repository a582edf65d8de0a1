/** Four typical changes of example flows that run, each as replacements in files, and how many people are where meanwhile. */
export const changes = [
  {
    name: "1-longer-wait-and-one-more-message",
    runs: "flows/onboarding/trial-onboarding.flow.yaml",
    people: { "Trial onboarding": 47 },
    edits: [
      {
        file: "flows/onboarding/trial-onboarding.flow.yaml",
        replace: [
          [
            `  - id: first-week
    wait: 5 days
  - id: tips
    sendEmail: { mailing: Tips for your first week, subject: What others do in their first week }
  - id: let-them-try
    wait: 3 days
`,
            `  - id: tips
    sendEmail: { mailing: Tips for your first week, subject: What others do in their first week }
  - id: first-week
    wait: 5 days
  - id: let-them-try
    wait: 5 days
  - id: offer-help
    sendSms: { text: "How is it going? Reply and we will call you. /Anna" }
`,
          ],
          ["name: Wants a demo", "name: Wants to see more"],
        ],
      },
    ],
  },
  {
    name: "2-more-people-may-enter",
    runs: "flows/customers/win-back.flow.yaml",
    people: { "Win-back": 212 },
    edits: [
      {
        file: "flows/customers/win-back.flow.yaml",
        replace: [
          [
            "      selection: Inactive customers\n",
            `      selection: Inactive customers
    - id: asked-for-it
      on: formSubmitted
      form: Newsletter sign-up
`,
          ],
          ["  exclude: [Do not contact, Competitors]", "  exclude: [Do not contact]"],
        ],
      },
    ],
  },
  {
    name: "3-other-words",
    runs: "flows/onboarding/customer-onboarding.flow.yaml",
    people: { "Customer onboarding": 18 },
    edits: [
      {
        file: "flows/onboarding/customer-onboarding.flow.yaml",
        replace: [["subject: Your team at Example }", "subject: The people you can call }"]],
      },
      {
        file: "flows/onboarding/texts/kick-off.txt",
        replace: [
          ["who cleans it, when it moves", "who cleans it, and who signs it off (https://example.com/data-checklist)"],
          ["the two training sessions", "the three training sessions"],
        ],
      },
    ],
  },
  {
    name: "4-a-branch-less-and-a-new-flow",
    runs: "flows/onboarding/trial-onboarding.flow.yaml",
    people: {},
    edits: [
      {
        file: "flows/onboarding/trial-onboarding.flow.yaml",
        replace: [
          [
            `        - id: reads
          name: Has read on
          link: Read more
          steps:
            - id: score
              runScript: Score lead
`,
            "",
          ],
        ],
      },
      {
        file: "flows/onboarding/after-the-trial.flow.yaml",
        text: `flow: after-the-trial
name: After the trial
timezone: Europe/Oslo
enrolment:
  triggers:
    - id: lost
      on: addedToSelection
      selection: Lost sales
steps:
  - id: breathe
    wait: 2 weeks
  - id: ask
    sendEmail: { mailing: We miss you, subject: What was missing? }
`,
      },
    ],
  },
];
