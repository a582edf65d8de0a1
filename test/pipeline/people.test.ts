import { describe, expect, test } from "vitest";
import type { Plan } from "../../src/model/plan.ts";
import type { PlanOptions } from "../../src/pipeline/plan-project.ts";
import { diagnosticsText } from "../../src/report/diagnostic-text.ts";
import { plainPalette } from "../../src/report/palette.ts";
import { planText } from "../../src/report/plan-text.ts";
import type { SandboxOptions } from "../../src/sandbox/sandbox.ts";
import { emptyFlows, stand } from "../support/people.ts";
import { type Workshop, workshop } from "../support/sandbox-project.ts";

const trial = `flow: trial
name: Trial
email: { from: { use: salesContact } }
steps:
  - { id: welcome, sendEmail: { mailing: Welcome to your trial } }
  - { id: settle, wait: 3 days }
  - id: reaction
    split:
      by: personData
      branches:
        - id: keen
          where: [{ category: { oneOf: [Prospect] } }]
          steps:
            - { id: note, addToList: { project: Trial customers } }
            - { id: pause, wait: 1 day }
      everyoneElse: { name: Rest }
  - { id: last, sendEmail: { mailing: Tips for your first week } }
`;

const line = (id: string) => `${trial.split("\n").find((text) => text.includes(`id: ${id},`))}\n`;
const without = (id: string) => trial.replace(line(id), "");
const withoutKeen = trial.replace(
  /[ ]+- id: keen(.|\n)*wait: 1 day }\n/,
  "        - { id: cool, where: [{ category: { oneOf: [Customer] } }] }\n",
);
const withoutSplit = trial.replace(/ {2}- id: reaction(.|\n)*everyoneElse: \{ name: Rest \}\n/, "");

/** The flow trial, applied and paused, so that people can be in it and it can be changed. */
async function paused(options: Partial<SandboxOptions> = {}): Promise<Workshop> {
  const shop = workshop(options);
  shop.write("trial", trial);
  expect((await shop.apply()).flows.map(({ outcome }) => outcome)).toEqual(["applied"]);
  const EmailFlowId = (await shop.live("Trial")).EmailFlowId;
  for (const Status of ["Running", "Paused"])
    await shop.api("/v1/Agents/Workflow/SetStatusOnWorkflow", { EmailFlowId, Status });
  return shop;
}

async function planned(shop: Workshop, text: string, options?: PlanOptions): Promise<Plan> {
  shop.write("trial", text);
  const { value, diagnostics } = await shop.plan(options);
  if (value === undefined) throw new Error(JSON.stringify(diagnostics, null, 1));
  return value;
}

async function refusals(shop: Workshop, text: string, options?: PlanOptions): Promise<string> {
  shop.write("trial", text);
  const { value, diagnostics } = await shop.plan(options);
  expect(value).toBeUndefined();
  return diagnosticsText(diagnostics, plainPalette);
}

/** The target does not tell who is in a flow. */
function hidePeople(shop: Workshop): void {
  shop.intercept((request, send) =>
    request.path.includes("EmailFlowInstances")
      ? Promise.resolve({ status: 403, headers: {}, body: '{"Message":"No right"}' })
      : send(request),
  );
}

const outcomes = async (shop: Workshop, plan: Plan) =>
  (await shop.apply(plan)).flows.map(({ outcome, saves, diagnostics }) => [
    outcome,
    saves,
    ...diagnostics.map(({ code, detail }) => `${code} ${detail}`),
  ]);

