import { describe, expect, it } from "vitest";
import { planReport } from "../../src/report/model/plan-report.ts";
import { atOnce, isLater, never, type Time } from "../../src/report/model/time-change.ts";
import { planOf } from "./plan-of.ts";

const head = `flow: trial
name: Trial
`;
const enrolment = (text: string) => `${head}enrolment: ${text}\nsteps: []\n`;
const email = (text: string) =>
  `${head}email: ${text}\nsteps: [{ id: m, sendEmail: { mailing: { id: 7 }, subject: Hi } }]\n`;
const steps = (text: string) => `${head}steps:\n  - { id: note, runScript: { id: 3 } }\n${text}`;
const wait = (text: string) => steps(`  - { id: w, wait: ${text} }\n`);
const action = (text: string) =>
  steps(`  - { id: a, waitForAction: { actions: [{ on: formSubmitted, form: { id: 12 } }], ${text} } }\n`);
const sms = (text: string) => steps(`  - { id: s, sendSms: { text: "${text}", from: Us } }\n`);
const branch = (id: string, category: number) =>
  `        - { id: ${id}, where: [{ category: { oneOf: [{ id: ${category} }] } }] }\n`;
const [keen, cool] = [branch("keen", 1), branch("cool", 2)];
const split = (branches: string, rest = "steps: []") =>
  steps(`  - id: s\n    split:\n      by: personData\n      branches:\n${branches}      everyoneElse: { ${rest} }\n`);
const stopping = (where: string) =>
  `${steps("")}goals: [{ id: g, on: saleSold, ${where} }]\nfinish: { onGoal: stop }\n`;
const goal = "goals: [{ id: g, on: addedToProject, project: { id: 4 } }]";
const elsewhere = "{ success: { toFlow: nurture }, otherwise: { toFlow: win-back } }";
const form = (id: number) => enrolment(`{ triggers: [{ id: t, on: formSubmitted, form: { id: ${id} } }] }`);
const filter = (lines: string) => enrolment(`{ filter: [${lines}] }`);

/** The flags of all rows, in their order. */
async function flagsOf(before: string | undefined, after: string): Promise<readonly string[]> {
  const { flows } = planReport(await planOf([before, after]));
  return flows.flatMap(({ rows }) => rows.map(({ flag }) => flag)).filter((flag) => flag !== "");
}

interface Case {
  readonly what: string;
  readonly before: string;
  readonly after: string;
  readonly there: string;
  readonly back: string;
}

