import { describe, expect, test } from "vitest";
import { isRead } from "../../src/live/read-operations.ts";
import type { HttpFailure } from "../../src/model/http.ts";
import { settleLeftOver } from "../../src/pipeline/recover.ts";
import { testRun, virtualClock } from "../support/run.ts";
import { type Workshop, workshop } from "../support/sandbox-project.ts";

const head = (key: string) => `flow: ${key}\nname: ${key}\n`;
const steps = (wait: string) =>
  `steps:\n  - { id: settle, wait: ${wait} }\n  - { id: tell, notifyByEmail: { to: ourContact, subject: A, text: B } }\n`;
const grown = (wait: string) => `${steps(wait)}  - { id: more, wait: 1 day }\n`;

/** A change that is being applied when the world fails. */
interface Scenario {
  readonly name: string;
  readonly begin: (shop: Workshop) => Promise<void>;
  readonly change: (shop: Workshop) => void;
  /** Names and statuses of all flows in the end. */
  readonly end: Readonly<Record<string, string>>;
}

const setStatus = async (shop: Workshop, name: string, Status: string) =>
  shop.api("/v1/Agents/Workflow/SetStatusOnWorkflow", { EmailFlowId: (await shop.live(name)).EmailFlowId, Status });

async function live(shop: Workshop, status?: string): Promise<void> {
  shop.write("trial", `${head("trial")}${steps("3 days")}`);
  await shop.apply();
  if (status === undefined) return;
  await setStatus(shop, "trial", "Running");
  if (status !== "Running") await setStatus(shop, "trial", status);
}

const scenarios: readonly Scenario[] = [
  {
    name: "create",
    begin: async () => {},
    change: (shop) => shop.write("trial", `${head("trial")}${steps("3 days")}`),
    end: { trial: "Stopped" },
  },
  {
    name: "create two that refer to each other",
    begin: async () => {},
    change: (shop) => {
      shop.write("one", `${head("one")}finish: { success: { toFlow: two } }\n${steps("1 day")}`);
      shop.write("two", `${head("two")}finish: { success: { toFlow: one } }\n${steps("2 days")}`);
    },
    end: { one: "Stopped", two: "Stopped" },
  },
  {
    name: "change a stopped flow",
    begin: (shop) => live(shop),
    change: (shop) => shop.write("trial", `${head("trial")}${grown("5 days")}`),
    end: { trial: "Stopped" },
  },
  {
    name: "change a running flow",
    begin: (shop) => live(shop, "Running"),
    change: (shop) => shop.write("trial", `${head("trial")}${grown("5 days")}`),
    end: { trial: "Running" },
  },
  {
    name: "change a paused flow",
    begin: (shop) => live(shop, "Paused"),
    change: (shop) => shop.write("trial", `${head("trial")}${grown("5 days")}`),
    end: { trial: "Paused" },
  },
  {
    name: "change a running flow and pause it",
    begin: (shop) => live(shop, "Running"),
    change: (shop) => shop.write("trial", `${head("trial")}status: paused\n${grown("5 days")}`),
    end: { trial: "Paused" },
  },
  {
    name: "start a flow",
    begin: (shop) => live(shop),
    change: (shop) => shop.write("trial", `${head("trial")}status: running\n${steps("3 days")}`),
    end: { trial: "Running" },
  },
];

const broken: HttpFailure = { failure: "interrupted", sent: true, detail: "the connection broke off" };
/** What happens to one request, and whether the process is killed by it. */
const faults = {
  "killed before it is sent": { arrives: false, answer: undefined },
  "killed before it is answered": { arrives: true, answer: undefined },
  "lost on its way": { arrives: false, answer: broken },
  "carried out, and its answer lost": { arrives: true, answer: broken },
  "never sent": { arrives: false, answer: { failure: "refused", sent: false, detail: "refused" } },
} as const satisfies Record<string, { arrives: boolean; answer: HttpFailure | undefined }>;

class Killed extends Error {}

/** Lets the n-th request from now on fail; with `undefined` as answer everything after it too, for nobody is left to ask. */
function failAt(
  shop: Workshop,
  n: number,
  { arrives, answer }: (typeof faults)[keyof typeof faults],
): { count: number } {
  const seen = { count: 0 };
  let killed = false;
  shop.intercept(async (request, send) => {
    if (killed) throw new Killed();
    if (seen.count++ !== n) return send(request);
    if (arrives) await send(request);
    if (answer !== undefined) return answer;
    killed = true;
    throw new Killed();
  });
  return seen;
}

async function flowsOf(shop: Workshop): Promise<Record<string, string[]>> {
  const listed = (await shop.api("/v1/Archive/EmailFlows?$select=emailFlowId,workflowName", undefined, "GET")) as {
    value: { emailFlowId: number; workflowName: string }[];
  };
  const found: Record<string, string[]> = {};
  for (const { emailFlowId, workflowName } of listed.value) {
    const flow = (await shop.api(`/v1/Agents/Workflow/GetEmailFlow?emailFlowId=${emailFlowId}`)) as { Status: string };
    found[workflowName] = [...(found[workflowName] ?? []), flow.Status];
  }
  return found;
}

/** Applies once more, as another process would after a while; false when there was nothing to do. */
async function applyAgain(shop: Workshop, later: number): Promise<boolean> {
  const run = testRun({ owner: `later/${later}`, clock: virtualClock(Date.parse("2026-11-24T08:00:00Z") + later) });
  const plan = (await shop.plan()).value;
  if (plan?.flows.length === 0 && plan.open.length === 0) return false;
  await settleLeftOver(shop.workplace(), run);
  await shop.apply((await shop.plan()).value, run);
  return true;
}

const hour = 60 * 60 * 1000;

async function runScenario(
  scenario: Scenario,
  n: number,
  fault: (typeof faults)[keyof typeof faults],
): Promise<boolean> {
  const shop = workshop();
  const others = Object.fromEntries(Object.entries(await flowsOf(shop)));
  await scenario.begin(shop);
  scenario.change(shop);
  const plan = (await shop.plan()).value;
  const seen = failAt(shop, n, fault);
  const result = await shop.apply(plan).catch((error: unknown) => {
    if (!(error instanceof Killed)) throw error;
  });
  shop.intercept((request, send) => send(request));
  if (result?.flows.every(({ outcome }) => outcome === "applied"))
    expect((await shop.plan()).value?.flows, "what is said to be done is done").toEqual([]);
  const reached = seen.count > n;
  if (await applyAgain(shop, hour)) await applyAgain(shop, 2 * hour);
  const end = Object.fromEntries(Object.entries(scenario.end).map(([name, status]) => [name, [status]]));
  expect(await flowsOf(shop)).toEqual({ ...others, ...end });
  expect((await shop.plan()).value?.warnings).toEqual([]);
  shop.requests.length = 0;
  expect(await applyAgain(shop, 3 * hour)).toBe(false);
  expect(shop.requests.filter((request) => !isRead(request))).toEqual([]);
  return reached;
}

/**
 * For every request of an apply and every way in which it can fail: two more runs bring about what was planned, once,
 * with the status that it must have, and the run after that writes nothing.
 */
describe.each(scenarios)("$name", (scenario) => {
  test.each(Object.entries(faults))("each request %s", async (_, fault) => {
    let n = 0;
    while (await runScenario(scenario, n, fault)) n++;
    expect(n).toBeGreaterThan(6);
  });
});
