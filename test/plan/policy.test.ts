import { describe, expect, test } from "vitest";
import { stepsToStayEmpty } from "../../src/plan/people/policies.ts";
import { planFlow } from "../../src/plan/plan-flow.ts";
import { judge, type Proposal } from "../../src/plan/policy.ts";
import { formatPointer } from "../../src/source/pointer.ts";
import { proposed, type Standing } from "./proposed.ts";

const flow = `flow: trial
name: Trial
enrolment: { triggers: [{ id: bought, on: saleCreated }] }
goals: [{ id: talked, on: hadChat }]
steps:
  - { id: welcome, sendSms: { text: Hi } }
  - { id: settle, wait: 3 days }
  - id: click
    waitForAction:
      actions: [{ on: formSubmitted, id: signed, form: A }, { on: formSubmitted, form: B }]
      timeout: 7 days
  - id: reaction
    split:
      by: selectionMembership
      branches:
        - { id: keen, selection: Keen, steps: [{ id: call, runScript: Call }, { id: pause, wait: 1 day }] }
        - { id: cool, selection: Cool, steps: [{ id: tips, sendSms: { text: Tips } }] }
      everyoneElse: { steps: [{ id: nudge, sendSms: { text: Ho } }] }
  - id: second
    split: { by: selectionMembership, branches: [{ id: warm, selection: Warm, steps: [{ id: more, sendSms: { text: More } }] }] }
  - { id: last, sendSms: { text: Bye } }
`;

