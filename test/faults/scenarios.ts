import type { SandboxOptions } from "../../src/sandbox/sandbox.ts";
import type { World } from "./world.ts";

/** One thing that a user wants done, with everything that was before. */
export interface Scenario {
  readonly name: string;
  /** The flows that were applied earlier, by key. */
  readonly before: Readonly<Record<string, string>>;
  /** What else happened since. */
  readonly prepare?: (world: World) => Promise<void>;
  /** The files of the run under test. */
  readonly after: Readonly<Record<string, string>>;
  readonly sandbox?: Partial<SandboxOptions>;
  /** New flows that refer to each other are saved once more. */
  readonly circular?: true;
  /** What the plan is refused for, always. */
  readonly refused?: readonly string[];
  /** What is done with flows that left git. */
  readonly prune?: "release" | "end";
}

const head = "flow: trial\nname: Fault trial\n";
const trigger = "enrolment:\n  triggers:\n    - { on: formSubmitted, form: Trial signup }\n";
const mail = "email:\n  from: { name: Anna, address: anna@example.com }\n";

const step = {
  list: "  - id: mark\n    addToList: { project: Trial customers }\n",
  notice: "  - id: notice\n    notifyByEmail: { to: ourContact, subject: New, text: Somebody is in. }\n",
  wait: "  - id: settle\n    wait: 3 days\n",
  longer: "  - id: settle\n    wait: 5 days\n",
  sms: "  - id: hello\n    sendSms: { text: Hello }\n",
  goodbye: "  - id: hello\n    sendSms: { text: Hello again }\n",
  split: (name: string) =>
    `  - id: react\n    split:\n      by: personData\n      branches:\n        - id: rival\n          name: ${name}\n          where: [{ retired: true }]\n          steps:\n            - id: inner\n              wait: 1 day\n`,
};

const sequel = `flow: sequel\nname: Fault sequel\n${mail}steps:\n${step.sms}`;
const flow = (...steps: readonly string[]) => `${head}${mail}steps:\n${steps.join("")}`;
const usual = flow(step.notice, step.wait, step.sms, step.split("Rivals"));

async function withStatus(world: World, ...statuses: readonly string[]): Promise<void> {
  const live = (await world.flows()).find(({ Name }) => Name === "Fault trial");
  for (const Status of statuses)
    await world.api("/v1/Agents/Workflow/SetStatusOnWorkflow", { EmailFlowId: live?.EmailFlowId, Status });
}

/** The fourteen of reliability-and-review.md A3, three of a status that a file wants, and two of a flow that has left git. */
export const scenarios: readonly Scenario[] = [
  { name: "create", before: {}, after: { trial: flow(step.list, step.wait, step.split("Rivals")) } },
  {
    name: "edit a text",
    before: { trial: usual },
    after: { trial: flow(step.notice, step.wait, step.goodbye, step.split("Rivals")) },
  },
  {
    name: "insert a step",
    before: { trial: flow(step.list, step.sms) },
    after: { trial: flow(step.list, step.wait, step.sms) },
  },
  {
    name: "remove a step",
    before: { trial: usual },
    after: { trial: flow(step.notice, step.wait, step.split("Rivals")) },
  },
  {
    name: "reorder",
    before: { trial: usual },
    after: { trial: flow(step.wait, step.notice, step.split("Rivals"), step.sms) },
  },
  {
    name: "rename a branch",
    before: { trial: usual },
    after: { trial: flow(step.notice, step.wait, step.sms, step.split("Others")) },
  },
  {
    name: "add a trigger",
    before: { trial: usual },
    after: { trial: usual.replace(mail, `${trigger}${mail}`) },
  },
  {
    name: "change a wait of a running flow",
    before: { trial: usual },
    prepare: (world) => withStatus(world, "Running"),
    after: { trial: flow(step.notice, step.longer, step.sms, step.split("Rivals")) },
  },
  {
    name: "change a wait of a paused flow",
    before: { trial: usual },
    prepare: (world) => withStatus(world, "Running", "Paused"),
    after: { trial: flow(step.notice, step.longer, step.sms, step.split("Rivals")) },
  },
  {
    name: "adopt a flow that was made by hand",
    before: {},
    prepare: async (world) => {
      const made = { Name: "Fault trial", Description: "By hand", StartOnlyOnce: true };
      await world.api("/v1/Agents/Workflow/SaveEmailFlow", made);
    },
    after: { trial: usual },
  },
  { name: "nothing to do", before: { trial: usual }, after: { trial: usual } },
  {
    name: "two new flows that refer to each other",
    before: {},
    after: {
      trial: `${flow(step.wait)}finish:\n  otherwise: { toFlow: sequel }\n`,
      sequel: `flow: sequel\nname: Fault sequel\n${mail}steps:\n${step.sms}finish:\n  success: { toFlow: trial }\n`,
    },
    circular: true,
  },
  {
    name: "end a running flow",
    before: { trial: usual },
    prepare: (world) => withStatus(world, "Running"),
    after: { trial: usual.replace("steps:", "status: stopped\nsteps:") },
  },
  {
    name: "start a new flow where the licence allows no more",
    before: { trial: flow(step.wait) },
    prepare: (world) => withStatus(world, "Running"),
    after: {
      trial: flow(step.wait),
      sequel: `flow: sequel\nname: Fault sequel\nstatus: running\n${mail}steps:\n${step.sms}`,
    },
    sandbox: { maximumActiveFlows: 1 },
    refused: ["FF627"],
  },
  {
    name: "change a running flow and pause it",
    before: { trial: usual },
    prepare: (world) => withStatus(world, "Running"),
    after: { trial: flow(step.notice, step.longer, step.sms).replace("steps:", "status: paused\nsteps:") },
  },
  {
    name: "change a running flow and end it",
    before: { trial: usual },
    prepare: (world) => withStatus(world, "Running"),
    after: { trial: flow(step.notice, step.longer, step.sms).replace("steps:", "status: stopped\nsteps:") },
  },
  {
    name: "start a flow",
    before: { trial: flow(step.wait) },
    after: { trial: flow(step.wait).replace("steps:", "status: running\nsteps:") },
  },
  {
    name: "release a flow that left git",
    before: { trial: usual, sequel },
    prepare: (world) => withStatus(world, "Running"),
    after: { sequel },
    prune: "release",
  },
  {
    name: "end a running flow that left git",
    before: { trial: usual, sequel },
    prepare: (world) => withStatus(world, "Running"),
    after: { sequel },
    prune: "end",
  },
];
