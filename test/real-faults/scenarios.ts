/** A flow of the test, as a file. */
const flow = (key: string, parts: { readonly wait?: string; readonly status?: string; readonly to?: string } = {}) => {
  const { wait = "3 days", status, to } = parts;
  const head = `flow: ${key}\nname: Real ${key}\n${status === undefined ? "" : `status: ${status}\n`}`;
  const finish = to === undefined ? "" : `finish:\n  otherwise: { toFlow: ${to} }\n`;
  const steps = `  - { id: settle, wait: ${wait} }\n  - { id: tell, notifyByEmail: { to: ourContact, subject: New, text: Look. } }\n`;
  const split = `  - id: react\n    split:\n      by: personData\n      branches:\n        - id: rival\n          name: Rivals\n          where: [{ retired: true }]\n          steps:\n            - { id: inner, wait: ${wait} }\n`;
  return `${head}${finish}steps:\n${steps}${split}`;
};

/** One thing that a user wants done, by the keys of the flows. */
export interface RealScenario {
  readonly name: string;
  readonly before: Readonly<Record<string, string>>;
  /** Flows that run when it begins. */
  readonly running: readonly string[];
  readonly after: Readonly<Record<string, string>>;
  /** The status of each flow in the end. */
  readonly end: Readonly<Record<string, string>>;
}

/** Six (reliability-and-review.md A9, R5). */
export const realScenarios: readonly RealScenario[] = [
  { name: "create a flow", before: {}, running: [], after: { a: flow("a") }, end: { a: "Stopped" } },
  {
    name: "change a stopped flow",
    before: { a: flow("a") },
    running: [],
    after: { a: flow("a", { wait: "5 days" }) },
    end: { a: "Stopped" },
  },
  {
    name: "change a running flow",
    before: { a: flow("a") },
    running: ["a"],
    after: { a: flow("a", { wait: "5 days" }) },
    end: { a: "Running" },
  },
  {
    name: "create two flows that refer to each other",
    before: {},
    running: [],
    after: { a: flow("a", { to: "b" }), b: flow("b", { to: "a" }) },
    end: { a: "Stopped", b: "Stopped" },
  },
  {
    name: "change a running flow and create another one",
    before: { a: flow("a") },
    running: ["a"],
    after: { a: flow("a", { wait: "5 days" }), b: flow("b") },
    end: { a: "Running", b: "Stopped" },
  },
  {
    name: "change a flow and start it",
    before: { a: flow("a") },
    running: [],
    after: { a: flow("a", { wait: "5 days", status: "running" }) },
    end: { a: "Running" },
  },
];