const keen = `${/ {8}- \{ id: keen.*\n/.exec(flow)?.[0]}`;
const click = `${/ {2}- id: click(.|\n)*timeout.*\n/.exec(flow)?.[0]}`;
const reaction = `${/ {2}- id: reaction(.|\n)*id: nudge.*\n/.exec(flow)?.[0]}`;
const line = (id: string) => `${flow.split("\n").find((text) => text.startsWith(`  - { id: ${id},`))}\n`;
const without = (text: string) => flow.replace(text, "");
const moved = (text: string, before: string) => without(text).replace(before, `${text}${before}`);
const keenElsewhere = without(keen).replace("branches: [", `branches: [${keen.trim().slice(2)}, `);
const ended = `${flow}status: stopped\n`;

const everywhere = {
  welcome: 1,
  settle: 1,
  click: 1,
  reaction: 1,
  call: 1,
  pause: 1,
  tips: 1,
  nudge: 1,
  second: 1,
  more: 1,
  last: 1,
};

/** What is found, each with its place in the file. */
const found = (facts: Proposal) =>
  judge(facts).map(({ code, origin, detail }) => `${code} ${formatPointer(origin?.pointer ?? [])} ${detail}`);

/** The same without the sentence's end, which is the same for all. */
const begun = (facts: Proposal) => found(facts).map((line) => line.replace(/(, and|: the rename| is removed).*/, ""));

type People = Standing["people"];

describe("an active flow's places", () => {
  const branch = "/steps/3/split/branches/0/id";

  test.each<readonly [what: string, after: string, people: People, expected: string]>([
    ["a wait", without(line("settle")), { settle: 2 }, 'FF620 /steps 2 people stand in the wait "settle"'],
    [
      "a wait for an action",
      without(click),
      { click: 1 },
      'FF620 /steps 1 person stands in the wait for action "click"',
    ],
    [
      "a split, with all in its branches",
      without(reaction),
      { reaction: 1, call: 2, pause: 4, nudge: 8, last: 16 },
      'FF620 /steps 15 people stand in the split "reaction"',
    ],
    [
      "a branch, with all in it",
      without(keen),
      { reaction: 1, call: 2, pause: 4 },
      'FF620 /steps/3/id 6 people stand in the branch "reaction/keen"',
    ],
    [
      "a step in a branch",
      without("{ id: call, runScript: Call }, "),
      { call: 1 },
      `FF620 ${branch} 1 person stands in the step "reaction/keen/call"`,
    ],
    [
      "a wait in a branch",
      without(", { id: pause, wait: 1 day }"),
      { pause: 1 },
      `FF620 ${branch} 1 person stands in the wait "reaction/keen/pause"`,
    ],
    [
      "a step of everyone else",
      without("{ id: nudge, sendSms: { text: Ho } }"),
      { nudge: 1 },
      'FF620 /steps/3/split/everyoneElse 1 person stands in the step "reaction/everyoneElse/nudge"',
    ],
    [
      "a wait that moves",
      moved(line("settle"), line("last")),
      { settle: 1 },
      'FF621 /steps/4/id 1 person stands in the wait "settle"',
    ],
    [
      "a branch that moves to another split",
      keenElsewhere,
      { call: 1 },
      'FF621 /steps/4/split/branches/0/id 1 person stands in the branch "second/keen"',
    ],
  ])("must be empty before they go or move: %s", (_what, after, people, expected) => {
    expect(begun(proposed(flow, after, { status: "Paused", people }))).toEqual([expected]);
  });

  test.each<readonly [why: string, People]>([
    ["No answer.", "No answer."],
    ["Nobody asked.", undefined],
  ])("may not be taken while nobody knows who is there: %s", (why, people) => {
    const [said] = found(proposed(flow, without(line("settle")), { status: "Running", people }));
    expect(said).toMatch(/^FF622 \/steps The wait "settle" may only go or move while nobody is in it/);
    expect(said).toContain(`is not known. ${why}`);
  });

  test.each<readonly [what: string, after: string, people: People]>([
    [
      "a trigger, goal or action that goes",
      flow
        .replace("[{ id: bought, on: saleCreated }]", "[]")
        .replace("goals: [{ id: talked, on: hadChat }]", "goals: []")
        .replace("{ on: formSubmitted, id: signed, form: A }, ", ""),
      everywhere,
    ],
    ["a step of the main line that moves", moved(line("welcome"), line("last")), everywhere],
    ["a branch that moves within its split", without(keen).replace(/( +- \{ id: cool.*\n)/, `$1${keen}`), everywhere],
    ["a wait that changes", flow.replace("3 days", "5 days"), everywhere],
    ["a wait in which nobody is", without(line("settle")), { ...everywhere, settle: 0 }],
    ["a branch in which nobody is", without(keen), { ...everywhere, call: 0, pause: 0 }],
    ["a step in which nobody is", without(line("welcome")), { ...everywhere, welcome: 0 }],
    ["people on a step that the flow does not have", without(line("settle")), { 77: 3 }],
  ])("may be taken: %s", (_what, after, people) => {
    expect(judge(proposed(flow, after, { status: "Running", people }))).toEqual([]);
  });

  test("of the main line may go with people on them, with a warning", () => {
    const after = without(line("welcome"));
    expect(begun(proposed(flow, after, { status: "Running", people: everywhere }))).toEqual([
      'FF623 /steps 1 person stands on "welcome"',
    ]);
    expect(found(proposed(flow, after, { status: "Running", people: "No answer." }))).toEqual([]);
  });

  test.each<readonly [what: string, before: string | undefined, status: "Stopped" | "Running"]>([
    ["does not run", flow, "Stopped"],
    ["is not there", undefined, "Running"],
  ])("are empty while it %s, whatever is not known", (_what, before, status) => {
    expect(judge(proposed(before, without(line("settle")), { status, people: "No answer." }))).toEqual([]);
  });

  test("are not empty while somebody is counted in them, active or not", () => {
    expect(begun(proposed(flow, without(line("settle")), { people: { settle: 2 } }))).toEqual([
      'FF620 /steps 2 people stand in the wait "settle"',
    ]);
  });

  test("must stay empty until they are gone, each step once", () => {
    const after = without(keen).replace("[{ id: more", "[{ id: pause, wait: 1 day }, { id: more");
    const facts = proposed(flow, after);
    const idOf = (id: string) => Number(facts.known[id]?.slice(1));
    expect(stepsToStayEmpty(facts)).toEqual([idOf("pause"), idOf("call")]);
  });
});

describe("ending a flow", () => {
  test.each<
    readonly [
      what: string,
      after: string,
      status: "Stopped" | "Paused" | "Running",
      People,
      cancels: number | null,
      expected: readonly string[],
    ]
  >([
    ["cancels whom it counted", ended, "Running", everywhere, 11, []],
    ["that is paused as well", ended, "Paused", { settle: 2 }, 2, []],
    ["is refused when nobody knows how many", ended, "Paused", "No answer.", null, ["FF626 /status No answer."]],
    ["and when nobody asked", ended, "Running", undefined, null, ["FF626 /status "]],
    ["that does not run cancels nobody", ended, "Stopped", "No answer.", null, []],
    ["is not done by pausing it", flow.replace("steps:", "status: paused\nsteps:"), "Running", "No answer.", null, []],
  ])("%s", (_what, after, status, people, cancels, expected) => {
    const facts = proposed(flow, after, { status, people });
    expect(planFlow(facts).cancels).toBe(cancels);
    expect(found(facts).map((line) => line.replace(/"Trial" is active.*is not known\. /, ""))).toEqual(expected);
  });
});

describe("what nobody here knows of a live flow", () => {
  test("is named at the flow's name", () => {
    expect(found({ ...proposed(flow, flow), unknown: ["Mood", "Colour"] })).toEqual([
      'FF605 /name "Trial": Mood, Colour. They are sent back as they were read.',
    ]);
  });

  const filtered = flow.replace("enrolment: {", "enrolment: { filter: [{ retired: true }],");
  const split = flow
    .replaceAll("selectionMembership", "personData")
    .replace(/selection: (\w+)/g, "where: [{ firstName: { begins: $1 } }]");
  const withMode = (part: unknown) =>
    JSON.parse(JSON.stringify(part).replaceAll('"RestrictionGroups":[{', '"RestrictionGroups":[{"Mode":1,'));

  test.each<readonly [what: string, before: string, after: string, part: "Filter" | "Steps", expected: string]>([
    ["at the flow's name", filtered, filtered.replace("true", "false"), "Filter", "/name"],
    ["at its branch", split, split.replace("Cool }", "Cold }"), "Steps", "/steps/3/split/branches/1"],
  ])("is not lost by a change of what it stands in: refused %s", (_what, before, after, part, expected) => {
    const live: Standing["live"] = (flow) => ({ [part]: withMode(flow[part]) });
    expect(begun(proposed(before, after, { live })).map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual([
      `FF576 ${expected}`,
    ]);
    expect(found(proposed(before, before, { live }))).toEqual([]);
  });
});

describe("an id of the file", () => {
  const was = (id: string, former: string) => flow.replace(`id: ${id}`, `id: ${id}, was: ${former}`);

  test.each<readonly [what: string, after: string, before: string | undefined, expected: readonly string[]]>([
    ["that it had before is known", was("settle", "settle").replace("id: settle", "id: calm"), flow, []],
    [
      "that it had before is not known any more",
      was("settle", "gone"),
      flow,
      ['FF606 /steps/1/was Nothing on the target is known as "gone"'],
    ],
    ["that it had before says nothing of a new flow", was("settle", "gone"), undefined, []],
    [
      "that it had before is none that every object has",
      was("settle", "toString"),
      flow,
      ['FF606 /steps/1/was Nothing on the target is known as "toString"'],
    ],
    [
      "goes where another one comes with the same content",
      flow.replace("id: settle", "id: calm"),
      flow,
      ['FF607 /steps/1/id "settle"'],
    ],
    [
      "goes where an equal one without any comes, which can have no former id",
      flow.replace("id: signed, ", ""),
      flow,
      [],
    ],
    [
      "goes where another one comes with other content",
      without(line("settle")).replace(line("last"), `${line("last")}  - { id: calm, wait: 5 days }\n`),
      flow,
      [],
    ],
  ])("%s", (_what, after, before, expected) => {
    expect(begun(proposed(before, after))).toEqual(expected);
  });
});