const cases: readonly Case[] = [
  {
    what: "a trigger",
    before: enrolment("{ triggers: [] }"),
    after: form(12),
    there: "NEW AUDIENCE",
    back: "SMALLER AUDIENCE",
  },
  { what: "what a trigger asks", before: form(12), after: form(13), there: "OTHER AUDIENCE", back: "OTHER AUDIENCE" },
  {
    what: "a filter, where there was none",
    before: enrolment("{}"),
    after: enrolment("{ filter: [{ hasCompany: true }] }"),
    there: "SMALLER AUDIENCE",
    back: "NEW AUDIENCE",
  },
  {
    what: "another filter",
    before: enrolment("{ filter: [{ hasCompany: false }] }"),
    after: enrolment("{ filter: [{ hasCompany: true }] }"),
    there: "OTHER AUDIENCE",
    back: "OTHER AUDIENCE",
  },
  {
    what: "one more line of a filter",
    before: filter("{ hasCompany: true }"),
    after: filter("{ hasCompany: true }, { stop: false }"),
    there: "SMALLER AUDIENCE",
    back: "NEW AUDIENCE",
  },
  {
    what: "an alternative of a filter",
    before: filter("{ hasCompany: true }, { stop: false }"),
    after: filter("{ any: [{ all: [{ hasCompany: true }, { stop: false }] }, { retired: true }] }"),
    there: "NEW AUDIENCE",
    back: "SMALLER AUDIENCE",
  },
  {
    what: "one more line of one alternative",
    before: filter("{ any: [{ hasCompany: true }, { retired: true }] }"),
    after: filter("{ any: [{ hasCompany: true }, { all: [{ retired: true }, { stop: false }] }] }"),
    there: "SMALLER AUDIENCE",
    back: "NEW AUDIENCE",
  },
  {
    what: "one more value of a line, and one more that must not be",
    before: filter("{ category: { oneOf: [{ id: 1 }] } }, { business: { notOneOf: [{ id: 5 }, { id: 6 }] } }"),
    after: filter("{ category: { oneOf: [{ id: 1 }, { id: 2 }] } }, { business: { notOneOf: [{ id: 5 }] } }"),
    there: "NEW AUDIENCE",
    back: "SMALLER AUDIENCE",
  },
  {
    what: "a higher number",
    before: filter("{ NumberOfSales: { greater: 3 } }"),
    after: filter("{ NumberOfSales: { greater: 5 } }"),
    there: "SMALLER AUDIENCE",
    back: "NEW AUDIENCE",
  },
  {
    what: "a line in place of another one",
    before: filter("{ hasCompany: true }, { stop: false }"),
    after: filter("{ hasCompany: true }, { retired: false }"),
    there: "OTHER AUDIENCE",
    back: "OTHER AUDIENCE",
  },
  {
    what: "a line that is switched off",
    before: filter("{ hasCompany: true }, { stop: false }"),
    after: filter("{ hasCompany: true }, { stop: false, inactive: true }"),
    there: "NEW AUDIENCE",
    back: "SMALLER AUDIENCE",
  },
  {
    what: "another line that is off",
    before: filter("{ hasCompany: true }, { stop: false, inactive: true }"),
    after: filter("{ hasCompany: true }, { retired: false, inactive: true }"),
    there: "",
    back: "",
  },
  {
    what: "a filter of nothing but a line that is off, of which nobody knows what it lets through",
    before: filter("{ hasCompany: true }"),
    after: filter("{ hasCompany: true, inactive: true }"),
    there: "OTHER AUDIENCE",
    back: "OTHER AUDIENCE",
  },
  {
    what: "lines that are joined by words of their own, which nobody compares one by one",
    before: filter("{ firstName: { exactly: { operator: is, values: [A], or: true } } }, { hasCompany: true }"),
    after: filter(
      "{ firstName: { exactly: { operator: is, values: [A], or: true } } }, { hasCompany: true }, { stop: false }",
    ),
    there: "OTHER AUDIENCE",
    back: "OTHER AUDIENCE",
  },
  {
    what: "one more line of a trigger",
    before: enrolment("{ triggers: [{ id: t, on: saleSold }] }"),
    after: enrolment("{ triggers: [{ id: t, on: saleSold, where: [{ sale/amount: { greater: 9 } }] }] }"),
    there: "SMALLER AUDIENCE",
    back: "NEW AUDIENCE",
  },
  {
    what: "one more excluded selection",
    before: enrolment("{ exclude: [{ id: 5 }] }"),
    after: enrolment("{ exclude: [{ id: 5 }, { id: 6 }] }"),
    there: "STOPS PEOPLE",
    back: "NEW AUDIENCE",
  },
  {
    what: "another excluded selection",
    before: enrolment("{ exclude: [{ id: 5 }] }"),
    after: enrolment("{ exclude: [{ id: 6 }] }"),
    there: "NEW AUDIENCE, STOPS PEOPLE",
    back: "NEW AUDIENCE, STOPS PEOPLE",
  },
  {
    what: "once",
    before: enrolment("{ once: true }"),
    after: enrolment("{ once: false }"),
    there: "MORE OFTEN",
    back: "ONLY ONCE",
  },
  {
    what: "the end of enrolment",
    before: enrolment("{ end: 2027-01-01 08:00 }"),
    after: enrolment("{ end: 2027-02-01 08:00 }"),
    there: "NEW AUDIENCE",
    back: "SMALLER AUDIENCE",
  },
  {
    what: "an end of enrolment, where there was none",
    before: enrolment("{}"),
    after: enrolment("{ end: 2027-02-01 08:00 }"),
    there: "SMALLER AUDIENCE",
    back: "NEW AUDIENCE",
  },
  {
    what: "flows that people leave on entering",
    before: enrolment("{}"),
    after: enrolment("{ leave: [win-back] }"),
    there: "STOPS PEOPLE",
    back: "KEEPS PEOPLE",
  },
  {
    what: "the subscription",
    before: email("{ subscription: { id: 1 } }"),
    after: email("{ subscription: { id: 2 } }"),
    there: "OTHER AUDIENCE, UNSUBSCRIBE LINK CHANGED",
    back: "OTHER AUDIENCE, UNSUBSCRIBE LINK CHANGED",
  },
  {
    what: "consent",
    before: email("{ overrideConsent: false }"),
    after: email("{ overrideConsent: true }"),
    there: "CONSENT OVERRIDE",
    back: "CONSENT COUNTS AGAIN",
  },
  {
    what: "the hours of sending",
    before: email('{ sendWindow: { days: workdays, from: "08:00", to: "16:00" } }'),
    after: email('{ sendWindow: { days: workdays, from: "08:00", to: "17:00" } }'),
    there: "OTHER TIME",
    back: "OTHER TIME",
  },
  {
    what: "a goal in a flow that goes on",
    before: steps(""),
    after: `${steps("")}${goal}\nfinish: { onGoal: continue }\n`,
    there: "",
    back: "",
  },
  {
    what: "a goal in a flow that then stops",
    before: `${steps("")}finish: { onGoal: stop }\n`,
    after: `${steps("")}${goal}\nfinish: { onGoal: stop }\n`,
    there: "STOPS PEOPLE",
    back: "KEEPS PEOPLE",
  },
  {
    what: "stopping at a goal",
    before: `${steps("")}finish: { onGoal: continue }\n`,
    after: `${steps("")}finish: { onGoal: stop }\n`,
    there: "STOPS PEOPLE",
    back: "KEEPS PEOPLE",
  },
  {
    what: "a goal that goes where people begin to stop at the others",
    before: `${steps("")}${goal}\nfinish: { onGoal: continue }\n`,
    after: `${steps("")}finish: { onGoal: stop }\n`,
    there: "STOPS PEOPLE",
    back: "KEEPS PEOPLE",
  },
  {
    what: "what else reaches a goal where people begin to stop",
    before: stopping("where: [{ sale/amount: { greater: 9 } }]").replace("stop }", "continue }"),
    after: stopping("where: [{ sale/currency: isNotNull }]"),
    there: "STOPS PEOPLE,STOPS PEOPLE",
    back: "KEEPS PEOPLE",
  },
  {
    what: "what reaches a goal in a flow that then stops",
    before: stopping("where: [{ sale/amount: { greater: 9 } }]"),
    after: stopping("where: [{ sale/amount: { greater: 5 } }]"),
    there: "STOPS PEOPLE",
    back: "KEEPS PEOPLE",
  },
  {
    what: "what else reaches a goal in a flow that then stops",
    before: stopping("where: [{ sale/amount: { greater: 9 } }]"),
    after: stopping("where: [{ sale/currency: isNotNull }]"),
    there: "STOPS PEOPLE, KEEPS PEOPLE",
    back: "STOPS PEOPLE, KEEPS PEOPLE",
  },
  {
    what: "people without a number",
    before: sms("Hi"),
    after: sms("Hi").replace("from: Us", "from: Us, exitWithoutMobile: true"),
    there: "STOPS PEOPLE",
    back: "KEEPS PEOPLE",
  },
  {
    what: "a message at which people without a number leave",
    before: steps(""),
    after: sms("Hi").replace("from: Us", "from: Us, exitWithoutMobile: true"),
    there: "STOPS PEOPLE,MORE SMS",
    back: "KEEPS PEOPLE,LESS SMS",
  },
  {
    what: "a split whose everyone else leaves",
    before: steps(""),
    after: split(keen, "exit: true"),
    there: "STOPS PEOPLE",
    back: "KEEPS PEOPLE",
  },
  {
    what: "a split whose everyone else leaves for another flow",
    before: steps(""),
    after: split(keen, "exit: { toFlow: win-back }"),
    there: "STOPS PEOPLE, OTHER WAY",
    back: "KEEPS PEOPLE, OTHER WAY",
  },
  {
    what: "everyone else leaving for another flow",
    before: split(keen),
    after: split(keen, "exit: { toFlow: win-back }"),
    there: "STOPS PEOPLE, OTHER WAY",
    back: "KEEPS PEOPLE, OTHER WAY",
  },
  {
    what: "everyone else leaving for a selection",
    before: steps(""),
    after: split(keen, "exit: { toSelection: { id: 5 } }"),
    there: "STOPS PEOPLE",
    back: "KEEPS PEOPLE",
  },
  {
    what: "a wait for an action at whose end people leave",
    before: steps(""),
    after: action("timeout: 7 days, onTimeout: { toFlow: win-back }"),
    there: "STOPS PEOPLE, OTHER WAY,LATER",
    back: "KEEPS PEOPLE, OTHER WAY,SOONER",
  },
  {
    what: "an action that people wait for",
    before: action("timeout: 7 days"),
    after: action("timeout: 7 days").replace("}],", "}, { on: saleSold }],"),
    there: "SOONER",
    back: "LATER",
  },
  {
    what: "an action without which people leave",
    before: action("timeout: 7 days, onTimeout: true"),
    after: action("timeout: 7 days, onTimeout: true").replace("}],", "}, { on: saleSold }],"),
    there: "SOONER, KEEPS PEOPLE",
    back: "LATER, STOPS PEOPLE",
  },
  {
    what: "an action and at once that people leave without it",
    before: action("timeout: 7 days"),
    after: action("timeout: 7 days, onTimeout: true").replace("}],", "}, { on: saleSold }],"),
    there: "STOPS PEOPLE,SOONER",
    back: "KEEPS PEOPLE,LATER",
  },
  {
    what: "what an action asks otherwise, and at once that people leave without it",
    before: action("timeout: 7 days"),
    after: action("timeout: 7 days, onTimeout: true").replace("id: 12", "id: 13"),
    there: "STOPS PEOPLE,OTHER TIME, STOPS PEOPLE",
    back: "KEEPS PEOPLE,OTHER TIME",
  },
  {
    what: "what an action asks more",
    before: action("timeout: 7 days").replace("}],", "}, { id: b, on: saleSold }],"),
    after: action("timeout: 7 days").replace(
      "}],",
      "}, { id: b, on: saleSold, where: [{ sale/amount: { greater: 9 } }] }],",
    ),
    there: "LATER",
    back: "SOONER",
  },
  {
    what: "what an action asks else",
    before: action("timeout: 7 days").replace("[{ on", "[{ id: b, on"),
    after: action("timeout: 7 days").replace("[{ on", "[{ id: b, on").replace("id: 12", "id: 13"),
    there: "OTHER TIME",
    back: "OTHER TIME",
  },
  {
    what: "a goal behind which people go elsewhere at the end",
    before: `${steps("")}finish: ${elsewhere}\n`,
    after: `${steps("")}${goal}\nfinish: ${elsewhere}\n`,
    there: "OTHER WAY",
    back: "OTHER WAY",
  },
  {
    what: "a goal behind which people go to the same place",
    before: `${steps("")}finish: ${elsewhere.replace("nurture", "win-back")}\n`,
    after: `${steps("")}${goal}\nfinish: ${elsewhere.replace("nurture", "win-back")}\n`,
    there: "",
    back: "",
  },
  {
    what: "a goal that goes together with the place behind it",
    before: `${steps("")}finish: { otherwise: { toFlow: win-back } }\n`,
    after: `${steps("")}${goal}\nfinish: { success: { toFlow: win-back }, otherwise: { toFlow: win-back } }\n`,
    there: "OTHER WAY",
    back: "OTHER WAY",
  },
  {
    what: "what reaches a goal behind which people go elsewhere",
    before: `${stopping("where: [{ sale/amount: { greater: 9 } }]")}`.replace("onGoal: stop", elsewhere.slice(2, -2)),
    after: `${stopping("where: [{ sale/amount: { greater: 5 } }]")}`.replace("onGoal: stop", elsewhere.slice(2, -2)),
    there: "OTHER WAY",
    back: "OTHER WAY",
  },
  {
    what: "where people go who are left",
    before: split(keen, "exit: { toFlow: win-back }"),
    after: split(keen, "exit: { toFlow: nurture }"),
    there: "OTHER WAY",
    back: "OTHER WAY",
  },
  {
    what: "where people go afterwards",
    before: `${steps("")}finish: { otherwise: { toFlow: win-back } }\n`,
    after: `${steps("")}finish: { otherwise: { toFlow: nurture } }\n`,
    there: "OTHER WAY",
    back: "OTHER WAY",
  },
  { what: "a branch", before: split(keen), after: split(keen + cool), there: "OTHER WAY", back: "OTHER WAY" },
  {
    what: "the order of branches",
    before: split(keen + cool),
    after: split(cool + keen),
    there: "OTHER WAY",
    back: "OTHER WAY",
  },
  {
    what: "what a branch asks",
    before: split(keen),
    after: split(keen.replace("id: 1", "id: 3")),
    there: "OTHER WAY",
    back: "OTHER WAY",
  },
  { what: "a whole split", before: steps(""), after: split(keen + cool), there: "", back: "" },
  { what: "days", before: wait("3 days"), after: wait("5 days"), there: "LATER", back: "SOONER" },
  { what: "fewer weeks than days", before: wait("3 days"), after: wait("2 weeks"), there: "LATER", back: "SOONER" },
  { what: "more hours than days", before: wait("3 days"), after: wait("48 hours"), there: "SOONER", back: "LATER" },
  {
    what: "working days",
    before: wait("2 working days"),
    after: wait("3 working days"),
    there: "LATER",
    back: "SOONER",
  },
  {
    what: "working days that may be as many days",
    before: wait("5 working days"),
    after: wait("6 days"),
    there: "OTHER TIME",
    back: "OTHER TIME",
  },
  {
    what: "a moment",
    before: wait("{ until: 2027-01-01 08:00 }"),
    after: wait("{ until: 2027-01-01 09:00 }"),
    there: "LATER",
    back: "SOONER",
  },
  {
    what: "a moment in place of days",
    before: wait("3 days"),
    after: wait("{ until: 2027-01-01 09:00 }"),
    there: "OTHER TIME",
    back: "OTHER TIME",
  },
  { what: "a whole wait", before: steps(""), after: wait("3 days"), there: "LATER", back: "SOONER" },
  {
    what: "the longest wait for an action",
    before: action("timeout: 7 days"),
    after: action("timeout: 2 weeks"),
    there: "LATER",
    back: "SOONER",
  },
  {
    what: "a wait for an action without end",
    before: action("timeout: 7 days"),
    after: action("timeout: never"),
    there: "LATER",
    back: "SOONER",
  },
  {
    what: "leaving when the time is up",
    before: action("timeout: 7 days"),
    after: action("timeout: 7 days, onTimeout: true"),
    there: "STOPS PEOPLE",
    back: "KEEPS PEOPLE",
  },
  {
    what: "leaving when a time is up that never is",
    before: action("timeout: never"),
    after: action("timeout: never, onTimeout: { toFlow: win-back }"),
    there: "",
    back: "",
  },
  {
    what: "another place to leave for when a time is up that never is",
    before: action("timeout: never, onTimeout: { toFlow: nurture }"),
    after: action("timeout: never, onTimeout: { toFlow: win-back }"),
    there: "",
    back: "",
  },
  {
    what: "a wait without end at whose end people would leave",
    before: steps(""),
    after: action("timeout: never, onTimeout: { toFlow: win-back }"),
    there: "LATER",
    back: "SOONER",
  },
  {
    what: "a time that is up from now on, and people leave",
    before: action("timeout: never, onTimeout: { toFlow: win-back }"),
    after: action("timeout: 7 days, onTimeout: { toFlow: win-back }"),
    there: "STOPS PEOPLE, OTHER WAY, SOONER",
    back: "KEEPS PEOPLE, OTHER WAY, LATER",
  },
  {
    what: "a time that is up from now on, and people begin to leave",
    before: action("timeout: never"),
    after: action("timeout: 7 days, onTimeout: true"),
    there: "STOPS PEOPLE,SOONER",
    back: "KEEPS PEOPLE,LATER",
  },
  { what: "a message", before: steps(""), after: sms("Hi"), there: "MORE SMS", back: "LESS SMS" },
  {
    what: "another mailing",
    before: email("{}"),
    after: email("{}").replace("id: 7", "id: 8"),
    there: "OTHER MAILING",
    back: "OTHER MAILING",
  },
  {
    what: "words",
    before: sms("Hi https://a.example/x"),
    after: sms("Hello https://a.example/x"),
    there: "TEXT ONLY",
    back: "TEXT ONLY",
  },
  {
    what: "an address",
    before: sms("Hi https://a.example/x"),
    after: sms("Hi https://a.example/y"),
    there: "LINK CHANGED",
    back: "LINK CHANGED",
  },
  {
    what: "the address to leave by",
    before: sms("Stop: https://a.example/unsubscribe?l=1"),
    after: sms("Stop: https://a.example/unsubscribe?l=2"),
    there: "UNSUBSCRIBE LINK CHANGED",
    back: "UNSUBSCRIBE LINK CHANGED",
  },
  {
    what: "the merge field to leave by",
    before: sms("Hi [[link.subscription]]"),
    after: sms("Hi"),
    there: "UNSUBSCRIBE LINK CHANGED",
    back: "UNSUBSCRIBE LINK CHANGED",
  },
  {
    what: "the name of the flow",
    before: steps(""),
    after: steps("").replace("name: Trial", "name: Test"),
    there: "LABEL ONLY",
    back: "LABEL ONLY",
  },
];

