import { describe, expect, it } from "vitest";
import type { FlowPlan, Plan } from "../../src/model/plan.ts";
import { page } from "../../src/report/html/page.ts";
import { comment } from "../../src/report/markdown/comment.ts";
import { riskWords } from "../../src/report/model/gravity.ts";
import { planReport } from "../../src/report/model/plan-report.ts";
import { plainPalette } from "../../src/report/palette.ts";
import { planText } from "../../src/report/plan-text.ts";
import { planOf } from "./plan-of.ts";

const named = (name: string, steps = "", head = "") =>
  `flow: trial\nname: ${name}\n${head}steps:\n  - { id: w, wait: 3 days }\n${steps}`;
const mail = "  - { id: m, sendEmail: { mailing: { id: 7 } } }\n";
const sms = "  - { id: s, sendSms: { text: Hi } }\n";
const trigger = "enrolment: { triggers: [{ on: saleSold }] }\n";
const often = "enrolment: { once: false }\n";
const once = "enrolment: { once: true }\n";

/** Flows from the least grave to the gravest. */
const upwards: readonly Pair[] = [
  [named("Label"), named("Label only").replace("Label only", "Label too")],
  [named("What less", mail), named("What less")],
  [named("What more"), named("What more", mail)],
  [named("When"), named("When").replace("3 days", "4 days")],
  [named("Who once", "", often), named("Who once", "", once)],
  [named("Who once and mail", "", often), named("Who once and mail", mail, once)],
  [named("Who new"), named("Who new", "", trigger)],
  [named("Who starts"), named("Who starts", "", "status: running\n")],
];
const gravest = [
  "Who starts",
  "Who new",
  "Who once and mail",
  "Who once",
  "When",
  "What more",
  "What less",
  "Label too",
];

type Pair = readonly [before: string | undefined, after: string];

/** One plan of all of them, to be applied in this order. */
async function planOfAll(...pairs: readonly Pair[]): Promise<Plan> {
  const plans = await Promise.all(pairs.map((pair) => planOf(pair)));
  const [first] = plans;
  if (first === undefined) throw new Error("no flows");
  return { ...first, flows: plans.flatMap(({ flows }) => flows) };
}

const namesOf = (plan: Plan) => planReport(plan).flows.map(({ name }) => name);
const ended = (flow: FlowPlan): FlowPlan => ({ ...flow, name: "Ended", action: "end", changes: [], cancels: 0 });

describe("the flows of a review", () => {
  it("stand gravest first in every face, by section and then by their words of risk", async () => {
    const plan = await planOfAll(...upwards);
    const report = planReport(plan);
    expect(namesOf(plan)).toEqual(gravest);
    const inOrder = (text: string, mark: (name: string) => string) => {
      const places = gravest.map((name) => text.indexOf(mark(name)));
      expect(places).not.toContain(-1);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    };
    inOrder(planText(plan, plainPalette), (name) => `~ "${name}"`);
    inOrder(comment(report, 1e9), (name) => `### <code>${name}</code> (`);
    inOrder(page(report), (name) => `<h2 id="flow${gravest.indexOf(name) + 1}-name">${name}</h2>`);
  });

  it("stand with those that are ended, and new ones that start, before all else", async () => {
    const override = "email: { overrideConsent: true }\n";
    const plan = await planOfAll(
      ...upwards,
      [named("Without consent"), named("Without consent", "", override)],
      [undefined, named("New and stopped")],
      [undefined, named("New and running", "", "status: running\n")],
    );
    const flows = plan.flows.map((flow, index) => (index === 3 ? ended(flow) : flow));
    const names = namesOf({ ...plan, flows });
    expect(names.slice(0, 3)).toEqual(["Ended", "New and running", "Without consent"]);
    expect(names.indexOf("New and stopped")).toBe(names.indexOf("What more") - 1);
  });

  it("stay in the order of applying where none is graver, and the plan's own order stays", async () => {
    const plan = await planOfAll([named("B", mail), named("B")], [named("A", mail), named("A")], ...upwards);
    expect(namesOf(plan).filter((name) => ["A", "B", "What less"].includes(name))).toEqual(["B", "A", "What less"]);
    expect(plan.flows.map(({ name }) => name).slice(0, 2)).toEqual(["B", "A"]);
  });

  it("have their words of risk in the contents of the page, each once, gravest first", async () => {
    const plan = await planOfAll(...upwards, [
      named("Much", "", often),
      named("Much", `${sms}${mail}${mail.replace("id: m", "id: n")}`, once),
    ]);
    const [, contents = ""] = /<nav[^>]*>(.*?)<\/nav>/s.exec(page(planReport(plan))) ?? [];
    const lines = contents.split("</li>").map((line) => line.replace(/<[^>]*>/g, ""));
    expect(lines.find((line) => line.startsWith("Much"))).toMatch(/, 4 changes MORE MAIL MORE SMS ONLY ONCE$/);
    expect(lines.find((line) => line.startsWith("When"))).toMatch(/ 1 change LATER$/);
  });
});

describe("the words of risk", () => {
  it("are ordered as the first line of a review tells them", async () => {
    const { verdict } = planReport(await planOfAll(...upwards));
    const words = { STARTS: "The flow STARTS", "NEW AUDIENCE": "New people can enter", "MORE MAIL": "More mail" };
    const told = Object.keys(words).toSorted((a, b) => riskWords.indexOf(a) - riskWords.indexOf(b));
    expect(told).toEqual(Object.keys(words));
    const places = Object.values(words).map((text) => verdict.indexOf(text));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});
