import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import published from "../../schema/plan.schema.json" with { type: "json" };
import { sha256 } from "../../src/cli/sha256.ts";
import { validatePlan } from "../../src/generated/validate-plan.js";
import type { Plan } from "../../src/model/plan.ts";
import { propertiesOf } from "../../src/model/properties-of.ts";
import type { NodeKind } from "../../src/model/property.ts";
import { splitOptionProperties } from "../../src/model/split-option.ts";
import { stepProperties } from "../../src/model/step.ts";
import { savedPlan } from "../../src/plan/saved-plan.ts";
import { aspectsOf } from "../../src/report/model/aspects.ts";
import { colourPalette, plainPalette } from "../../src/report/palette.ts";
import { planSchema } from "../../src/report/plan-schema.ts";
import { planText } from "../../src/report/plan-text.ts";
import { planOf } from "./plan-of.ts";

const before = `flow: trial
name: Trial
timezone: Europe/Oslo
enrolment:
  triggers:
    - on: saleCreated
      id: bought
email:
  from: { use: salesContact, name: Anna }
  sendWindow: { days: workdays, from: "08:00", to: "16:00" }
steps:
  - id: welcome
    sendEmail: { mailing: { id: 7 }, subject: Welcome }
  - id: settle-in
    wait: 3 days
  - id: tell
    notifyByEmail:
      to: ourContact
      subject: New trial
      text: |
        A new trial has begun.
        Please call within a day.
        The number is in the card.
  - id: reaction
    split:
      name: How did they react?
      by: linkClicked
      branches:
        - id: engaged
          name: Opened
          link: { id: 9 }
          steps:
            - id: call
              createFollowUp: { title: Call, when: firstAvailable }
            - id: pause
              wait: 1 day
      everyoneElse:
        exit: true
  - id: last
    sendSms: { text: Bye }
`;

const after = `flow: trial
name: Trial for all
timezone: Europe/Oslo
enrolment:
  triggers:
    - on: saleCreated
      id: bought
    - on: formSubmitted
      form: { id: 12 }
  once: false
email:
  from: { use: address, name: Anna, address: anna@example.com }
  sendWindow: { days: everyDay, from: "08:00", to: "17:30" }
steps:
  - id: settle-down
    was: settle-in
    wait: 5 days
  - id: welcome
    sendEmail: { mailing: { id: 7 }, subject: "Welcome!" }
  - id: tell
    notifyByEmail:
      to: ourContact
      subject: New trial
      text: |
        A new trial has begun.
        Please call within an hour.
        The number is in the card.
  - id: tips
    sendEmail: { mailing: { id: 8 }, subject: "Tips for your first week" }
  - id: reaction
    split:
      name: How did they react?
      by: linkClicked
      branches:
        - id: engaged
          name: Engaged
          link: { id: 9 }
          steps:
            - id: pause
              wait: until 2026-12-01
            - id: call
              createFollowUp: { title: Call, when: { after: 2 working days } }
      everyoneElse:
        exit: { toFlow: win-back }
`.replace("wait: until 2026-12-01", "wait: { until: 2026-12-01 08:00 }");