describe("the plan says what happens to those inside", () => {
  test("in numbers, per change, with the time of reading", async () => {
    const shop = await paused();
    await stand(shop, "trial", { welcome: 2, settle: 12, note: 1, pause: 3, last: 5 });
    const plan = await planned(
      shop,
      trial
        .replace("3 days", "5 days")
        .replace("name: Trial\n", "name: Trial\ndescription: For all\n")
        .replace("Tips for your first week", "We miss you"),
    );
    expect(
      planText({ ...plan, digest: "" }, plainPalette),
    ).toBe(`WILL CHANGE: yes. 1 flow on sandbox. Another mailing. Something comes later. It
stays paused. 23 people are in it now, all of whom will get other mail.
project workshop  target sandbox

~ "Trial"  flow 1002, paused
  flows/trial.flow.yaml
  23 people are in it (read 2026-11-24 08:00 UTC)
  WHEN   ~ Wait settle: 3 days -> 5 days  (line 7) [LATER]
           12 people wait here and keep waiting; 2 before it will wait by the
           new rule; 9 are past it.
  WHAT   ~ Mail last, mailing: "Tips for your first week" -> "We miss you"
           (line 18) [OTHER MAILING]
           23 people will get the new mail.
  LABEL  ~ Description: none -> "For all"  (line 3) [LABEL ONLY]
           The 23 people inside are not affected.

    Before                                After
    Mail  Welcome to your trial           Mail  Welcome to your trial
  ~ Wait  3 days                        ~ Wait  5 days
    Split reaction                        Split reaction
    … 3 unchanged
      Rest:                                 Rest:
  ~ Mail  Tips for your first week      ~ Mail  We miss you

  Kept as in SuperOffice: status, time zone, owner, visible for.
  What a mailing says is in SuperOffice and is not compared here, nor is its
  link to unsubscribe.

Plan: 0 to create, 1 to update, 0 to adopt; 0 unchanged.
Digest
`);
    const people = plan.flows[0]?.people ?? undefined;
    expect(people).toMatchObject({ total: 23, readAt: "2026-11-24T08:00:00.000Z" });
    expect(Object.values(people !== undefined && people.total !== null ? people.byStep : {}).sort()).toEqual([
      1, 12, 2, 3, 5,
    ]);
  });

  test("in one quiet line when nobody is", async () => {
    const text = planText(await planned(await paused(), trial.replace("3 days", "5 days")), plainPalette);
    expect(text).toContain("\n  Nobody is in it (read 2026-11-24 08:00 UTC)\n  WHEN   ~ Wait settle");
    expect(text).toContain("5 days  (line 6) [LATER]\n\n    Before");
  });

  test("and that it does not know when it does not", async () => {
    const shop = await paused();
    hidePeople(shop);
    const text = planText(await planned(shop, trial.replace("3 days", "5 days")), plainPalette);
    expect(text).toMatch(
      /\n {2}Who is in it is not known\. Reading who is in flow 1002 was answered with 403:\n {2}No right\./,
    );
    expect(text).toContain("How many of the people inside this concerns is not known.\n");
  });

  test("the same people read at another time make the same plan, and so do other people", async () => {
    let hour = 8;
    const shop = await paused({ now: () => new Date(Date.UTC(2026, 10, 24, hour)) });
    await stand(shop, "trial", { settle: 2 });
    const first = await planned(shop, trial.replace("3 days", "5 days"));
    hour = 9;
    const second = await planned(shop, trial.replace("3 days", "5 days"));
    expect(second.flows[0]?.people?.readAt).not.toBe(first.flows[0]?.people?.readAt);
    expect(second.digest).toBe(first.digest);
    await stand(shop, "trial", { last: 1 });
    const third = await planned(shop, trial.replace("3 days", "5 days"));
    expect(third.flows[0]?.people).not.toEqual(first.flows[0]?.people);
    expect(third.digest).toBe(first.digest);
  });

  test("people who have left do not count", async () => {
    const shop = await paused();
    await stand(shop, "trial", { settle: 2 });
    for (const id of shop.store.ids("workflow_instance"))
      shop.store.put("workflow_instance", id, { ...shop.store.get("workflow_instance", id), Status: "DropOut" });
    expect((await planned(shop, trial.replace("3 days", "5 days"))).flows[0]?.people?.total).toBe(0);
  });
});

const waysOutOf = (
  entry: string,
) => `Leave it as it is for now, and (1) wait: plan again when they have gone on; (2) close its
       entry: ${entry}`;

