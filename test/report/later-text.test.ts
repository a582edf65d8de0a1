import { describe, expect, it } from "vitest";
import { comment } from "../../src/report/markdown/comment.ts";
import { planReport } from "../../src/report/model/plan-report.ts";
import { plainSentence } from "../../src/report/model/sentence.ts";
import { plainPalette } from "../../src/report/palette.ts";
import { planText } from "../../src/report/plan-text.ts";
import { planOf } from "./plan-of.ts";

const branch = (id: string, link: number) => `        - { id: ${id}, name: Is ${id}, link: { id: ${link} } }\n`;
const [first, second] = [branch("first", 1), branch("second", 2)];
const mails = (count: number) =>
  `steps: [${Array.from({ length: count }, (_, index) => `{ id: m${index}, sendEmail: { mailing: { id: 8 }, subject: Mail ${index} } }`).join(", ")}]`;
const flow = (branches: string, rest = "name: No reaction, steps: []") => `flow: a
name: A
steps:
  - { id: note, wait: 2 days }
  - id: s
    split:
      by: linkClicked
      branches:
${branches}      everyoneElse: { ${rest} }
`;

async function effects(before: string | undefined, after: string): Promise<readonly string[]> {
  const [told] = planReport(await planOf([before, after])).flows;
  return (told?.rows ?? []).map(({ effect }) => plainSentence(effect)).filter((effect) => effect !== "");
}

describe("what a change means for those who come later", () => {
  it("says with nobody inside where those go whom a branch took that goes, and what they get", async () => {
    const taken = "From now on, whom it would have taken go";
    expect(await effects(flow(first + second), flow(second))).toEqual([
      `${taken} to a later branch that fits, or with everyone else ("No reaction").`,
    ]);
    expect(await effects(flow(first + second), flow(first))).toEqual([`${taken} with everyone else ("No reaction").`]);
    const rest = `name: No reaction, ${mails(1)}`;
    expect(await effects(flow(first + second, rest), flow(first, rest))).toEqual([
      `${taken} with everyone else ("No reaction"), who get the mail "Mail 0".`,
    ]);
    const many = `name: "@all <b>", ${mails(4)}`;
    const plan = await planOf([flow(first + second, many), flow(first, many)]);
    expect(planText(plan, plainPalette).replace(/\s+/g, " ")).toContain(
      'with everyone else ("@all <b>"), who get the mail "Mail 0" and the mail "Mail 1" and 2 more.',
    );
    expect(comment(planReport(plan))).not.toMatch(/@all|<b>/);
  });

  it("says that a new branch takes people from those behind it, and that the order of branches counts", async () => {
    expect(await effects(flow(first), flow(first + second))).toEqual([
      "Whom it takes went on to a later branch or with everyone else before.",
    ]);
    expect(await effects(flow(first + second), flow(second + first))).toEqual([
      "The first branch that fits counts: who fits several may go another way.",
    ]);
  });

  it("says nothing of a split that is new or goes as a whole, or of another name", async () => {
    const without = "flow: a\nname: A\nsteps: [{ id: note, wait: 2 days }]\n";
    expect(await effects(without, flow(first + second))).toEqual([]);
    expect(await effects(flow(first + second), without)).toEqual([]);
    expect(await effects(undefined, flow(first + second))).toEqual([]);
    expect(await effects(flow(first), flow(first.replace("Is first", "Is 1st")))).toEqual([]);
  });

  it("says that people stay who reach a goal that goes, where they would have stopped", async () => {
    const goal = "goals: [{ id: g, on: saleSold }]\n";
    const end = (onGoal: string) => `${flow(first)}finish: { onGoal: ${onGoal} }\n`;
    expect(await effects(end("stop") + goal, end("stop"))).toEqual(["From now on, who reaches it stays and goes on."]);
    expect(await effects(end("continue") + goal, end("continue"))).toEqual([]);
  });

  it("stands behind what it means for those inside", async () => {
    const plan = await planOf([flow(first + second), flow(first)]);
    const flows = plan.flows.map((one) => ({
      ...one,
      changes: one.changes.map((change) => ({ ...change, effect: { missed: 2 } })),
    }));
    const [told] = planReport({ ...plan, flows }).flows;
    expect(plainSentence(told?.rows[0]?.effect ?? [])).toBe(
      '2 people will not come to it any more. From now on, whom it would have taken go with everyone else ("No reaction").',
    );
  });
});

describe("a step or branch that moves", () => {
  const parts = {
    hi: "  - { id: hi, sendSms: { text: Hi, from: Us } }\n",
    note: "  - { id: note, runScript: Score }\n",
    wait: "  - { id: w, wait: 3 days }\n",
  };
  const order = (...names: readonly (keyof typeof parts)[]) =>
    `flow: a\nname: A\nenrolment: { triggers: [{ on: saleSold }] }\nsteps:\n${names.map((name) => parts[name]).join("")}`;

  async function moves(before: string, after: string): Promise<readonly string[]> {
    const [told] = planReport(await planOf([before, after])).flows;
    return (told?.rows ?? []).filter(({ mark }) => mark === "moved").map(({ sentence }) => plainSentence(sentence));
  }

  it("is told by what it stood behind and will stand behind", async () => {
    expect(await moves(order("hi", "note", "wait"), order("note", "wait", "hi"))).toEqual([
      "SMS hi moves: it stood first, and will stand behind Wait w",
    ]);
    expect(await moves(order("note", "wait", "hi"), order("hi", "note", "wait"))).toEqual([
      "SMS hi moves: it stood behind Wait w, and will stand first",
    ]);
    expect(await moves(flow(first + second), flow(second + first))).toEqual([
      "Branch s/first moves: it stood first, and will stand behind Branch s/second",
    ]);
  });

  it("is told by numbers where a plan of an older version knows no way", async () => {
    const plan = await planOf([order("hi", "note", "wait"), order("note", "wait", "hi")]);
    const flows = plan.flows.map(({ path: _, ...one }) => one);
    const [told] = planReport({ ...plan, flows }).flows;
    expect(plainSentence(told?.rows[0]?.sentence ?? [])).toBe("SMS hi moves: from place 1 to place 3");
  });
});
