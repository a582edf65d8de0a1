import { describe, expect, it } from "vitest";
import type { Effect } from "../../src/model/people.ts";
import { comment } from "../../src/report/markdown/comment.ts";
import { code } from "../../src/report/markdown/escape.ts";
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
    const many = `name: "@all <b> \\"x\\"", ${mails(4)}`;
    const plan = await planOf([flow(first + second, many), flow(first, many)]);
    expect(planText(plan, plainPalette).replace(/\s+/g, " ")).toContain(
      'with everyone else ("@all <b> \\"x\\""), who get the mail "Mail 0" and the mail "Mail 1" and 2 more.',
    );
    const written = comment(planReport(plan));
    expect(written).not.toMatch(/@all|<b>/);
    expect(written).toContain(`with everyone else (${code('@all <b> "x"')}), who get the mail ${code("Mail 0")} and`);
  });

  it("says only what is certain where other branches come or go, too, or ask something else", async () => {
    const third = branch("third", 3);
    const [goes, comes] = [
      'From now on, whom it would have taken go to another branch that fits, or with everyone else ("No reaction").',
      "Until now, whom it takes went to another branch or with everyone else.",
    ];
    expect(await effects(flow(first + second), flow(first + third))).toEqual([comes, goes]);
    expect(await effects(flow(first + second), flow(first.replace("id: 1", "id: 4")))).toEqual([goes]);
    expect(await effects(flow(first), flow(first.replace("id: 1", "id: 4") + second))).toEqual([comes]);
    expect(await effects(flow(first + second + third), flow(third))).toEqual(
      Array(2).fill(
        'From now on, whom it would have taken go to a later branch that fits, or with everyone else ("No reaction").',
      ),
    );
  });

  it("says that nobody goes another way where an equal branch comes in the place of one that goes", async () => {
    const equal = first.replace("id: first", "id: same");
    const step = (text: string, mailing = 8) =>
      text.replace(" } }", ` }, steps: [{ id: m, sendEmail: { mailing: { id: ${mailing} }, subject: Hi } }] }`);
    const same = [
      "It is in the place of an equal branch: nobody who comes later goes another way.",
      "An equal branch is in its place: nobody who comes later goes another way.",
    ];
    const told = async (before: string, after: string) => {
      const plan = planReport(await planOf([flow(before), flow(after)]));
      return { ...plan, flags: plan.flows.flatMap(({ rows }) => rows.map(({ flag }) => flag)).join("") };
    };
    expect(await effects(flow(step(first) + second), flow(step(equal) + second))).toEqual(same);
    expect(await told(step(first) + second, step(equal) + second)).toMatchObject({
      verdict: expect.not.stringContaining("another way"),
      flags: "",
    });
    const others = [
      [step(first) + second, second + step(equal)],
      [step(first) + second, step(equal.replace("link: { id: 1 }", "link: { id: 3 }")) + second],
      [step(first) + second, equal + second],
      [step(first) + second, step(equal)],
      [step(first) + second, step(equal) + second + branch("third", 3)],
      [step(first) + second, step(equal) + second.replace("id: 2", "id: 4")],
    ] as const;
    for (const [before, after] of others) {
      expect((await effects(flow(before), flow(after))).join()).not.toContain("equal branch");
      expect((await told(before, after)).flags).toContain("OTHER WAY");
    }
  });

  it("says that those whom no branch takes leave, and to where, as it is and not as it was or will be", async () => {
    const exit = "name: No reaction, exit: { toFlow: win-back }";
    const leave = "who leave the flow for flow 1001";
    expect(await effects(flow(first + second, exit), flow(first, exit))).toEqual([
      `From now on, whom it would have taken go with everyone else ("No reaction"), ${leave}.`,
    ]);
    expect(await effects(flow(first, exit), flow(first + second, exit))).toEqual([
      "Until now, whom it takes went with everyone else, who left the flow for flow 1001.",
    ]);
    const comes = async (was: string, is: string) => (await effects(flow(first, was), flow(first + second, is))).join();
    expect(await comes("name: No reaction, steps: []", exit)).toBe("Until now, whom it takes went with everyone else.");
    expect(await comes(exit, exit.replace("win-back", "nurture"))).toContain("left the flow for flow 1001.");
  });

  it("says of everyone else no message that stands behind a fork, which some may not reach", async () => {
    const rest =
      "name: Rest, steps: [{ id: w, waitForAction: { actions: [{ on: saleSold }], timeout: 3 days, onTimeout: true } }, { id: m, sendSms: { text: Hi, from: Us } }]";
    expect(await effects(flow(first + second, rest), flow(first, rest))).toEqual([
      'From now on, whom it would have taken go with everyone else ("Rest").',
    ]);
  });

  const goal = (id: string) => `  - { id: ${id}, on: addedToProject, project: { id: 4 } }\n`;
  const finished = (goals: string, finish: string) =>
    `flow: a\nname: A\nsteps: []\n${goals === "" ? "" : `goals:\n${goals}`}finish: { ${finish} }\n`;
  const [success, otherwise] = ["success: { toFlow: win-back }", "otherwise: { toFlow: nurture }"];

  it.each([
    [
      `${success}, ${otherwise}`,
      "goes to flow 1001 at the end instead of flow 1002",
      "flow 1002 at the end instead of flow 1001",
    ],
    [success, "goes to flow 1001 at the end", ""],
    [otherwise, "does not go to flow 1002 at the end any more", "flow 1002 at the end"],
    [`${success}, ${otherwise.replace("nurture", "win-back")}`, "", ""],
  ])("says where who reaches a goal goes at the end, with %s", async (finish, comes, goes) => {
    const told = (text: string) => (text === "" ? [] : [`From now on, who reaches it ${text}.`]);
    const [without, with_] = [finished("", finish), finished(goal("g"), finish)];
    expect(await effects(without, with_)).toEqual(told(comes));
    const back = finish === success ? "does not go to flow 1001 at the end any more" : goes && `goes to ${goes}`;
    expect(await effects(with_, without)).toEqual(told(back));
    expect(await effects(undefined, with_)).toEqual([]);
  });

  it("says of a goal that goes that people stay, and that another goal may still count", async () => {
    const finish = `onGoal: stop, ${otherwise}`;
    expect(
      await effects(finished(goal("g") + goal("h").replace("4", "5"), finish), finished(goal("g"), finish)),
    ).toEqual(["From now on, who reaches it and no other goal stays and goes on, and goes to flow 1002 at the end."]);
  });

  it("says of an action that comes or goes whether who does it goes on at once, and who leaves", async () => {
    const waiting = (more: string, rest = "") =>
      `flow: a\nname: A\nsteps:\n  - { id: w, waitForAction: { actions: [{ on: saleCreated }${more}], timeout: 2 days${rest} } }\n`;
    const sold = ", { on: saleSold }";
    expect(await effects(waiting(""), waiting(sold))).toEqual(["From now on, who does this goes on at once."]);
    expect(await effects(waiting(sold), waiting(""))).toEqual([
      "From now on, who does this does not go on at once any more.",
    ]);
    const exit = ", onTimeout: true";
    expect(await effects(waiting("", exit), waiting(sold, exit))).toEqual([
      "From now on, who does this goes on at once, and does not leave when the time is up.",
    ]);
    expect(await effects(waiting(sold, exit), waiting("", exit))).toEqual([
      "From now on, who does this does not go on at once any more; who does nothing else that counts leaves when the time is up.",
    ]);
  });

  it("says that a new branch takes people from those behind it, and that the order of branches counts", async () => {
    expect(await effects(flow(first), flow(first + second))).toEqual([
      "Until now, whom it takes went with everyone else.",
    ]);
    expect(await effects(flow(second), flow(first + second))).toEqual([
      "Until now, whom it takes went to a later branch or with everyone else.",
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

  it("says of a trigger for a list that whether those enter who are in it already is not known", async () => {
    const on = (event: string) => `flow: a\nname: A\nenrolment: { triggers: [{ id: t, on: ${event} }] }\nsteps: []\n`;
    const none = "flow: a\nname: A\nsteps: []\n";
    const unknown = (list: string) =>
      `Who is added to the ${list} can enter; whether those who are in it already enter, too, is not known.`;
    const [readers, buyers] = ["addedToSelection, selection: { id: 4 }", "addedToSelection, selection: { id: 5 }"];
    const project = "addedToProject, project: { id: 4 }";
    expect(await effects(none, on(readers))).toEqual([unknown("selection")]);
    expect(await effects(none, on(project))).toEqual([unknown("project")]);
    expect(await effects(on(readers), on(buyers))).toEqual([unknown("selection")]);
    expect(await effects(on(readers), none)).toEqual([]);
    expect(await effects(none, on("formSubmitted, form: { id: 4 }"))).toEqual([]);
    const narrower = `${readers}, where: [{ hasCompany: true }]`;
    expect(await effects(on(readers), on(narrower))).toEqual([]);
    expect(await effects(on(narrower), on(readers))).toEqual([unknown("selection")]);
    expect(await effects(undefined, on(readers)), "of a new flow").toContain(unknown("selection"));
    const goal = "goals: [{ id: g, on: addedToSelection, selection: { id: 4 } }]\n";
    expect(await effects(none, none + goal), "of a goal, which is no way in").toEqual([]);
  });

  it("says that people stay who reach a goal that goes, where they would have stopped", async () => {
    const goal = "goals: [{ id: g, on: saleSold }]\n";
    const end = (onGoal: string) => `${flow(first)}finish: { onGoal: ${onGoal} }\n`;
    expect(await effects(end("stop") + goal, end("stop"))).toEqual(["From now on, who reaches it stays and goes on."]);
    expect(await effects(end("continue") + goal, end("continue"))).toEqual([]);
    expect(await effects(end("continue") + goal, end("stop")), "who went on before as well").toEqual([]);
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

  describe("past a step at which people leave", () => {
    const mail = "  - { id: m, sendEmail: { mailing: { id: 8 }, subject: Hi } }\n";
    const end = "  - { id: end, wait: 1 day }\n";
    const split = (exit: string) => flow(first, `name: No reaction, ${exit}`).slice(flow("").indexOf("  - id: s"));
    const asks = "actions: [{ id: q, on: linkClicked, link: { id: 1 } }]";
    const waits = (time: string) =>
      `  - { id: w, waitForAction: { ${asks}, timeout: ${time}, onTimeout: { toFlow: b } } }\n`;
    const of = (...steps: readonly string[]) => `flow: a\nname: A\nsteps:\n${steps.join("")}`;
    const leaving = split("exit: true");
    const inside = leaving.replace("link: { id: 1 } }", "link: { id: 1 }, steps: [{ id: i, wait: 1 day }] }");
    const pair = "  - { id: t, sendSms: { text: Hello } }\n";

    it.each([
      [[mail, leaving, end], [leaving, mail, end], "LESS MAIL", "Split s does not get it any more"],
      [[leaving, mail, end], [mail, leaving, end], "MORE MAIL", 'Split s gets the mail "Hi" before'],
      [[mail, inside, end], [inside, mail, end], "LESS MAIL", "Split s does not get it any more"],
      [
        [mail, waits("3 days"), end],
        [waits("3 days"), mail, end],
        "LESS MAIL",
        "Wait for action w does not get it any more",
      ],
      [[pair, leaving, end], [leaving, pair, end], "LESS SMS", "Split s does not get it any more"],
    ])("says who gets it no more, or now as well", async (was, is, flag, text) => {
      const [before, after] = [of(...was), of(...is)];
      expect(await effects(before, after)).toEqual([`From now on, who leaves at ${text}.`]);
      const [row] = planReport(await planOf([before, after])).flows[0]?.rows ?? [];
      expect(row?.flag.split(", ")).toContain(flag);
    });

    it.each([
      [
        [mail, split("steps: []"), end],
        [split("steps: []"), mail, end],
      ],
      [
        [mail, waits("never"), end],
        [waits("never"), mail, end],
      ],
      [
        [end, mail, leaving],
        [mail, end, leaving],
      ],
    ])("says nothing where nobody leaves, or nothing is passed", async (was, is) => {
      expect(await effects(of(...was), of(...is))).toEqual([]);
      const flags = planReport(await planOf([of(...was), of(...is)])).flows[0]?.rows.map((row) => row.flag);
      expect(flags?.join()).not.toMatch(/MAIL/);
    });
  });

  describe("into a branch, out of one, or into another one", () => {
    const mail = "{ id: m, sendEmail: { mailing: { id: 8 }, subject: Hi } }";
    const inside = (text: string) => text.replace(" } }", ` }, steps: [${mail}] }`);
    const main = (text: string) => text.replace("  - id: s\n", `  - ${mail}\n  - id: s\n`);
    const [on, out] = [main(flow(first + second)), flow(inside(first) + second)];
    const other = flow(first + inside(second));
    const rest = flow(first + second, `name: No reaction, steps: [${mail}]`);

    it.each([
      {
        from: on,
        to: out,
        flag: "LESS MAIL",
        text: "it is only for those who go to Branch s/first",
        news: "Less mail",
      },
      {
        from: out,
        to: on,
        flag: "MORE MAIL",
        text: "it is no longer only for those who go to Branch s/first",
        news: "More mail",
      },
      {
        from: on,
        to: rest,
        flag: "LESS MAIL",
        text: "it is only for those who go with everyone else of s",
        news: "Less mail",
      },
      {
        ...{ from: out, to: other, flag: "MORE MAIL, LESS MAIL", news: "More mail. Less mail" },
        text: "it is for those who go to Branch s/second; before, it was for those who went to Branch s/first",
      },
    ])("says for whom it is, $flag: $text", async ({ from, to, flag, text, news }) => {
      expect(await effects(from, to)).toEqual([`From now on, ${text}.`]);
      const { flows, verdict } = planReport(await planOf([from, to]));
      expect(flows[0]?.rows.map((row) => row.flag)).toEqual([flag]);
      expect(verdict).toContain(news);
    });
  });

  it("is more or less mail where some of those inside get it again or miss it, beside the time", async () => {
    const mail = "  - { id: m, sendEmail: { mailing: { id: 8 }, subject: Hi } }\n";
    const [early, late] = [`${order()}${mail}${parts.note}${parts.wait}`, `${order("note", "wait")}${mail}`];
    const flags = async (before: string, after: string, effect: Effect) => {
      const plan = await planOf([before, after]);
      const flows = plan.flows.map((one) => ({
        ...one,
        changes: one.changes.map((change) => ({ ...change, effect })),
      }));
      return planReport({ ...plan, flows }).flows[0]?.rows.map(({ flag }) => flag);
    };
    expect(await flags(late, early, { missed: 3, ahead: 2 })).toEqual(["LESS MAIL, SOONER"]);
    expect(await flags(early, late, { again: null })).toEqual(["MORE MAIL, LATER"]);
    expect(await flags(early, late, { perhapsAgain: 3 })).toEqual(["MORE MAIL, LATER"]);
    expect(await flags(early, late, { ahead: 2, missed: 0 })).toEqual(["LATER"]);
  });
});
