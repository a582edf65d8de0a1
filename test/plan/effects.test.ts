import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { compileFlow } from "../../src/compile/compile-flow.ts";
import { diff } from "../../src/diff/diff.ts";
import { match } from "../../src/diff/match.ts";
import type { Values } from "../../src/language/context.ts";
import type { Modify } from "../../src/model/change.ts";
import { nodesOf } from "../../src/model/node.ts";
import type { Effect, Participants } from "../../src/model/people.ts";
import { withEffects } from "../../src/plan/people/effects.ts";
import { fateOfSetting, isLabel } from "../../src/plan/people/scope.ts";
import { applied, lines } from "../support/compare.ts";
import { compileText, inventedWorld } from "../support/example-flows.ts";
import { randomFlow } from "../support/random-flow.ts";

const flow = `flow: trial
name: Trial
enrolment:
  triggers: [{ on: saleCreated, id: bought }]
goals: [{ on: hadChat, id: talked }]
steps:
  - { id: welcome, sendEmail: { mailing: Welcome } }
  - { id: settle, wait: 3 days }
  - id: click
    waitForAction: { actions: [{ on: formSubmitted, id: signed, form: A }], timeout: 7 days }
  - id: reaction
    split:
      name: Who?
      by: personData
      branches:
        - id: keen
          name: Keen
          where: [{ category: { oneOf: [Hot] } }]
          steps:
            - { id: call, runScript: Call }
            - { id: pause, wait: 1 day }
        - id: cool
          name: Cool
          where: [{ category: { oneOf: [Cold] } }]
          steps:
            - { id: tips, sendEmail: { mailing: Tips } }
      everyoneElse:
        steps:
          - { id: nudge, sendSms: { text: Hi } }
  - { id: last, sendEmail: { mailing: Bye } }
`;

/** A crowd of another size on each step, so that every sum tells who is in it. */
const everywhere = {
  welcome: 1,
  settle: 2,
  click: 4,
  reaction: 8,
  call: 16,
  pause: 32,
  tips: 64,
  nudge: 128,
  last: 256,
};
const all = 511;

type Counts = Readonly<Record<string, number>>;

/** The effects of an edit by change. */
function effects(edit: Edit, people: Counts | null): Readonly<Record<string, Effect | undefined>> {
  const [before, after] = typeof edit === "string" ? [flow, edit] : edit;
  const { live, known } = applied(compileText(before, ["next"]).flow);
  const found = match(compileText(after, ["next"]).flow, live, known);
  const byStep = Object.fromEntries(
    Object.entries(people ?? {}).map(([id, count]) => [known[id]?.slice(1) ?? id, count]),
  );
  const total = Object.values(byStep).reduce((sum, count) => sum + count, 0);
  const participants: Participants = people === null ? { total: null, why: "No answer." } : { total, byStep };
  const changes = withEffects(diff(found, known), participants, found).map(({ change }) => change);
  return Object.fromEntries(lines(changes).map((line, index) => [line, changes[index]?.effect]));
}

const line = (id: string) => flow.split("\n").find((text) => text.includes(`id: ${id},`)) ?? "";
const without = (id: string) => flow.replace(`${line(id)}\n`, "");
const moved = (id: string, after: string) =>
  without(id).replace(line(after), `${line(after)}\n${line(after).match(/^ */)?.[0]}${line(id).trimStart()}`);

const withMore = flow.replace("  - { id: last", "  - { id: more, sendSms: { text: Hello } }\n  - { id: last");

type Edit = string | readonly [before: string, after: string];