describe("what the rules forbid with people inside is refused in plan", () => {
  test("FF620 removing a wait, with three ways out", async () => {
    const shop = await paused();
    await stand(shop, "trial", { settle: 12 });
    expect(await refusals(shop, without("settle"))).toBe(`error FF620: People stand where something is removed
flows/trial.flow.yaml:4:1
  2 | name: Trial
  3 | email: { from: { use: salesContact } }
  4 | steps:
    | ^^^^^
  why: 12 people stand in the wait "settle", and SuperOffice does not let it be removed under them.
  fix: ${waysOutOf("let no trigger, and no exit of another flow, lead into this flow, apply, and go on")}
       when it is empty; or (3) name a list to move them to: in SuperOffice, pause the flow, put
       them onto a static selection, remove them from the flow, and plan again.

1 error.
`);
  });

  test("FF710 and no reason to refuse the others where the flow is left out, which is not asked who is in it", async () => {
    const shop = await paused();
    await stand(shop, "trial", { settle: 12 });
    const { EmailFlowId } = await shop.live("Trial");
    await shop.api("/v1/Agents/Workflow/SetStatusOnWorkflow", { EmailFlowId, Status: "Running" });
    shop.write("trial", without("settle"));
    shop.write("other", "flow: other\nname: Other\nsteps:\n  - { id: settle, wait: 3 days }\n");
    shop.requests.length = 0;
    const { value, diagnostics } = await shop.plan({ mayPause: false });
    expect(diagnostics.map(({ code }) => code)).toEqual(["FF710"]);
    expect([value?.flows.map(({ key }) => key), value?.heldBack]).toEqual([["other"], ["trial"]]);
    expect(shop.requests.filter(({ path }) => path.includes("EmailFlowInstances"))).toEqual([]);
  });

  test("FF620 removing a branch, for those on any step of it", async () => {
    const shop = await paused();
    await stand(shop, "trial", { note: 1 });
    expect(await refusals(shop, withoutKeen)).toBe(
      `error FF620: People stand where something is removed
flows/trial.flow.yaml:7:9
  5 |   - { id: welcome, sendEmail: { mailing: Welcome to your trial } }
  6 |   - { id: settle, wait: 3 days }
  7 |   - id: reaction
    |         ^^^^^^^^
  why: 1 person stands in the branch "reaction/keen", and SuperOffice does not let it be removed
       under them.
  fix: Leave it as it is for now, and (1) wait: plan again when they have gone on; (2) close its
       entry: give the branch conditions that nobody meets, apply, and go on when it is empty; or
       (3) name a list to move them to: in SuperOffice, pause the flow, put them onto a static
       selection, remove them from the flow, and plan again.

1 error.
`,
    );
  });

  test.each([
    ["a split, for those in its branches", withoutSplit, { pause: 2 }, 'FF620.*2 people stand in the split "reaction"'],
    ["a step in a branch", without("note"), { note: 4 }, 'FF620.*4 people stand in the step "reaction/keen/note"'],
    ["a wait in a branch", without("pause"), { pause: 1 }, 'FF620.*1 person stands in the wait "reaction/keen/pause"'],
  ])("FF620 removing %s", async (_what, text, people, expected) => {
    const shop = await paused();
    await stand(shop, "trial", people);
    const said = await refusals(shop, text);
    expect(said.replaceAll(/\s+/g, " ")).toMatch(new RegExp(expected));
    expect(said).toContain("\n1 error.");
  });

  const split = (by: string, asks: string, rest = "everyoneElse: { name: Rest }") => `flow: trial
name: Trial
enrolment: { triggers: [{ on: formSubmitted, id: form, form: Contact us }] }
steps:
  - id: reaction
    split:
      by: ${by}
      branches:
        - { id: keen, ${asks}, steps: [{ id: pause, wait: 1 day }, { id: note, addToList: { project: Trial customers } }] }
      ${rest}
`;
  const keepMe = "link: Keep me subscribed";
  const deep = `{ id: deep, wait: 1 day }, { id: left, addToList: { project: VIP programme } }`;
  const calm = "{ id: calm, wait: 2 days }, { id: mark, addToList: { project: VIP programme } }";
  const byPerson = split(
    "personData",
    "where: [{ category: { oneOf: [Prospect] } }]",
    `everyoneElse: { steps: [${calm}] }`,
  );
  const nested = byPerson.replace(
    "{ id: note,",
    `{ id: inner, split: { by: linkClicked, branches: [{ id: click, ${keepMe}, steps: [${deep}] }] } }, { id: note,`,
  );
  const noTrigger = (text: string) => text.replace(/enrolment: .*\n/, "");
  const nobodyMeets = "give the branch conditions that nobody meets";
  const noWayIn = "let no trigger, and no exit of another flow, lead into this flow";
  const asks = (list: string) => `let the branch ask for a ${list}`;
  const byList = (by: string, list: string, names: readonly [string, string]) =>
    names.map((name) => split(by, `${list}: ${name}`));

  test.each([
    ["by person", "pause", nobodyMeets, [byPerson, byPerson.replace("Prospect", "Competitor")]],
    [
      "by form",
      "pause",
      asks("form that nobody has sent in"),
      byList("formSubmission", "form", ["Contact us", "Consent renewal"]),
    ],
    [
      "by project",
      "pause",
      asks("project without members"),
      byList("projectMembership", "project", ["VIP programme", "Win-back campaign"]),
    ],
    [
      "by selection",
      "pause",
      asks("selection without members"),
      byList("selectionMembership", "selection", ["Partners", "Employees"]),
    ],
    ["by link", "pause", noWayIn, [split("linkClicked", keepMe), noTrigger(split("linkClicked", keepMe))]],
    ["of everyone else", "calm", noWayIn, [byPerson, noTrigger(byPerson)]],
    ["by link in one by person", "deep", nobodyMeets, [nested, nested.replace("Prospect", "Competitor")]],
  ])("FF620 the entry of a branch %s is closed by something that can be done", async (_what, at, says, files) => {
    const [text = "", closed = ""] = files;
    const shop = workshop();
    shop.write("trial", text);
    await shop.apply();
    const EmailFlowId = (await shop.live("Trial")).EmailFlowId;
    for (const Status of ["Running", "Paused"])
      await shop.api("/v1/Agents/Workflow/SetStatusOnWorkflow", { EmailFlowId, Status });
    await stand(shop, "trial", { [at]: 1 });
    const less = (from: string) => from.replace(new RegExp(`\\{ id: ${at}, [^}]*\\}, `), "");
    const said = (await refusals(shop, less(text))).replaceAll(/\s+/g, " ");
    expect(said).toContain("error FF620");
    expect(said).toContain(`(2) close its entry: ${says}, apply, and go on when it is empty;`);
    expect(await outcomes(shop, await planned(shop, closed))).toEqual([["applied", 1]]);
    emptyFlows(shop);
    expect(await outcomes(shop, await planned(shop, less(closed)))).toEqual([["applied", 1]]);
  });

  test("FF620 people can be moved away while the flow is paused, as the third way says", async () => {
    const shop = await paused();
    await stand(shop, "trial", { settle: 2 });
    const { EmailFlowId } = await shop.live("Trial");
    const rows = shop.store.rows("workflow_instance").filter((row) => row.EmailFlowId === EmailFlowId);
    const remove = () =>
      shop.api("/v1/Agents/Workflow/RemoveParticipantsFromEmailFlow", {
        EmailFlowId,
        WorkflowInstanceIds: rows.map(({ WorkflowInstanceId }) => WorkflowInstanceId),
      });
    expect(await refusals(shop, without("settle"))).toContain("pause the flow");
    await shop.api("/v1/Agents/Workflow/SetStatusOnWorkflow", { EmailFlowId, Status: "Running" });
    await expect(remove()).rejects.toThrow();
    await shop.api("/v1/Agents/Workflow/SetStatusOnWorkflow", { EmailFlowId, Status: "Paused" });
    await remove();
    expect(await outcomes(shop, await planned(shop, without("settle")))).toEqual([["applied", 1]]);
  });

  test("FF621 moving a wait into a branch, at its line", async () => {
    const shop = await paused();
    await stand(shop, "trial", { settle: 1 });
    const text = without("settle").replace(line("pause"), `${line("pause")}          ${line("settle")}`);
    const said = await refusals(shop, text);
    expect(said).toContain("error FF621: People stand where something is moved\nflows/trial.flow.yaml:15:21");
    expect(said).toContain('why: 1 person stands in the wait "reaction/keen/settle", and SuperOffice does not let it');
  });

  test("a wait that people are in is not said to move when the rest can move around it", async () => {
    const shop = await paused();
    const swapped = without("settle").replace(line("last"), line("settle") + line("last"));
    const moves = async () =>
      (await planned(shop, swapped)).flows[0]?.changes.map(({ action, node }) => `${action} ${node.id}`);
    expect(await moves()).toEqual(["move settle"]);
    await stand(shop, "trial", { settle: 3 });
    expect(await moves()).toEqual(["move reaction"]);
    expect(await outcomes(shop, await planned(shop, swapped))).toEqual([["applied", 1]]);
  });

  test("FF621 two waits with people in them change places", async () => {
    const shop = await paused();
    const two = trial.replace(line("last"), "  - { id: rest, wait: 1 week }\n");
    shop.write("trial", two);
    await shop.apply();
    await stand(shop, "trial", { settle: 1, rest: 1 });
    const rest = "  - { id: rest, wait: 1 week }\n";
    const text = two.replace(rest, "").replace(line("settle"), rest).replace(/$/, line("settle"));
    expect(await refusals(shop, text)).toMatch(/error FF621(.|\n)*1 error\./);
  });

  test.each([
    ["removing a wait", without("settle")],
    ["removing a branch", withoutKeen],
    ["removing a split", withoutSplit],
  ])("%s is planned and done when nobody is there, whoever is elsewhere", async (_what, text) => {
    const shop = await paused();
    await stand(shop, "trial", { welcome: 3, last: 2 });
    const plan = await planned(shop, text);
    expect(plan.flows[0]?.mustBeEmpty.length).toBeGreaterThan(0);
    expect(await outcomes(shop, plan)).toEqual([["applied", 1]]);
  });

  test("FF622 the same when nobody knows who is there", async () => {
    const shop = await paused();
    hidePeople(shop);
    const said = (await refusals(shop, without("settle"))).replaceAll(/\s+/g, " ");
    expect(said).toContain("error FF622: Nobody knows whether people stand where something goes or moves");
    expect(said).toContain(
      'The wait "settle" may only go or move while nobody is in it, and who is in it is not known.',
    );
    expect(said).toContain("was answered with 403: No right.");
  });

  test("a flow that is not active has nobody in it, known or not", async () => {
    const shop = workshop();
    shop.write("trial", trial);
    await shop.apply();
    hidePeople(shop);
    expect(await outcomes(shop, await planned(shop, without("settle")))).toEqual([["applied", 1]]);
  });

  test("FF623 a mail of the main line may go, with a warning", async () => {
    const shop = await paused();
    await stand(shop, "trial", { welcome: 3 });
    const { warnings, flows } = await planned(shop, without("welcome"));
    expect(diagnosticsText(warnings, plainPalette)).toContain(
      'why: 3 people stand on "welcome", and nobody documents where they go when it is removed.',
    );
    expect(warnings.map(({ code }) => code)).toEqual(["FF623"]);
    expect(flows[0]?.changes.map(({ effect }) => effect)).toEqual([{ here: 3 }]);
  });

  test("whatever is planned, the server does not refuse", async () => {
    for (const text of [without("settle"), without("note"), without("pause"), withoutKeen, withoutSplit])
      for (const step of ["welcome", "settle", "reaction", "note", "pause", "last"]) {
        const shop = await paused();
        await stand(shop, "trial", { [step]: 1 });
        shop.write("trial", text);
        const { value: plan } = await shop.plan();
        if (plan !== undefined) expect([step, ...(await outcomes(shop, plan))]).toEqual([step, ["applied", 1]]);
      }
  });

  test("with people shown one step further (A28) the server refuses, and nothing is changed", async () => {
    const shop = await paused({ otherwise: new Set(["A28"]) });
    await stand(shop, "trial", { settle: 1 });
    const [[outcome, saves, why] = []] = await outcomes(shop, await planned(shop, without("settle")));
    expect([outcome, saves]).toEqual(["failed", 0]);
    expect(why).toContain("FF704");
  });
});