describe("the word for what nobody must miss", () => {
  it.each(cases)("there and back: $what", async ({ before, after, there, back }) => {
    expect((await flagsOf(before, after)).join()).toBe(there);
    expect((await flagsOf(after, before)).join()).toBe(back);
  });

  it("says of a step that moves whether it has passed a wait", async () => {
    const parts = {
      hi: "  - { id: hi, sendSms: { text: Hi, from: Us } }\n",
      note: "  - { id: note, runScript: { id: 3 } }\n",
      wait: "  - { id: w, wait: 3 days }\n",
    };
    const order = (...names: readonly (keyof typeof parts)[]) =>
      `${head}steps:\n${names.map((name) => parts[name]).join("")}`;
    const longer = (text: string) => text.replace("text: Hi", "text: Hello");
    const told = async (before: string, after: string) => {
      const [flow] = planReport(await planOf([before, after])).flows;
      return flow?.rows.filter(({ mark }) => mark === "moved").map(({ node, flag }) => `${node} ${flag}`);
    };
    const flags = async (before: string, after: string) =>
      (await told(before, after))?.map((row) => row.replace(/^\S+ /, "")).sort();
    expect(await flags(order("wait", "note", "hi"), longer(order("hi", "wait", "note")))).toEqual(["SOONER"]);
    expect(await flags(order("hi", "wait", "note"), longer(order("wait", "note", "hi")))).toEqual(["LATER"]);
    expect(await flags(order("hi", "note", "wait"), order("note", "hi", "wait"))).toEqual([""]);
    expect(await flags(order("wait", "hi", "note"), order("hi", "note", "wait"))).toEqual(["OTHER TIME"]);
  });

  it("is said once of a new flow: that it overrides consent", async () => {
    expect(await flagsOf(undefined, email("{ overrideConsent: true }"))).toEqual(["CONSENT OVERRIDE"]);
    expect(await flagsOf(undefined, form(12))).toEqual([]);
  });
});

const times: readonly (readonly [Time, Time, boolean | undefined, string])[] = [
  [{ count: 1, unit: "WorkingDays" }, { count: 3, unit: "Days" }, undefined, "Friday to Monday are three days"],
  [{ count: 1, unit: "WorkingDays" }, { count: 4, unit: "Days" }, true, "no weekend is longer"],
  [{ count: 24, unit: "Hours" }, { count: 1, unit: "Days" }, undefined, "the same"],
  [{ moment: "2027-01-01" }, { moment: "2027-01-01" }, undefined, "the same"],
  [never, never, undefined, "the same"],
  [never, { count: 1, unit: "Weeks" }, false, "never is later than all"],
  [atOnce, { moment: "2027-01-01" }, true, "at once is sooner than all"],
  [{ moment: "2027-01-01" }, atOnce, false, "at once is sooner than all"],
];

describe("later or sooner", () => {
  it.each(times)("%j to %j: %s, because %s", (before, after, later, _) => {
    expect(isLater(before, after)).toBe(later);
  });
});