const rows: readonly (readonly [why: string, edit: Edit, expected: Readonly<Record<string, Effect>>])[] = [
  [
    "who waits keeps waiting, who is on another branch or further on is past",
    flow.replace("3 days", "5 days"),
    { "modify settle NumIntervals": { ahead: 1, here: 2, past: 508 } },
  ],
  [
    "a mail that is next for somebody has not been sent to them",
    flow.replace("mailing: Tips", "mailing: Hints"),
    { "modify reaction/cool/tips ShipmentId": { ahead: 64, perhaps: 1 + 2 + 4 + 8, past: 16 + 32 + 128 + 256 } },
  ],
  [
    "who has a split before them is judged by its new rule",
    flow.replace("oneOf: [Cold]", "oneOf: [Icy]"),
    { "modify reaction/cool RestrictionGroups": { ahead: 15, past: 496 } },
  ],
  [
    "labels concern nobody",
    flow.replace("Who?", "Which?").replace("name: Keen", "name: Eager").replace("name: Trial", "name: Test"),
    {
      "modify flow Name": { untouched: all },
      "modify reaction SplitName": { untouched: all },
      "modify reaction/keen Name": { untouched: all },
    },
  ],
  [
    "a new step is for those who come to its place, from every branch",
    flow.replace("  - { id: last", "  - { id: more, sendSms: { text: Hello } }\n  - { id: last"),
    { "add more": { ahead: 255, past: 256 } },
  ],
  [
    "who has a new SMS before them gets it with a number, and leaves there without one where it says so",
    flow.replace(
      "  - { id: last",
      "  - { id: more, sendSms: { text: Hello, exitWithoutMobile: true } }\n  - { id: last",
    ),
    { "add more": { withNumber: 255, past: 256 } },
  ],
  [
    "who gets another text and leaves from now on without a number is not sure to get it, but sure to come to it",
    flow.replace("text: Hi }", "text: Ho, exitWithoutMobile: true }"),
    {
      "modify reaction/everyoneElse/nudge Exit": { perhaps: 15, ahead: 128, past: 16 + 32 + 64 + 256 },
      "modify reaction/everyoneElse/nudge Text": { perhaps: 15, withNumber: 128, past: 16 + 32 + 64 + 256 },
    },
  ],
  [
    "a new step in a branch is for those before the split and in that branch",
    flow.replace(
      "            - { id: tips",
      "            - { id: more, sendSms: { text: Hello } }\n            - { id: tips",
    ),
    { "add reaction/cool/more": { perhaps: 15, past: 496 } },
  ],
  [
    "a removed step is missed by those before it; where those on it go is another question",
    without("last"),
    { "remove last": { missed: 255, here: 256 } },
  ],
  [
    "a branch goes with its steps: those before its split will find none, those in it stand where something goes",
    flow.replace(/ +- id: cool\n(.|\n)*mailing: Tips \} \}\n/, "").replace("mailing: Bye", "mailing: Ciao"),
    {
      "modify last ShipmentId": { ahead: all - 64, unknown: 64 },
      "remove reaction/cool": { missed: 15, past: 496 },
      "remove reaction/cool/tips": { missed: 15, here: 64, past: 432 },
    },
  ],
  [
    "who waits for an action keeps waiting, and who stands on a step that goes is past what came before it",
    without("nudge").replace("7 days", "9 days"),
    {
      "modify click ActionTimeout": { ahead: 3, here: 4, past: 504 },
      "remove reaction/everyoneElse/nudge": { missed: 15, here: 128, past: 368 },
    },
  ],
  [
    "another id in the file concerns nobody",
    flow.replace("id: talked", "id: spoken, was: talked").replace("id: settle", "id: calm, was: settle"),
    { "rename calm": { untouched: all }, "rename spoken": { untouched: all } },
  ],
  [
    "who stands on a step that goes may or may not come to what is new behind it",
    without("nudge").replace("  - { id: last", "  - { id: more, sendSms: { text: Hello } }\n  - { id: last"),
    {
      "add more": { ahead: 127, unknown: 128, past: 256 },
      "remove reaction/everyoneElse/nudge": { missed: 15, here: 128, past: 368 },
    },
  ],
  [
    "a step that moves into a branch can come to some again, and its own people go with it",
    moved("welcome", "nudge").replace(/^ {10}- \{ id: welcome/m, "          - { id: welcome"),
    {
      "move reaction/everyoneElse/welcome": { here: 1, perhapsAgain: 2 + 4 + 8, again: 128, past: 16 + 32 + 64 + 256 },
    },
  ],
  [
    "a step that moves back comes a second time to those who have passed it",
    without("welcome").replace(/$/, `${line("welcome")}\n`),
    { "move welcome": { here: 1, again: 510 } },
  ],
  [
    "who was on another branch comes to a step that leaves its branch for the first time, as those after it may",
    without("nudge").replace("  - { id: last", "  - { id: nudge, sendSms: { text: Hi } }\n  - { id: last"),
    { "move nudge": { here: 128, ahead: 15 + 16 + 32 + 64, past: 256 } },
  ],
  [
    "a step that moves forward is missed by those who stand in between",
    without("last").replace("  - { id: welcome", "  - { id: last, sendEmail: { mailing: Bye } }\n  - { id: welcome"),
    { "move last": { here: 256, missed: 255 } },
  ],
  [
    "who may leave when their time is up may come to what is new behind it, and is sure to come to the wait itself",
    withMore.replace("timeout: 7 days", "timeout: 7 days, onTimeout: true"),
    {
      "modify click ExitFlow": { ahead: 1 + 2, here: 4, past: 504 },
      "add more": { unlessLeaving: 1 + 2 + 4, ahead: 8 + 16 + 32 + 64 + 128, past: 256 },
    },
  ],
  [
    "time that is never up lets nobody leave, and some wait for ever",
    withMore.replace("timeout: 7 days", "timeout: { after: 7 days, enabled: false }, onTimeout: true"),
    {
      "modify click ExitFlow": { ahead: 1 + 2, here: 4, past: 504 },
      "modify click WaitForTimeout": { ahead: 1 + 2, here: 4, past: 504 },
      "add more": { unlessWaiting: 1 + 2 + 4, ahead: 8 + 16 + 32 + 64 + 128, past: 256 },
    },
  ],
  [
    "who may leave for want of a number is on the branch that asks for it, or before its split",
    withMore
      .replace("{ text: Hi }", "{ text: Hi, exitWithoutMobile: true }")
      .replace("7 days", "{ after: 7 days, enabled: false }"),
    {
      "modify click WaitForTimeout": { ahead: 1 + 2, here: 4, past: 504 },
      "modify reaction/everyoneElse/nudge Exit": { perhaps: 15, ahead: 128, past: 16 + 32 + 64 + 256 },
      "add more": { unlessLeaving: 15 + 128, ahead: 16 + 32 + 64, past: 256 },
    },
  ],
  [
    "a new split from which everyone else leaves stands between all before it and what is behind it, not in a branch",
    withMore.replace(
      "  - { id: more",
      `  - id: sort
    split:
      name: Customer?
      by: personData
      branches:
        - id: yes
          name: Yes
          where: [{ category: { oneOf: [Hot] } }]
          steps: [{ id: thanks, sendSms: { text: Thanks } }]
      everyoneElse: { exit: { toFlow: next } }
  - { id: more`,
    ),
    {
      "add sort": { ahead: 255, past: 256 },
      "add sort/yes": { ahead: 255, past: 256 },
      "add sort/yes/thanks": { perhaps: 255, past: 256 },
      "add sort/everyoneElse": { ahead: 255, past: 256 },
      "add more": { unlessLeaving: 255, past: 256 },
    },
  ],
  [
    "where nobody leaves any more, everybody comes to what is behind",
    [flow.replace("timeout: 7 days", "timeout: 7 days, onTimeout: true"), withMore],
    {
      "modify click ExitFlow": { ahead: 1 + 2, here: 4, past: 504 },
      "add more": { ahead: 255, past: 256 },
    },
  ],
  [
    "a step that moves behind a way out may come a second time to those who can leave there",
    without("welcome")
      .replace(/$/, `${line("welcome")}\n`)
      .replace("timeout: 7 days", "timeout: 7 days, onTimeout: true"),
    {
      "modify click ExitFlow": { ahead: 2, missed: 1, here: 4, past: 504 },
      "move welcome": { here: 1, perhapsAgain: 2 + 4, again: 504 },
    },
  ],
  [
    "triggers and the filter are for people who enter later",
    flow
      .replace("on: saleCreated", "on: saleSold")
      .replace("enrolment:", "enrolment:\n  once: false\n  filter: [{ retired: true }]"),
    {
      "modify flow StartOnlyOnce": { untouched: all },
      "modify flow Filter": { untouched: all },
      "add bought": { untouched: all },
      "remove bought": { untouched: all },
    },
  ],
  [
    "goals and the settings of mail count from the next step on",
    flow.replace("goals: [{ on: hadChat, id: talked }]", "finish: { success: { toFlow: next } }\nsms: { from: Anna }"),
    {
      "modify flow ExitSuccessFlowId": { ahead: all },
      "modify flow SmsSender": { ahead: all },
      "remove talked": { ahead: all },
    },
  ],
  [
    "whether another action counts for those who wait already is not said: they are named apart",
    flow.replace("{ on: formSubmitted, id: signed, form: A }", "{ on: formSubmitted, id: signed, form: B }"),
    { "modify click/signed RestrictionGroups": { ahead: 3, here: 4, past: 504 } },
  ],
  ["the status means the same for all", `${flow}status: paused\n`, { "modify flow Status": { here: all } }],
  ["so does the other one", `${flow}status: running\n`, { "modify flow Status": { ahead: all } }],
  [
    "a new start of the flow is documented for nobody who is inside",
    flow
      .replace("enrolment:", "enrolment:\n  start: 2027-01-01 08:00")
      .replace("name: Trial", "name: Trial\ntimezone: Europe/Oslo"),
    {
      "modify flow UseWorkflowStart": { unknown: all },
      "modify flow WorkflowStart": { unknown: all },
      "modify flow TzLocation": { ahead: all },
    },
  ],
];