describe("ending a flow", () => {
  const ended = `${trial}status: stopped\n`;

  test("FF604 needs the flag that names how many people are lost", async () => {
    const shop = await paused();
    await stand(shop, "trial", { settle: 411, last: 1 });
    expect(await refusals(shop, ended)).toBe(`error FF604: Ending a flow would cancel everyone in it
flows/trial.flow.yaml:18:9
  16 |       everyoneElse: { name: Rest }
  17 |   - { id: last, sendEmail: { mailing: Tips for your first week } }
  18 | status: stopped
     |         ^^^^^^^
  why: "Trial" has 412 people in it now, and status: stopped cancels them for good.
  fix: If that is meant, say so with --cancel-people 412. If not, leave status out of the file.

1 error.
`);
    for (const cancelPeople of [411, 413, 99_999]) {
      const said = (await refusals(shop, ended, { cancelPeople })).replaceAll(/\s+/g, " ");
      expect(said).toContain("error FF604");
      expect(said).toContain(`for good. --cancel-people says ${cancelPeople}, and this plan cancels 412.`);
    }
  });

  test("with the flag says what is lost, and does it", async () => {
    const shop = await paused();
    await stand(shop, "trial", { settle: 411, last: 1 });
    const plan = await planned(shop, ended, { cancelPeople: 412 });
    expect(plan.flows[0]).toMatchObject({ cancels: 412, setStatus: "Stopped" });
    const text = planText(plan, plainPalette);
    expect(text.replace(/\s+/g, " ")).toContain(
      "WHO ~ Status: paused -> stopped (line 18) [STOPS PEOPLE] Changed in SuperOffice since the last apply; this puts it back. 412 people are cancelled for good.",
    );
    expect(text).toContain("0 unchanged.\n412 people are cancelled for good.\nDigest");
    expect(await outcomes(shop, plan)).toEqual([["applied", 0]]);
    expect(shop.store.rows("workflow_instance").filter(({ Status }) => Status === "Cancelled")).toHaveLength(412);
  });

  test("beside other changes, nobody is said to wait or to come to anything any more", async () => {
    const shop = await paused();
    await stand(shop, "trial", { welcome: 2, settle: 12, last: 12 });
    const text = without("welcome").replace("3 days", "4 days").replace("Tips for your first week", "We miss you");
    const plan = await planned(shop, `${text}status: stopped\n`, { cancelPeople: 26 });
    const told = planText(plan, plainPalette);
    expect(told).toContain("26 people are cancelled for good.");
    expect(told).toContain("~ Wait settle: 3 days -> 4 days");
    expect(told).not.toMatch(/keep waiting|will (wait|get)|past it|stand on/);
    expect(plan.flows[0]?.changes.flatMap(({ effect }) => effect ?? [])).toEqual([{ cancelled: 26 }]);
    expect(plan.warnings).toEqual([]);
    expect(await outcomes(shop, plan)).toEqual([["applied", 1]]);
  });

  test("FF604 asks for the number of all flows together", async () => {
    const shop = await paused();
    shop.write("other", trial.replace("flow: trial", "flow: other").replace("name: Trial", "name: Other"));
    await shop.apply();
    const EmailFlowId = (await shop.live("Other")).EmailFlowId;
    await shop.api("/v1/Agents/Workflow/SetStatusOnWorkflow", { EmailFlowId, Status: "Running" });
    await stand(shop, "trial", { settle: 1 });
    await stand(shop, "other", { settle: 3 });
    shop.write("other", ended.replace("flow: trial", "flow: other").replace("name: Trial", "name: Other"));
    const said = (await refusals(shop, ended, { cancelPeople: 3 })).replaceAll(/\s+/g, " ");
    expect(said).toContain('"Trial" has 1 person in it now');
    expect(said).toContain('"Other" has 3 people in it now');
    expect(said).toContain("--cancel-people 4, which is the number for all flows that this plan ends.");
    expect((await shop.plan({ cancelPeople: 4 })).value?.flows.map(({ cancels }) => cancels)).toEqual([3, 1]);
  });

  test("needs no flag when nobody is in it", async () => {
    const shop = await paused();
    const plan = await planned(shop, ended);
    expect(plan.flows[0]?.cancels).toBe(0);
    expect(await outcomes(shop, plan)).toEqual([["applied", 0]]);
  });

  test("FF626 is refused when nobody knows how many it cancels, whatever the flag", async () => {
    const shop = await paused();
    hidePeople(shop);
    expect(await refusals(shop, ended, { cancelPeople: 9999 })).toContain(
      "error FF626: Ending a flow would cancel nobody knows how many people\nflows/trial.flow.yaml:18:9",
    );
  });
});

