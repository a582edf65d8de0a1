// Writes a project of many flows, the same ones every time: node bench/generate.mjs FOLDER COUNT
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";

/** So many different flows there are; all others differ from one of these in key and name only. */
export const variants = 20;

/** Names that the sandbox has. */
const world = {
  owner: ["anna.berg", "lars.holm", "ingrid.vik", "oskar.lind", "mette.dahl"],
  folder: ["Onboarding", "Onboarding/Trials", "Nurturing", "Customers"],
  zone: ["Europe/Oslo", "Europe/Stockholm", "Europe/London", "Europe/Copenhagen"],
  form: ["Trial signup", "Contact us", "Demo request", "Newsletter sign-up"],
  project: ["Trial customers", "Onboarding programme", "VIP programme", "Win-back campaign"],
  selection: ["Newsletter readers", "VIP customers", "Inactive customers", "Partners"],
  subscription: ["Newsletter", "Product news", "Events", "Customer information"],
  mailing: ["Welcome to your trial", "Tips for your first week", "We miss you", "Sale lost follow-up"],
  script: ["Score lead", "Sync to billing", "Create invoice draft"],
  country: ["Norway", "Sweden", "Denmark", "Finland", "Germany"],
  business: ["Retail", "Logistics", "Industry", "Finance", "IT"],
};

/** Writes flowform.yaml and `count` flows into a folder; with an address also the target "served". */
export function generateProject(folder, count, url) {
  const target = url === undefined ? "" : `targets:\n  served:\n    url: ${url}\n`;
  mkdirSync(join(folder, "flows"), { recursive: true });
  writeFileSync(join(folder, "flowform.yaml"), `project: bench\n${target}`);
  for (let index = 0; index < count; index++)
    writeFileSync(join(folder, "flows", `${keyOf(index)}.flow.yaml`), flowText(index));
}

const keyOf = (index) => `journey-${String(index + 1).padStart(5, "0")}`;

function flowText(index) {
  const variant = index % variants;
  const name = (list, offset = 0) => JSON.stringify(world[list][(variant + offset) % world[list].length]);
  return `flow: ${keyOf(index)}
name: Journey ${index + 1}
description: The journey of people who asked for something, in edition ${variant + 1}.
folder: ${name("folder")}
owner: ${name("owner")}
timezone: ${name("zone")}

enrolment:
  triggers:
    - id: by-form
      on: formSubmitted
      form: ${name("form")}
      where:
        - formSubmission/formSubmissionEmail: { notContains: "test@" }
    - id: by-hand
      on: addedToProject
      project: ${name("project")}
  filter:
    - category: { oneOf: [Prospect, Customer] }
    - any:
        - country: { oneOf: [${name("country")}, ${name("country", 1)}] }
        - business: { oneOf: [${name("business")}] }
  exclude: [Competitors, Employees]

email:
  subscription: ${name("subscription")}
  from: { use: salesContact, name: Anna at Example, address: anna@example.com }
  replyTo: { use: salesContact, name: Anna at Example, address: anna@example.com }
  sendWindow: { days: workdays, from: "08:00", to: "16:00" }

goals:
  - id: bought
    on: saleCreatedOnPerson
    where:
      - sale/saleType: { oneOf: [New sale] }
  - id: joined
    on: addedToSelection
    selection: ${name("selection")}

steps:
  - id: remember
    addToList: { project: ${name("project")} }
  - id: first-mail
    sendEmail: { mailing: ${name("mailing")}, subject: "What we promised, part ${variant + 1}" }
  - id: first-pause
    wait: ${variant + 1} working days
  - id: reaction
    split:
      name: How did they react?
      by: linkClicked
      mailing: ${name("mailing")}
      branches:
        - id: curious
          name: Curious
          link: Read more
          steps:
            - id: curious-pause
              wait: 2 days
            - id: trade
              split:
                name: What do they do?
                by: personData
                branches:
                  - id: trade-one
                    name: The first trade
                    where:
                      - business: { oneOf: [${name("business")}] }
                    steps:
                      - id: trade-one-mail
                        sendEmail: { mailing: "Case study: retail", subject: Two shops and one customer list }
                      - id: trade-one-score
                        runScript: ${name("script")}
                  - id: trade-two
                    name: The second trade
                    where:
                      - all:
                          - business: { oneOf: [${name("business", 1)}] }
                          - country: { oneOf: [${name("country", 2)}] }
                    steps:
                      - id: trade-two-mail
                        sendEmail: { mailing: "Case study: logistics", subject: Forty lorries and one calendar }
                everyoneElse:
                  name: Everything else
                  steps:
                    - id: other-trade
                      notifyByEmail:
                        to: ourContact
                        subject: Somebody reads on
                        text: Please find out what this company does, and write it on the company card.
        - id: talkative
          name: Wants to talk
          link: Talk to us
          steps:
            - id: call
              createFollowUp:
                title: Call about edition ${variant + 1}
                type: Phone - Out
                when: firstAvailable
                duration: 30 minutes
                assignTo: ourContact
      everyoneElse:
        name: No reaction
        steps:
          - id: try-again
            sendEmail: { mailing: We miss you, subject: Did our mail get lost? }
          - id: last-pause
            wait: 1 week
  - id: mark
    updateParticipant:
      description: Note where the journey ended
      person:
        - leadstatus: { set: Marketing qualified }
  - id: closing
    addToList: { selection: ${name("selection")} }

finish:
  onGoal: stop
`;
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) generateProject(argv[2], Number(argv[3]));