describe("what a change means for those inside", () => {
  it.each(rows)("%s", (_why, edit, expected) => {
    expect(effects(edit, everywhere)).toEqual(expected);
  });

  it("says nothing when nobody is inside", () => {
    expect(effects(flow.replace("3 days", "5 days"), {})).toEqual({ "modify settle NumIntervals": undefined });
  });

  it("counts people on a step that the flow does not have as not known", () => {
    expect(effects(flow.replace("3 days", "5 days"), { 77: 3, welcome: 1 })).toEqual({
      "modify settle NumIntervals": { unknown: 3, ahead: 1 },
    });
  });

  it("counts them as not known as well where something is removed", () => {
    expect(effects(without("last"), { 77: 3, welcome: 1 })).toEqual({ "remove last": { unknown: 3, missed: 1 } });
  });

  it("says not known where the numbers are not, and never 0", () => {
    expect(effects(flow.replace("3 days", "5 days").replace("name: Trial", "name: Test"), null)).toEqual({
      "modify flow Name": { untouched: null },
      "modify settle NumIntervals": { unknown: null },
    });
  });
});

describe("what a setting of a flow means for everybody inside", () => {
  const setting = (property: string, after: unknown = "") => fateOfSetting({ property, after } as Modify);

  it.each([
    ["untouched", "Name Description Folder Associate VisibleFor"],
    ["untouched", "Filter StartOnlyOnce RemoveFromFlows UseEnrollmentEnd EnrollmentEnd"],
    ["unknown", "UseWorkflowStart WorkflowStart Colour toString"],
    ["ahead", "JumpToFinish OverrideConsentSubscription ShipmentType BlockLists ExitFlowId ExitSuccessFlowId"],
    ["ahead", "FromType FromName FromAddr ReplyToType ReplyToAddr ReplyToName SmsSender"],
    ["ahead", "UseGoogleAnalytics GaSource GaCampaign"],
    ["ahead", "UseTimeframe SelectedDays TimeframeStart TimeframeEnd TzLocation"],
  ])("%s: %s", (fate, properties) => {
    for (const property of properties.split(" ")) expect(setting(property), property).toBe(fate);
  });

  it.each([
    ["Running", "ahead"],
    ["Paused", "here"],
    ["Stopped", "cancelled"],
    ["Frozen", "unknown"],
  ])("status %s: %s", (status, fate) => expect(setting("Status", status)).toBe(fate));
});

