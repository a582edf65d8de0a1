import { describe, expect, it } from "vitest";
import type { Change } from "../../src/model/change.ts";
import type { Effect, People } from "../../src/model/people.ts";
import type { FlowPlan, Plan } from "../../src/model/plan.ts";
import { page } from "../../src/report/html/page.ts";
import { comment } from "../../src/report/markdown/comment.ts";
import { planReport } from "../../src/report/model/plan-report.ts";
import { plainPalette } from "../../src/report/palette.ts";
import { planText } from "../../src/report/plan-text.ts";
import { planOf } from "./plan-of.ts";

const before = `flow: trial
name: Trial
enrolment: { exclude: [{ id: 5 }], filter: [{ hasCompany: true }] }
steps:
  - { id: note, runScript: Score }
  - { id: w, wait: 3 days }
  - { id: m, sendEmail: { mailing: { id: 7 } } }
`;
const mail = (id: string) => `  - { id: ${id}, sendEmail: { mailing: { id: 8 } } }\n`;
const trigger = before.replace("exclude:", "triggers: [{ on: saleSold }], exclude:");
const renamed = before.replace("name: Trial", "name: Trial period");

const inside = (total: number): People => ({ total, byStep: {}, readAt: "2026-11-24T08:00:00.000Z" });

interface Given {
  readonly people?: People | null;
  readonly effects?: readonly Effect[];
  readonly flow?: Partial<FlowPlan>;
}

/** A plan of a running flow, with what its changes mean for those inside. */
async function plan(after: string, { people = null, effects = [], flow = {} }: Given = {}): Promise<Plan> {
  const { flows, ...rest } = await planOf([before, after]);
  return {
    ...rest,
    flows: flows.map((one) => ({
      ...one,
      ...({ status: "Running", people, ...flow } as const),
      changes: one.changes.map((change, index) => {
        const effect = effects[index] ?? effects.at(-1);
        return effect === undefined ? change : { ...change, effect };
      }),
    })),
  };
}

/** The first line without what all of these plans say. */
const said = (told: Plan) => planReport(told).verdict.replace("WILL CHANGE: yes. 1 flow on production. ", "");