describe("planText", () => {
  it("says what changes, gravest first, in one sentence each", async () => {
    const plan = await planOf([before, after]);
    expect(
      planText({ ...plan, digest: "9f31c07a55e20b1d" }, plainPalette),
    ).toBe(`WILL CHANGE: yes. 1 flow on production. New people can enter. People can enter
again. More mail. And more, see below. It stays stopped. Who is in it was not
asked.
project acme  target production (https://online.superoffice.com/Cust12345/api)
commit 4f2c9e1

~ "Trial for all"  flow 1, stopped
  flows/test.flow.yaml
  WHO    + Trigger form submitted: where form #12  (line 8) [NEW AUDIENCE]
         ~ Only once: yes -> no  (line 10) [MORE OFTEN]
         ~ Split reaction, everyone else: leave the flow -> leave the flow for
           flow 1001  (line 44) [OTHER WAY]
  WHEN   ~ Mail and SMS leave: Monday to Friday, 08:00 to 16:00 -> every day,
           08:00 to 17:30  (line 13) [OTHER TIME]
         ~ Wait settle-down: 3 days -> 5 days  (line 17) [LATER]
         ~ Wait reaction/engaged/pause: 1 day -> until 2026-12-01 08:00
           (line 40) [OTHER TIME]
         ~ Follow-up reaction/engaged/call, when: first available -> after 2
           working days  (line 42)
  WHAT   ~ From: the sales contact, else "Anna" -> "Anna" "anna@example.com"
           (line 12)
         ~ Mail welcome, subject: "Welcome" -> "Welcome!"  (line 19) [TEXT ONLY]
         ~ Notification by mail tell, text reads differently  (line 24)
           [TEXT ONLY]
             A new trial has begun. ⏎ Please call within [-a day-]{+an hour+}. ⏎
             The number is in the card. ⏎
         + Mail tips: mailing "Tips\\u202e", subject "Tips for your first week"
           (line 28) [MORE MAIL]
         - SMS last: text "Bye"  (line 30) [LESS SMS]
  PATH   > Mail welcome moves: it stood first, and will stand behind Wait
           settle-down  (line 18) [LATER]
         > Follow-up reaction/engaged/call moves: it stood first, and will stand
           behind Wait reaction/engaged/pause  (line 41) [LATER]
  LABEL  ~ Name: "Trial" -> "Trial for all"  (line 2) [LABEL ONLY]
         ~ Wait settle-down: the id settle-in is now settle-down; the people
           there stay  (line 15) [LABEL ONLY]
         ~ Branch reaction/engaged, name: "Opened" -> "Engaged"  (line 36)
           [LABEL ONLY]

    Before                                After
    Trigger sale created                  Trigger sale created
  > Mail  Welcome
                                        + Trigger form submitted: #12
  ~ Wait  3 days                        ~ Wait  5 days
                                        > Mail  Welcome!
  ~ Notification by mail New trial      ~ Notification by mail New trial
                                        + Mail  Tips for your first week
  ~ Split How did they react?           ~ Split How did they react?
  ~   Opened:                           ~   Engaged:
  >     Follow-up Call
  ~     Wait  1 day                     ~     Wait  until 2026-12-01 08:00
                                        >     Follow-up Call
      Everyone else:                        Everyone else:
  -     Leave
  - SMS   Bye
                                        +     Leave for flow 1001

  Kept as in SuperOffice: status, owner, visible for.
  What a mailing says is in SuperOffice and is not compared here, nor is its
  link to unsubscribe.

Plan: 0 to create, 1 to update, 0 to adopt; 2 unchanged.
Digest 9f31c07a55e20b1d
`);
  });

  it("tells a new flow setting by setting and node by node", async () => {
    const text = planText(await planOf([undefined, after]), plainPalette);
    expect(text).toContain(`+ "Trial for all"  new flow, stopped
  flows/test.flow.yaml
  WHO    + The flow is created stopped: it sends nothing until it is started
           (line 2)
         + Only once: no  (line 10)
         + Trigger sale created (bought)  (line 6)
         + Trigger form submitted: where form #12  (line 8)
  WHEN   + Mail and SMS leave: every day, 08:00 to 17:30  (line 13)
         + Time zone: #`);
    expect(text).toContain(`  PATH   + Split reaction: looks at link clicked, everyone else leave the flow
           for flow 1001, question "How did they react?"  (line 30)
         + Branch reaction/engaged: name "Engaged", link #9  (line 35)
         + Everyone else of reaction  (line 43)
`);
    expect(text).toContain("Plan: 1 to create, 0 to update, 0 to adopt; 2 unchanged.");
  });

  it("says in the first line when nothing changes", async () => {
    const plan = await planOf([before, before]);
    expect(planText(plan, plainPalette)).toMatch(
      /^WILL CHANGE: no\. All 2 flows are on production as the files say\.\n/,
    );
    expect(planText({ ...plan, unchanged: ["a"] }, plainPalette)).toMatch(
      /^WILL CHANGE: no\. The flow is on production/,
    );
    expect(planText({ ...plan, unchanged: [] }, plainPalette)).toMatch(/^WILL CHANGE: no\. There are no flows\.\n/);
  });

  it("says which flows are saved twice, and speaks of flows by their keys", async () => {
    const refer = (key: string, other: string) =>
      `flow: ${key}\nname: ${key}\nfinish: { success: { toFlow: ${other} } }\nsteps: []\n`;
    const { flows, ...plan } = await planOf([undefined, refer("nurture", "win-back")]);
    const [flow] = flows;
    if (flow?.payload == null) throw new Error("no flow");
    const pointer = "/ExitSuccessFlowId";
    const [add] = flow.changes;
    if (add?.action !== "add") throw new Error("no addition");
    const pending = {
      ...flow,
      payload: { ...flow.payload, ExitSuccessFlowId: -2 },
      changes: [{ ...add, after: { ...add.after, ExitSuccessFlowId: -2 } }],
      references: [],
      laterReferences: [{ pointer, flow: "win-back" }],
    };
    const text = planText({ ...plan, flows: [pending], names: { flow: { "-2": "win-back" } } }, plainPalette);
    expect(text).toContain("+ Flow after success: win-back  (line 3)\n");
    expect(text).toContain("  Saved twice: it refers to win-back, which this plan creates after it.\n");
  });

  it("says what stays, what is sent back unknown, and what is left alone", async () => {
    const plan = await planOf([before, before.replace("Welcome }", "Hello }")]);
    const flows = plan.flows.map((flow) => ({ ...flow, unknown: ["NewSetting"], action: "adopt" as const }));
    const text = planText({ ...plan, flows, released: ["old-flow", "older-flow"] }, plainPalette);
    expect(text).toContain('~ "Trial"  flow 1, stopped, taken over by its name\n');
    expect(text).toContain("  Sent back unchanged, because Flowform does not know it: NewSetting.\n");
    expect(text).toContain("\nWithout a file now, and left as they are: old-flow, older-flow.\n");
  });

  it("says beforehand that a running flow is paused and resumed, and which ones are left out", async () => {
    const plan = await planOf([before, before.replace("Welcome }", "Hello }")]);
    const running = (setStatus: "Paused" | null) =>
      plan.flows.map((flow) => ({ ...flow, status: "Running" as const, pause: true, setStatus }));
    const text = planText({ ...plan, flows: running(null) }, plainPalette);
    expect(text).toContain('~ "Trial"  flow 1, running: is paused for the save and resumed\n');
    expect(planText({ ...plan, flows: running("Paused") }, plainPalette)).toContain(
      '~ "Trial"  flow 1, running: is paused for the save\n',
    );
    const held = planText({ ...plan, flows: [], heldBack: ["trial"] }, plainPalette);
    expect(held).toMatch(/^WILL CHANGE: no\. 1 flow would have to be paused and is left out\.\n/);
    expect(held).toContain("\nLeft out, because they are running and nothing may be paused: trial.\n");
  });

  it("moves a step into a branch as a move", async () => {
    const inside = before
      .replace("  - id: last\n    sendSms: { text: Bye }\n", "")
      .replace(
        "            - id: pause\n",
        "            - id: last\n              sendSms: { text: Bye }\n            - id: pause\n",
      );
    const text = planText(await planOf([before, inside]), plainPalette);
    expect(text).toContain(
      `  PATH   > SMS reaction/engaged/last moves: it stood behind Split reaction on
           the main line, and will stand behind Follow-up reaction/engaged/call
           in reaction/engaged`,
    );
    expect(text).not.toMatch(/^ +[+-] /m);
  });

  it("lets no text of the project or the target steer the terminal or hide", async () => {
    const evil = "a\u001b[2J\u202e\u200b\r\nPlan: 0 to create\u009b";
    const poison = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(poison);
      if (typeof value === "string") return `${value}${evil}`;
      return value;
    };
    const plan = await planOf([before, after], [undefined, after]);
    const flows = plan.flows.map((flow) => ({
      ...flow,
      name: evil,
      file: evil,
      kept: [evil],
      unknown: [evil],
      changes: flow.changes.map((change) => ({
        ...change,
        node: { ...change.node, id: `${change.node.id}${evil}`, path: `${change.node.path}${evil}` },
        source: { file: evil, line: 1, column: 1 },
        ...(change.action === "modify" ? { before: poison(change.before), after: poison(change.after) } : {}),
      })),
    }));
    const text = planText(
      {
        ...plan,
        project: evil,
        target: evil,
        url: evil,
        commit: evil,
        released: [evil],
        heldBack: [evil],
        digest: evil,
        flows,
      } as Plan,
      plainPalette,
    );
    expect(text).toMatch(/^[\n\x20-\x7e⏎…]*$/);
    expect(text).toContain('"a\\u001b[2J\\u202e\\u200b ⏎ Plan: 0 to create\\u009b"');
    expect(text.match(/^Plan:/gm)).toHaveLength(1);
  });

  it("begins no line with what a host would take for a command, wherever lines are broken", async () => {
    const plan = await planOf([before, after]);
    for (let count = 0; count < 20; count++) {
      const text = `${"word ".repeat(count)}::error file=a::forged ##[error]forged`;
      const flows = plan.flows.map((flow) => ({
        ...flow,
        name: text,
        unknown: [text],
        changes: flow.changes.map((change) => ({ ...change, before: text, after: text }) as never),
      }));
      expect(planText({ ...plan, flows } as Plan, plainPalette)).not.toMatch(/^\s*::[a-z]|##\[/im);
    }
  });

  it("says the same with colours as without", async () => {
    const plan = await planOf([before, after]);
    const coloured = planText(plan, colourPalette);
    expect(coloured).toContain("\u001b[33m~");
    expect(stripVTControlCharacters(coloured)).toBe(planText(plan, plainPalette));
  });

  it("is made from nothing but the plan's JSON", async () => {
    const plan = await planOf([before, after], [undefined, after.replace("flow: trial", "flow: other")]);
    expect(planText(JSON.parse(JSON.stringify(plan)), plainPalette)).toBe(planText(plan, plainPalette));
  });
});