describe("a name or note that nobody outside SuperOffice sees", () => {
  it.each([
    ["step", "Split", "SplitName", true],
    ["step", "UpdateParticipant", "Description", true],
    ["option", "LinkClicked", "Name", true],
    ["step", "Split", "Description", false],
    ["step", "CreateSale", "Description", false],
    ["step", "SendEmail", "Name", false],
    ["option", "Split", "SplitName", false],
    ["option", "PersonData", "RestrictionGroups", false],
  ])("%s %s %s: %s", (kind, type, property, expected) => {
    expect(isLabel({ node: { kind, type }, property } as Modify)).toBe(expected);
  });
});

test("nobody is left out and nobody is counted twice, whatever changes", () => {
  const world = inventedWorld(["random", "other-flow", "third-flow"]);
  const compiled = (value: Values) => compileFlow({ file: "flows/random.flow.yaml", value }, world).flow;
  fc.assert(
    fc.property(randomFlow, randomFlow, (before, after) => {
      const { live, known } = applied(compiled(before));
      const found = match(compiled(after), live, known);
      const steps = nodesOf(live).filter(({ kind }) => kind === "step");
      const byStep = Object.fromEntries(steps.map(({ serverId }, index) => [serverId, index + 1]));
      const total = (steps.length * (steps.length + 1)) / 2;
      for (const { change } of withEffects(diff(found, known), { total, byStep }, found)) {
        const counted = Object.values(change.effect ?? {}).reduce<number>((sum, count) => sum + (count ?? 0), 0);
        expect(counted).toBe(total);
      }
    }),
    { numRuns: 60 },
  );
});
