import { describe, expect, it, test } from "vitest";
import type { Effect } from "../../src/model/people.ts";
import type { FlowPlan } from "../../src/model/plan.ts";
import { namesIn } from "../../src/plan/names.ts";
import { planReport } from "../../src/report/model/plan-report.ts";
import { plainSentence } from "../../src/report/model/sentence.ts";
import { plainPalette } from "../../src/report/palette.ts";
import { planText } from "../../src/report/plan-text.ts";
import { planOf } from "./plan-of.ts";

const head = "flow: a\nname: A\nsteps:\n  - { id: note, wait: 2 days }\n";
const mail = "  - { id: m, sendEmail: { mailing: { id: 8 }, subject: Hi } }\n";
const exits = {
  split:
    "  - { id: s, split: { by: personData, branches: [{ id: b, where: [{ retired: true }] }], everyoneElse: { exit: { toFlow: win-back } } } }\n",
  wait: "  - { id: w, waitForAction: { actions: [{ on: saleSold }], timeout: 2 days, onTimeout: true } }\n",
  sms: "  - { id: t, sendSms: { text: Hi, from: Us, exitWithoutMobile: true } }\n",
};

async function whoRows(before: string | undefined, after: string, effect: Effect = { ahead: 2, past: 3 }) {
  const { flows, ...plan } = await planOf([before, after]);
  const told = flows.map((flow) => ({ ...flow, changes: flow.changes.map((change) => ({ ...change, effect })) }));
  return planReport({ ...plan, flows: told })
    .flows.flatMap(({ rows }) => rows.filter(({ section }) => section === "WHO"))
    .map((row) => `${row.mark} ${plainSentence(row.sentence)} | ${plainSentence(row.effect)}`);
}

describe("that people leave at a step that comes or goes", () => {
  it.each([
    ["split", "Split s, everyone else: leave the flow for flow 1001", "find the new exit if no branch takes them"],
    ["wait", "Wait for action w, people whose time is up: leave the flow", "find the new exit if their time is up"],
    ["sms", "SMS t, people without a mobile number: leave the flow", "leave if they have no number"],
  ] as const)("is a row of its own, of a %s", async (kind, sentence, meaning) => {
    const [without, with_] = [head + mail, head + exits[kind] + mail];
    const effect = { [kind === "sms" ? "withNumber" : "ahead"]: 2, past: 3 };
    expect(await whoRows(without, with_, effect)).toEqual([
      `added ${sentence} | 2 people will ${meaning}; 3 are past it.`,
    ]);
    const missed = kind === "sms" ? "get it" : "come to it";
    expect(await whoRows(with_, without, { missed: 2, past: 3 })).toEqual([
      `removed ${sentence} | 2 people will not ${missed} any more; 3 are past it.`,
    ]);
  });

  it("is said within the row of the step in a new flow, and where it is off", async () => {
    const text = planText(await planOf([undefined, head + exits.split]), plainPalette).replace(/\s+/g, " ");
    expect(text).toContain("+ Split s: looks at person data, everyone else leave the flow for flow 1001");
    expect((await whoRows(undefined, head + exits.split)).join()).not.toContain("Split");
  });

  it("is neither a row nor a way where the time is never up, and a row of who is concerned where it is from now on", async () => {
    const never = head + exits.wait.replace("2 days,", "never,") + mail;
    expect(await whoRows(head + mail, never)).toEqual([]);
    expect(planText(await planOf([head + mail, never]), plainPalette)).not.toMatch(/time is up:|Leave\n/);
    expect(await whoRows(never, head + exits.wait + mail)).toEqual([
      "changed Wait for action w, longest wait: for ever -> 2 days | 2 people will wait by the new rule; 3 are past it.",
    ]);
    expect(planText(await planOf([never, head + exits.wait + mail]), plainPalette)).toMatch(
      /\+ {3}time is up:\n +\+ {5}Leave\n/,
    );
  });

  it("stands in the way before and after", async () => {
    const text = planText(await planOf([head + mail, head + exits.split + exits.wait + mail]), plainPalette);
    const way = text.slice(text.indexOf("    Before"));
    expect(way).toMatch(/\+ {3}Everyone else:\n +\+ {5}Leave for flow 1001\n/);
    expect(way).toMatch(/\+ {3}time is up:\n +\+ {5}Leave\n/);
    const other = exits.split.replace("win-back", "nurture");
    const changed = planText(await planOf([head + exits.split, head + other]), plainPalette);
    expect(changed).toMatch(/- {5}Leave for flow 1001\n +\+ {5}Leave for flow 1002\n/);
  });
});

test("who comes into a flow stands before who does not", async () => {
  const flow = (enrolment: string, status: string) =>
    `flow: a\nname: A\n${status}enrolment: { ${enrolment} }\nsteps: []\n`;
  const rows = await whoRows(
    flow("exclude: [{ id: 5 }], triggers: [{ on: saleSold }]", ""),
    flow("exclude: [{ id: 6 }], triggers: [{ on: saleCreated }]", "status: running\n"),
  );
  expect(rows.map((row) => row.replace(/^(\w+ [^ :]+).*/, "$1"))).toEqual([
    "changed Status",
    "added Trigger",
    "removed Trigger",
    "changed Excluded",
  ]);
});

test("a saved plan has the names of the flows to which a goal leads", async () => {
  const flow = (goals: string) =>
    `flow: a\nname: A\nsteps: []\n${goals}finish: { success: { toFlow: win-back }, otherwise: { toFlow: nurture } }\n`;
  const named = (flows: readonly FlowPlan[]) => namesIn(flows, (list, id) => `${list} ${id}`).flow;
  const goal = "goals: [{ id: g, on: saleSold }]\n";
  expect(named((await planOf([flow(""), flow(goal)])).flows)).toEqual({ 1001: "flow 1001", 1002: "flow 1002" });
  expect(named((await planOf([flow(goal), flow(goal).replace("name: A", "name: B")])).flows)).toBeUndefined();
});