describe("people who come in between plan and apply", () => {
  test("FF624 stop a save that relies on nobody being there", async () => {
    const shop = await paused();
    const plan = await planned(shop, withoutKeen);
    await stand(shop, "trial", { pause: 2 });
    expect(await outcomes(shop, plan)).toEqual([
      [
        "failed",
        0,
        'FF624 "Trial": 2 people stand by now on a step that goes or moves, where nobody stood. Nothing was saved or ended.',
      ],
    ]);
    emptyFlows(shop);
    await stand(shop, "trial", { last: 2 });
    expect(await outcomes(shop, plan)).toEqual([["applied", 1]]);
  });

  test("FF624 stop an ending that would cancel more than were counted, and not one that cancels fewer", async () => {
    const shop = await paused();
    await stand(shop, "trial", { settle: 2 });
    const plan = await planned(shop, `${trial}status: stopped\n`, { cancelPeople: 2 });
    await stand(shop, "trial", { last: 1 });
    expect(await outcomes(shop, plan)).toEqual([
      [
        "failed",
        0,
        'FF624 "Trial": 3 people would be cancelled for good by now; the plan says 2. Nothing was saved or ended.',
      ],
    ]);
    emptyFlows(shop);
    await stand(shop, "trial", { last: 1 });
    expect(await outcomes(shop, plan)).toEqual([["applied", 0]]);
  });

  test("FF631 of a running flow it is said that it was paused and runs again", async () => {
    const shop = await paused();
    const { EmailFlowId } = await shop.live("Trial");
    await shop.api("/v1/Agents/Workflow/SetStatusOnWorkflow", { EmailFlowId, Status: "Running" });
    const plan = await planned(shop, withoutKeen);
    await stand(shop, "trial", { pause: 1 });
    expect(await outcomes(shop, plan)).toEqual([
      [
        "failed",
        0,
        'FF624 "Trial": 1 person stands by now on a step that goes or moves, where nobody stood. Nothing was saved or ended.',
        'FF631 "Trial" was running, was paused for a save that did not come about, and runs again.',
      ],
    ]);
    expect((await shop.live("Trial")).Status).toBe("Running");
  });

  test("FF625 stop it when it cannot be checked", async () => {
    const shop = await paused();
    const plan = await planned(shop, without("settle"));
    hidePeople(shop);
    const [[outcome, saves, why] = []] = await outcomes(shop, plan);
    expect([outcome, saves]).toEqual(["failed", 0]);
    expect(why).toContain("FF625");
  });

  test("are not asked for when nothing relies on it", async () => {
    const shop = await paused();
    const plan = await planned(shop, trial.replace("3 days", "5 days"));
    shop.requests.length = 0;
    await shop.apply(plan);
    expect(shop.requests.filter(({ path }) => path.includes("EmailFlowInstances"))).toEqual([]);
  });
});