describe("the first line", () => {
  it("says for whom something changes, and that those inside are not affected", async () => {
    const wider = await plan(trigger, { people: inside(212), effects: [{ untouched: 212 }] });
    expect(said(wider)).toBe("New people can enter. 212 people are in it now and none of them is affected.");
    const one = await plan(trigger, { people: inside(1), effects: [{ untouched: 1 }] });
    expect(said(one)).toBe("New people can enter. 1 person is in it now and not affected.");
  });

  it("counts who may enter again when a selection is taken out as not affecting those inside", async () => {
    const told = (after: string) => plan(after, { people: inside(9), effects: [{ ahead: 9 }] });
    expect(said(await told(before.replace("{ id: 5 }", "")))).toBe(
      "New people can enter. 9 people are in it now and none of them is affected.",
    );
    expect(said(await told(before.replace("{ id: 5 }", "{ id: 5 }, { id: 6 }")))).toBe(
      "Some people are stopped. 9 people are in it now.",
    );
  });

  it("says only of those who come later that they are stopped, where nobody inside is concerned", async () => {
    const stopping = before.replace("{ id: 5 }", "{ id: 5 }, { id: 6 }");
    const later = "Some who come later are stopped.";
    expect(said(await plan(stopping, { people: inside(0) }))).toBe(`${later} Nobody is in it now.`);
    const gate = `${before}  - { id: s, sendSms: { text: Hi, from: Us, exitWithoutMobile: true } }\n`;
    expect(said(await plan(gate, { people: inside(9), effects: [{ past: 9 }] }))).toBe(
      `${later} More SMS. 9 people are in it now and none of them is affected.`,
    );
    const some = "Some people are stopped. More SMS. 9 people are in it now";
    expect(said(await plan(gate, { people: inside(9), effects: [{ ahead: 2, past: 7 }] }))).toBe(
      `${some}, 2 of whom will get more SMS.`,
    );
    expect(said(await plan(gate, { people: { total: null, why: "No answer.", readAt: "" } }))).toMatch(
      /^Some people are stopped\. More SMS\. How many/,
    );
    const empty = await plan(stopping, { people: inside(0) });
    const full = await plan(stopping, { people: inside(9), effects: [{ ahead: 9 }] });
    expect(planReport({ ...empty, flows: [...empty.flows, ...full.flows] }).verdict).toContain(
      "2 flows on production. Some people are stopped. 9 people",
    );
  });

  it("says so of who stays and of who goes another way, too", async () => {
    const split = `${before}  - { id: s, split: { by: personData, branches: [{ id: b, where: [{ retired: true }] }], everyoneElse: { exit: { toFlow: win-back } } } }\n`;
    const told = async (flow: Partial<FlowPlan>) => {
      const { flows, ...rest } = await planOf([split, before]);
      return said({ ...rest, flows: flows.map((one) => ({ ...one, status: "Running", ...flow })) });
    };
    expect(await told({ people: inside(0) })).toMatch(
      /^Some who come later stay who would have been stopped\. Some who come later go another way\./,
    );
    expect(await told({ people: inside(3) })).toMatch(
      /^Some people stay who would have been stopped\. Some people go another way\./,
    );
  });

  it("says of the flows that people leave on entering that whoever comes later leaves them, or stays in them", async () => {
    const leave = (keys: string) => before.replace("{ exclude", `{ leave: [${keys}], exclude`);
    const told = async (was: string, is: string) => {
      const { flows, ...rest } = await planOf([leave(was), leave(is)]);
      const untouched = (change: Change): Change => ({ ...change, effect: { untouched: 40 } });
      return said({
        ...rest,
        flows: flows.map((one) => ({
          ...one,
          status: "Running",
          people: inside(40),
          changes: one.changes.map(untouched),
        })),
      });
    };
    const nobody = "40 people are in it now and none of them is affected.";
    expect(await told("win-back", "win-back, nurture")).toBe(`Who comes later leaves other flows. ${nobody}`);
    expect(await told("win-back, nurture", "win-back")).toBe(`Who comes later stays in other flows. ${nobody}`);
    expect(await told("win-back", "nurture")).toBe(
      `Who comes later leaves some other flows and stays in some. ${nobody}`,
    );
    const stopping = leave("win-back").replace("{ id: 5 }", "{ id: 5 }, { id: 6 }");
    expect(said(await plan(stopping, { people: inside(0) }))).toBe(
      "Some who come later are stopped. Who comes later leaves other flows. Nobody is in it now.",
    );
  });

  it("says nothing of those who come later into a flow that is ended", async () => {
    const running = `${before.replace("{ id: 5 }", "{ id: 5 }, { id: 6 }")}status: running\n`;
    const ended = async (given: Given) => {
      const { flows, ...rest } = await plan(running, given);
      const stopped = (change: Change): Change =>
        change.action === "modify" && change.property === "Status" ? { ...change, after: "Stopped" } : change;
      return said({
        ...rest,
        flows: flows.map((flow) => ({
          ...flow,
          setStatus: "Stopped",
          changes: flow.changes.map(stopped),
        })),
      });
    };
    expect(await ended({ people: inside(0) })).toBe("The flow is ended. Nobody is in it now.");
    expect(await ended({ people: inside(3), effects: [{ ahead: 3 }] })).toMatch(
      /^The flow is ended\. Some people are stopped\./,
    );
  });

  it("says how many of those inside will get more or other messages, and claims no more than that", async () => {
    const told = (after: string, ...effects: readonly Effect[]) => plan(after, { people: inside(50), effects });
    const more = before + mail("n");
    const are = "50 people are in it now";
    expect(said(await told(more, { ahead: 12, past: 38 }))).toBe(`More mail. ${are}, 12 of whom will get more mail.`);
    expect(said(await told(more, { ahead: 50 }))).toBe(`More mail. ${are}, all of whom will get more mail.`);
    expect(said(await told(more, { ahead: 12, perhaps: 3, past: 35 }))).toBe(
      `More mail. ${are}, at least 12 of whom will get more mail.`,
    );
    for (const fate of ["unlessLeaving", "unlessWaiting", "withNumber"]) {
      expect(said(await told(more, { ahead: 12, [fate]: 38 }))).toBe(
        `More mail. ${are}, at least 12 of whom will get more mail.`,
      );
      expect(said(await told(more, { [fate]: 50 }))).toBe(`More mail. ${are}.`);
    }
    expect(said(await told(more + mail("o"), { ahead: 12, past: 38 }))).toBe(
      `More mail. ${are}, at least 12 of whom will get more mail.`,
    );
    expect(said(await told(more, { past: 50 }))).toBe(`More mail. ${are} and none of them is affected.`);
    expect(said(await told(more, { perhaps: 50 }))).toBe(`More mail. ${are}.`);
    expect(said(await told(more, { ahead: 12, unknown: 38 }))).toBe(`More mail. ${are}.`);
    expect(said(await told(more))).toBe(`More mail. ${are}.`);
    const other = before.replace("id: 7", "id: 9");
    expect(said(await told(other, { ahead: 12, past: 38 }))).toBe(
      `Another mailing. ${are}, 12 of whom will get other mail.`,
    );
    const subject = before.replace("id: 7 }", "id: 9 }, subject: New");
    expect(said(await told(subject, { ahead: 12, past: 38 }))).toMatch(/, 12 of whom will get other mail\.$/);
    const sms = "  - { id: s, sendSms: { text: Hi, from: Us } }\n";
    expect(said(await told(before + sms, { ahead: 12, past: 38 }))).toBe(
      `More SMS. ${are}, 12 of whom will get more SMS.`,
    );
    expect(said(await told(other + sms, { ahead: 12, past: 38 }))).toMatch(
      /at least 12 of whom will get other messages\.$/,
    );
    expect(said(await told(before.replace(/ {2}- { id: m,.*\n/, ""), { missed: 12, past: 38 }))).toBe(
      `Less mail. ${are}.`,
    );
  });

  it("says that who is inside is not known, or was not asked, or is nobody", async () => {
    const why = { total: null, why: "No answer.", readAt: "" } as const;
    expect(said(await plan(trigger, { people: why, effects: [{ untouched: null }] }))).toBe(
      "New people can enter. How many people are in it now is not known.",
    );
    expect(said(await plan(trigger))).toBe("New people can enter. Who is in it was not asked.");
    expect(said(await plan(trigger, { people: inside(0) }))).toBe("New people can enter. Nobody is in it now.");
  });

  it.each([
    ["STARTS", `${before}status: running\n`, "The flow STARTS."],
    ["labels", renamed, "Only labels change."],
    ["a script", before.replace("runScript: Score", "runScript: Other"), "1 change, see below."],
    ["labels beside a script", renamed.replace("runScript: Score", "runScript: Other"), "2 changes, see below."],
    [
      "more than flags say",
      trigger.replace("runScript: Score", "runScript: Other"),
      "New people can enter. And more, see below.",
    ],
    [
      "both ways",
      trigger.replace("hasCompany: true", "hasCompany: true }, { retired: false"),
      "The audience is another one.",
    ],
    [
      "the gravest first, and no more than three",
      `${trigger.replace("3 days", "4 days")}${mail("n")}email: { overrideConsent: true }\n`,
      "Mail is sent without asking for consent. New people can enter. More mail. And more, see below.",
    ],
  ])("tells %s", async (_what, after, expected) => {
    expect(said(await plan(after, { people: inside(0) }))).toBe(`${expected} Nobody is in it now.`);
  });

  it("says of waits whether something comes sooner, later, or both", async () => {
    const waits = (...days: readonly number[]) =>
      `flow: a\nname: A\nsteps:\n${days.map((count, index) => `  - { id: w${index}, wait: ${count} days }\n`).join("")}`;
    const told = async (...days: readonly number[]) => said(await planOf([waits(3, 3), waits(...days)]));
    expect(await told(4, 4)).toMatch(/^Something comes later\. It/);
    expect(await told(2, 2)).toMatch(/^Something comes sooner\. It/);
    expect(await told(2, 4)).toMatch(/^Something comes sooner, something later\. It/);
  });

  it("says of a flow that does not run that it stays so, and of none that it does not stay", async () => {
    const told = async (flow: Partial<FlowPlan>) => said(await plan(trigger, { people: inside(0), flow }));
    expect(await told({ status: "Stopped" })).toBe("New people can enter. It stays stopped. Nobody is in it now.");
    expect(await told({ status: "Paused" })).toBe("New people can enter. It stays paused. Nobody is in it now.");
    expect(await told({ status: "Stopped", setStatus: "Running" })).not.toContain("stays");
  });

  it("says who is cancelled before anything else", async () => {
    const ended = await plan(`${trigger}status: stopped\n`, { people: inside(3), flow: { cancels: 3 } });
    expect(said(ended)).toMatch(/^3 people are cancelled for good\. /);
    const gone = await plan(trigger, { people: inside(3), flow: { action: "end", changes: [], cancels: 3 } });
    expect(said(gone)).toBe("3 people are cancelled for good. 1 flow is ended and deleted. 3 people are in it now.");
  });

  it("says in how many of several flows, and sums up the people in them", async () => {
    const [wider, longer] = [
      await plan(trigger, { people: inside(2), effects: [{ untouched: 2 }] }),
      await plan(before + mail("n"), { people: inside(4), effects: [{ ahead: 3, past: 1 }] }),
    ];
    const flows = [...wider.flows, ...longer.flows];
    expect(planReport({ ...wider, flows }).verdict).toBe(
      "WILL CHANGE: yes. 2 flows on production. New people can enter (1 flow). More mail (1 flow). 6 people are in them now, 3 of whom will get more mail.",
    );
  });

  it("counts the labels of another flow with the changes of which no word speaks", async () => {
    const [other, label] = [await plan(before.replace("runScript: Score", "runScript: Other")), await plan(renamed)];
    expect(planReport({ ...other, flows: [...other.flows, ...label.flows] }).verdict).toContain(
      "2 changes, see below.",
    );
  });

  it("says whether new flows start", async () => {
    const stopped = await planOf([undefined, before]);
    const running = await planOf([undefined, `${before}status: running\n`]);
    expect(said(stopped)).toBe("1 new flow sends nothing until it is started. Nobody is in it yet.");
    expect(said(running)).toBe("1 new flow STARTS. Nobody is in it yet.");
    expect(planReport({ ...stopped, flows: [...stopped.flows, ...running.flows] }).verdict).toBe(
      "WILL CHANGE: yes. 2 flows on production. 1 new flow STARTS. 1 new flow sends nothing until it is started. Nobody is in them yet.",
    );
  });

  it("stays short whatever changes", async () => {
    const all = `${trigger.replace("3 days", "4 days").replace("id: 7", "id: 9")}${mail("n")}email: { overrideConsent: true }\n`;
    const told = await plan(all, { people: inside(100_000), effects: [{ ahead: 99_999, perhaps: 1 }] });
    expect(planReport(told).verdict.length).toBeLessThan(260);
  });

  it("is the same in all faces, also where only some flows are shown", async () => {
    const told = await plan(trigger, { people: inside(212), effects: [{ untouched: 212 }] });
    const one = "New people can enter. 212 people are in it now and none of them is affected.";
    const line = (text: string) => text.replace(/\s+/g, " ");
    expect(line(planText(told, plainPalette))).toContain(one);
    expect(line(planText(told, plainPalette, { shown: [] }))).toContain(one);
    expect(comment(planReport(told))).toContain(one);
    expect(line(page(planReport(told)))).toContain(one);
  });
});

describe("a new flow", () => {
  const rows = [
    ["", "stopped", "The flow is created stopped: it sends nothing until it is started", ""],
    ["status: stopped\n", "stopped", "The flow is created stopped: it sends nothing until it is started", ""],
    ["status: paused\n", "paused", "The flow is created and paused: it sends nothing until it is started", ""],
    [
      "status: running\n",
      "STARTS",
      "The flow is created and STARTED: from then on people enter, and it sends",
      "STARTS",
    ],
  ] as const;

  it.each(rows)("says in all faces whether it starts, with %j", async (status, state, sentence, flag) => {
    const told = await planOf([undefined, before + status]);
    const report = planReport(told);
    const [flow] = report.flows;
    expect(flow?.state).toBe(`new flow, ${state}`);
    expect(flow?.rows[0]).toMatchObject({ section: "WHO", mark: "added", sentence: [sentence], flag });
    expect(flow?.rows[0]?.source?.line).toBe(status === "" ? 2 : 8);
    expect(flow?.rows.filter(({ sentence: [first] }) => String(first).startsWith("Status"))).toEqual([]);
    const words = (text: string) => text.replace(/&#58;/g, ":").replace(/\s+/g, " ");
    for (const face of [planText(told, plainPalette), comment(report), page(report)])
      expect(words(face)).toContain(sentence);
  });
});