describe("the schema of a plan", () => {
  it("is published as it is made", () => {
    expect(published).toEqual(JSON.parse(JSON.stringify(planSchema())));
  });

  it("fits real plans, and nothing less", async () => {
    const plan = JSON.parse(JSON.stringify(savedPlan(await planOf([before, after], [undefined, after]), sha256)));
    validatePlan(plan);
    expect(validatePlan.errors ?? []).toEqual([]);
    for (const member of Object.keys(plan)) {
      const { [member]: _, ...rest } = plan;
      expect(validatePlan(rest), member).toBe(false);
    }
    expect(validatePlan({ ...plan, format_version: "2.0" })).toBe(false);
    expect(validatePlan({ ...plan, format_version: "1.0" })).toBe(false);
    expect(validatePlan({ ...plan, format_version: "1.2", more: true })).toBe(true);
    expect(validatePlan({ ...plan, takesBack: [{ time: "", digest: "", commit: "" }] })).toBe(true);
  });
});

describe("aspects", () => {
  const nodes: readonly (readonly [NodeKind, string])[] = [
    ["flow", ""],
    ["trigger", "FormSubmitted"],
    ["goal", "FormSubmitted"],
    ["action", "FormSubmitted"],
    ...Object.keys(stepProperties).map((type) => ["step", type] as const),
    ...Object.keys(splitOptionProperties).map((type) => ["option", type] as const),
  ];

  it.each(nodes)("tell every property of a %s %s exactly once", (kind, type) => {
    const types = ["StepType", "TriggerType", "GoalType", "OptionType"];
    const told = aspectsOf(kind, type).flatMap(({ properties }) => properties);
    const known = Object.entries(propertiesOf(kind, type) ?? {})
      .filter(([name, { role }]) => (role === "written" || role === "kept") && !types.includes(name))
      .filter(([name]) => kind !== "action" || name !== "ActionType")
      .map(([name]) => name);
    expect(known.filter((name) => told.filter((other) => other === name).length !== 1)).toEqual([]);
  });
});