describe("the licence", () => {
  const running = (key: string) =>
    `flow: ${key}\nname: ${key}\nstatus: running\nsteps: [{ id: only-${key}, addToList: { project: Trial customers } }]\n`;

  test("FF627 a flow over the maximum is refused at its line; the sandbox has one running flow of its own", async () => {
    const shop = workshop({ maximumActiveFlows: 2 });
    for (const key of ["one", "two"]) shop.write(key, running(key));
    const { value, diagnostics } = await shop.plan();
    expect(value).toBeUndefined();
    expect(
      diagnosticsText(diagnostics, plainPalette),
    ).toBe(`error FF627: The licence does not allow one more active flow
flows/two.flow.yaml:3:9
  1 | flow: two
  2 | name: two
  3 | status: running
    |         ^^^^^^^
  why: Starting "two" would make 3 active flows (running or paused), and the licence allows 2.
  fix: End a flow that is done with first, leave the status of this one out of the file, or ask for
       a larger plan.

1 error.
`);
  });

  test("FF627 also says what stands against a start when the last place was taken after the plan", async () => {
    const shop = workshop({ maximumActiveFlows: 2 });
    shop.write("one", running("one"));
    const { value: plan } = await shop.plan();
    if (plan === undefined) throw new Error("no plan");
    shop.write("two", running("two"));
    await shop.apply((await shop.plan({ only: new Set(["two"]) })).value);
    expect(await outcomes(shop, plan)).toEqual([
      ["failed", 1, 'FF627 Starting "one" would make 3 active flows (running or paused), and the licence allows 2.'],
    ]);
  });

  test.each([
    ["FF628 near the maximum", 3, ["FF628"]],
    ["far from the maximum", 100, []],
    ["without a maximum", Number.POSITIVE_INFINITY, []],
  ])("%s", async (_what, maximumActiveFlows, codes) => {
    const shop = workshop({ maximumActiveFlows });
    for (const key of ["one", "two"]) shop.write(key, running(key));
    const { value, diagnostics } = await shop.plan();
    expect(diagnostics.map(({ code }) => code)).toEqual(codes);
    expect((await shop.apply(value)).flows.map(({ outcome }) => outcome)).toEqual(["applied", "applied"]);
  });

  test("FF627 a plan that allows none refuses the first", async () => {
    const shop = workshop({ maximumActiveFlows: 0 });
    shop.write("one", running("one"));
    expect((await shop.plan()).diagnostics.map(({ code }) => code)).toEqual(["FF627"]);
  });

  test("a flow that the same plan ends first makes room", async () => {
    const shop = workshop({ maximumActiveFlows: 2 });
    shop.write("one", running("one"));
    await shop.apply();
    shop.write("one", running("one").replace("running", "stopped"));
    shop.write("two", running("two"));
    const { value, diagnostics } = await shop.plan();
    expect(diagnostics.map(({ code }) => code)).toEqual(["FF628"]);
    expect((await shop.apply(value)).flows.map(({ outcome }) => outcome)).toEqual(["applied", "applied"]);
  });

  test("FF629 a target that does not tell is left to refuse by itself", async () => {
    const shop = workshop();
    shop.write("one", running("one"));
    shop.intercept((request, send) =>
      request.path.includes("Fencing") ? Promise.resolve({ status: 404, headers: {}, body: "" }) : send(request),
    );
    const { value, diagnostics } = await shop.plan();
    expect(diagnostics.map(({ code }) => code)).toEqual(["FF629"]);
    expect(value?.flows).toHaveLength(1);
  });
});
