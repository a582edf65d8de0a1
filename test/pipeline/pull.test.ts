import { describe, expect, test } from "vitest";
import { unreadableFile } from "../../src/diagnostic/files.ts";
import { pullFlows } from "../../src/pipeline/pull-flows.ts";
import { writePull } from "../../src/pipeline/write-pull.ts";
import type { FileSystem } from "../../src/source/file-system.ts";
import { changeLive, pull } from "../support/pulling.ts";
import { type Workshop, workshop } from "../support/sandbox-project.ts";

const original = `# Who joins the trial?
flow: trial   # never change this
name: 'Trial'

enrolment:
  triggers:
    # the form on the web site
    - on: formSubmitted
      form: Trial signup
  once: true      # nobody twice

# What they get
steps:
  # Say hello.
  - id: welcome
    sendEmail: { mailing: Welcome to your trial, subject: "Welcome!" }   # the warm one

  # Let them settle in.
  - id: settle-in
    wait: 3 days   # not longer

  # Ask.
  - id: ask
    sendSms:
      text: |   # short!
        How is it going?
        /Anna
  - id: reaction
    split:
      name: Did they click?
      by: linkClicked
      mailing: Welcome to your trial
      branches:
        # They like it.
        - id: engaged
          name: Engaged
          link: Book a demo
          steps:
            # Call them.
            - id: call
              createFollowUp: { title: Call about the demo }
      everyoneElse:
        steps: []
# The end.
`;

async function appliedTrial(text = original): Promise<Workshop> {
  const shop = workshop();
  shop.write("trial", text);
  const result = await shop.apply();
  expect(result.flows.map(({ outcome, diagnostics }) => [outcome, diagnostics])).toEqual([["applied", []]]);
  return shop;
}

const fileOf = (shop: Workshop) => String(shop.files.get("flows/trial.flow.yaml"));
const swap = (before: string, after: string) => {
  expect(original).toContain(before);
  return original.replace(before, after);
};

type Step = Record<string, unknown> & { StepType: string; Options: { Steps: Step[] }[] };
type Live = Record<string, unknown> & { Steps: Step[]; Triggers: Record<string, unknown>[] };

const mail = (live: Live, more: object): Step =>
  ({ ...structuredClone(live.Steps[0]), WorkflowStepId: 0, ...more }) as unknown as Step;

const subject = (text: string) => (live: Live) => Object.assign(live.Steps[0] ?? {}, { Subject: text });

describe("what a person changes in SuperOffice comes back as the smallest edit", () => {
  test.each<{ what: string; alter: (live: Live) => void; after: string }>([
    {
      what: "a text in quotes keeps its quotes and the comment beside it",
      alter: ({ Steps: [welcome] }) => Object.assign(welcome ?? {}, { Subject: "Good to see you!" }),
      after: swap(`"Welcome!"`, `"Good to see you!"`),
    },
    {
      what: "a wait",
      alter: ({ Steps: [, wait] }) => Object.assign(wait ?? {}, { NumIntervals: 5 }),
      after: swap("wait: 3 days", "wait: 5 days"),
    },
    {
      what: "a text in lines keeps its form and the comment of its first line",
      alter: ({ Steps: [, , sms] }) => Object.assign(sms ?? {}, { Text: "How are you?\nCall us.\n/Bo\n" }),
      after: swap("        How is it going?\n        /Anna\n", "        How are you?\n        Call us.\n        /Bo\n"),
    },
    {
      what: "the name keeps its single quotes",
      alter: (live) => Object.assign(live, { Name: "Trial 2027" }),
      after: swap("'Trial'", "'Trial 2027'"),
    },
    {
      what: "a setting that the file did not have stands where formatting would put it",
      alter: (live) => Object.assign(live, { Description: "For trial users" }),
      after: swap("name: 'Trial'\n", "name: 'Trial'\ndescription: For trial users\n"),
    },
    {
      what: "a step in the middle is written as formatting would",
      alter: (live) => live.Steps.splice(2, 0, mail(live, { Subject: "Tips", StepType: "SendEmail" })),
      after: swap(
        "    wait: 3 days   # not longer\n",
        "    wait: 3 days   # not longer\n  - id: tips\n    sendEmail: { mailing: Welcome to your trial, subject: Tips }\n",
      ),
    },
    {
      what: "a step that goes takes its comment along",
      alter: (live) => live.Steps.splice(1, 1),
      after: swap("\n  # Let them settle in.\n  - id: settle-in\n    wait: 3 days   # not longer\n", ""),
    },
    {
      what: "a step that moves into a branch brings its comments",
      alter: (live) => {
        const [wait] = live.Steps.splice(1, 1);
        live.Steps[2]?.Options[0]?.Steps.push(wait as Step);
      },
      after: swap("\n  # Let them settle in.\n  - id: settle-in\n    wait: 3 days   # not longer\n", "").replace(
        "{ title: Call about the demo }\n",
        "{ title: Call about the demo }\n            # Let them settle in.\n            - id: settle-in\n              wait: 3 days   # not longer\n",
      ),
    },
    {
      what: "a step that moves into a branch without steps",
      alter: (live) => {
        const [wait] = live.Steps.splice(1, 1);
        live.Steps[2]?.Options[1]?.Steps.push(wait as Step);
      },
      after: swap("\n  # Let them settle in.\n  - id: settle-in\n    wait: 3 days   # not longer\n", "").replace(
        "        steps: []\n",
        "        steps:\n          # Let them settle in.\n          - id: settle-in\n            wait: 3 days   # not longer\n",
      ),
    },
    {
      what: "steps that change places",
      alter: (live) => live.Steps.splice(0, 2, live.Steps[1] as Step, live.Steps[0] as Step),
      after: original
        .replace("\n  # Let them settle in.\n  - id: settle-in\n    wait: 3 days   # not longer\n", "")
        .replace(
          "  # Say hello.\n",
          "  # Let them settle in.\n  - id: settle-in\n    wait: 3 days   # not longer\n  # Say hello.\n",
        ),
    },
    {
      what: "a trigger gets a condition",
      alter: ({ Triggers: [trigger] }) => {
        const groups = (trigger?.RestrictionGroups ?? []) as { Restrictions: object[] }[];
        groups[0]?.Restrictions.push({ Name: "firstName", Operator: "begins", Values: ["A"], IsActive: true });
      },
      after: swap(
        "      form: Trial signup\n",
        "      form: Trial signup\n      where:\n        - firstName: { begins: A }\n",
      ),
    },
    {
      what: "a second trigger",
      alter: (live) =>
        live.Triggers.push({ WorkflowTriggerId: 0, TriggerType: "PersonCreated", RestrictionGroups: [] }),
      after: swap("      form: Trial signup\n", "      form: Trial signup\n    - on: personCreated\n"),
    },
    {
      what: "another kind of wait",
      alter: ({ Steps: [, wait] }) =>
        Object.assign(wait ?? {}, {
          TimeWaitAlgorithm: "UntilSpecified",
          Until: "[DT:12/01/2026 08:00:00.0000000]",
          NumIntervals: 0,
          IntervalType: "None",
        }),
      after: swap(
        "    wait: 3 days   # not longer\n",
        "    wait: { until: 2026-12-01 08:00 }   # not longer\n",
      ).replace("name: 'Trial'\n", "name: 'Trial'\ntimezone: Europe/Oslo\n"),
    },
    {
      what: "a flag that becomes its default is left out",
      alter: (live) => Object.assign(live, { StartOnlyOnce: false }),
      after: original.replace("  once: true      # nobody twice\n", "  once: false      # nobody twice\n"),
    },
  ])("$what", async ({ alter, after }) => {
    const shop = await appliedTrial();
    await changeLive(shop, "Trial", alter as never);
    expect(await pull(shop)).toMatchObject({ codes: [], value: { flows: [{ outcome: "changed" }] } });
    expect(fileOf(shop)).toBe(after);
    const plan = await shop.plan();
    expect(plan.diagnostics).toEqual([]);
    expect(plan.value?.flows).toEqual([]);
    expect((await pull(shop)).value?.flows).toMatchObject([{ outcome: "unchanged", files: [] }]);
  });

  test("the folder, by its path", async () => {
    const shop = await appliedTrial();
    const other = workshop({ store: shop.store });
    other.write("sibling", "flow: sibling\nname: Sibling\nfolder: Onboarding/Trials\nsteps: []\n");
    await other.apply();
    const { Folder } = (await shop.live("Sibling")) as unknown as Live;
    await changeLive(shop, "Trial", (live) => Object.assign(live, { Folder }));
    expect((await pull(shop)).codes).toEqual([]);
    expect(fileOf(shop)).toBe(swap("name: 'Trial'\n", "name: 'Trial'\nfolder: Onboarding/Trials\n"));
  });

  const nested = `      # First one
      - any:
          - firstName: { is: A } # the first
          - title: { is: Boss }
      - any:
          - lastName: { is: B } # bb
          # Both of them.
          - all:
              - category: { oneOf: [Customer] } # c
              - birthYear: { greater: 1990 }
      - retired: false # person
`;
  const places = [
    { where: "the filter", before: "enrolment:\n", head: "  filter:\n", shift: "" },
    { where: "a trigger", before: "      form: Trial signup\n", head: "      where:\n", shift: "    " },
  ];

  test.each(places)("a line of nested conditions of $where, which stays nested", async ({ before, head, shift }) => {
    const lines = nested.replace(/^ {2}/gm, shift);
    const place = (text: string) => original.replace(before, `${before}${head}${text}`);
    const shop = await appliedTrial(place(lines));
    await changeLive(shop, "Trial", (live) => {
      const changed = JSON.parse(JSON.stringify(live).replaceAll('"Values":["A"]', '"Values":["AA"]'));
      Object.assign(live, changed);
    });
    expect((await pull(shop)).codes).toEqual([]);
    expect(fileOf(shop)).toBe(place(lines.replace("{ is: A }", "{ is: AA }")));
    expect((await shop.plan()).value?.flows).toEqual([]);
  });

  test("Windows line breaks, a byte order mark and a last line without an end stay", async () => {
    const text = original.replaceAll("\n", "\r\n").replace("# The end.\r\n", "# The end.");
    const shop = await appliedTrial(`\uFEFF${text}`);
    await changeLive(shop, "Trial", subject("Hi") as never);
    expect((await pull(shop)).codes).toEqual([]);
    expect(fileOf(shop)).toBe(`\uFEFF${text.replace("Welcome!", "Hi")}`);
  });

  test("a long text goes into its file beside the flow, and a new one into a file of its own", async () => {
    const shop = workshop();
    const flow =
      "flow: trial\nname: Trial\nsteps:\n  - id: sms\n    sendSms: { text: { file: texts/sms.txt } }  # see there\n";
    shop.write("trial", flow);
    shop.files.set("flows/texts/sms.txt", "One\nTwo\n");
    await shop.apply();
    const long = "A line\n".repeat(9);
    await changeLive(shop, "Trial", ({ Steps }) => {
      const [sms] = Steps;
      Object.assign(sms ?? {}, { Text: "One\nThree\n" });
      Steps.push({ ...sms, WorkflowStepId: 0, Text: long });
    });
    const { value, codes } = await pull(shop);
    expect(codes).toEqual([]);
    expect(value?.flows[0]?.files.map(({ path, before }) => [path, before === null])).toEqual([
      ["flows/trial.flow.yaml", false],
      ["flows/texts/sms.txt", false],
      [expect.stringMatching(/^flows\/texts\/trial-.*\.txt$/), true],
    ]);
    expect(shop.files.get("flows/texts/sms.txt")).toBe("One\nThree\n");
    expect(shop.files.get(value?.flows[0]?.files[2]?.path ?? "")).toBe(long);
    expect(fileOf(shop).startsWith(flow)).toBe(true);
    expect((await shop.plan()).value?.flows).toEqual([]);
  });
});

describe("nothing of the file is lost", () => {
  test("as long as nobody changed the live flow, edits of the file stay, and nothing is asked for twice", async () => {
    const shop = await appliedTrial();
    const edited = swap("3 days", "4 days");
    shop.write("trial", edited);
    expect(await pull(shop)).toMatchObject({ codes: [], value: { flows: [{ outcome: "unchanged" }] } });
    expect(fileOf(shop)).toBe(edited);
  });

  test("edits that are neither applied nor committed stop the pull; whoever gives them up can go on", async () => {
    const shop = await appliedTrial();
    const edited = swap("3 days", "4 days");
    shop.write("trial", edited);
    await changeLive(shop, "Trial", subject("Hi") as never);
    const refused = await pull(shop);
    expect(refused.codes).toEqual(["FF830"]);
    expect(refused.details[0]).toContain("settle-in (NumIntervals)");
    expect(refused.details[0]).toContain("welcome (Subject)");
    expect(fileOf(shop)).toBe(edited);
    expect((await pull(shop, { overwrite: true })).codes).toEqual(["FF831"]);
    expect(fileOf(shop)).toBe(swap("Welcome!", "Hi"));
  });

  test("edits that git has give way, with a warning", async () => {
    const shop = await appliedTrial();
    shop.write("trial", swap("3 days", "4 days"));
    await changeLive(shop, "Trial", subject("Hi") as never);
    const asked: string[] = [];
    const isCommitted = async (paths: readonly string[]) => asked.push(...paths) > 0;
    expect((await pull(shop, { isCommitted })).codes).toEqual(["FF831"]);
    expect(asked).toEqual(["flows/trial.flow.yaml"]);
  });

  test("a file that is as it was applied is safe without git, also when the flow was started and steps are gone", async () => {
    const shop = await appliedTrial();
    await changeLive(shop, "Trial", ({ Steps }) => Steps.splice(0, 2));
    const { EmailFlowId } = await shop.live("Trial");
    await shop.api("/v1/Agents/Workflow/SetStatusOnWorkflow", { EmailFlowId, Status: "Running" });
    expect((await pull(shop)).codes).toEqual([]);
    expect(fileOf(shop)).not.toContain("welcome");
  });

  test("a flow that was only started needs no change of its file", async () => {
    const shop = await appliedTrial("flow: trial\nname: Trial\nsteps:\n  - { id: w, wait: 1 day }\n");
    const { EmailFlowId } = await shop.live("Trial");
    await shop.api("/v1/Agents/Workflow/SetStatusOnWorkflow", { EmailFlowId, Status: "Running" });
    const { value, codes } = await pull(shop);
    expect([value?.flows[0]?.outcome, codes]).toEqual(["same", []]);
    expect(value?.flows[0]?.files).toEqual([]);
  });

  test("both sides made the same change: the file stays, and is known to be right", async () => {
    const shop = await appliedTrial();
    shop.write("trial", swap("Welcome!", "Hi"));
    await changeLive(shop, "Trial", subject("Hi") as never);
    expect(await pull(shop)).toMatchObject({ codes: [], value: { flows: [{ outcome: "same" }] } });
    expect((await pull(shop)).value?.flows).toMatchObject([{ outcome: "unchanged" }]);
  });

  test("a file that is saved while it is pulled is left alone", async () => {
    const shop = await appliedTrial();
    await changeLive(shop, "Trial", subject("Hi") as never);
    const saved = swap("3 days", "5 days");
    shop.intercept((request, send) => {
      if (request.path.includes("GetEmailFlow")) shop.write("trial", original);
      return send(request);
    });
    const { value } = await pullFlows(shop.project, shop.target, {
      wanted: [],
      overwrite: false,
      isCommitted: async () => false,
    });
    shop.write("trial", saved);
    const found = await writePull(
      value ?? { format_version: "1.0", project: "", target: "", flows: [] },
      shop.project,
      shop.target,
    );
    expect(found.map(({ code }) => code)).toEqual(["FF833"]);
    expect(fileOf(shop)).toBe(saved);
  });

  test("when one file cannot be written, none is", async () => {
    const shop = workshop();
    const flow = (key: string, wait = "1 day") => `flow: ${key}\nname: ${key}\nsteps:\n  - { id: w, wait: ${wait} }\n`;
    for (const key of ["a", "b"]) shop.write(key, flow(key));
    await shop.apply();
    for (const key of ["a", "b"])
      await changeLive(shop, key, ({ Steps: [wait] }) => Object.assign(wait ?? {}, { NumIntervals: 2 }));
    const files = { ...shop.project.files };
    const broken: FileSystem = {
      ...files,
      write: (path, content) =>
        path.includes("b.flow") ? { value: undefined, reason: "the disk is full" } : files.write(path, content),
    };
    const { codes } = await pull({ ...shop, project: { ...shop.project, files: broken } });
    expect(codes).toEqual(["FF010"]);
    expect(shop.files.get("flows/a.flow.yaml")).toBe(flow("a"));
    expect((await pull(shop)).codes).toEqual([]);
    expect(shop.files.get("flows/a.flow.yaml")).toBe(flow("a", "2 days"));
  });

  test("a text that another flow has from the same file is not changed behind its back", async () => {
    const shop = workshop();
    const flow = (key: string) =>
      `flow: ${key}\nname: ${key}\nsteps:\n  - { id: s, sendSms: { text: { file: sms.txt } } }\n`;
    for (const key of ["a", "b"]) shop.write(key, flow(key));
    shop.files.set("flows/sms.txt", "Hello");
    await shop.apply();
    await changeLive(shop, "a", ({ Steps: [sms] }) => Object.assign(sms ?? {}, { Text: "Bye" }));
    const { codes, details } = await pull(shop);
    expect(codes).toEqual(["FF834"]);
    expect(details[0]).toContain("flows/b.flow.yaml");
    expect(shop.files.get("flows/sms.txt")).toBe("Hello");
  });

  test("a new text does not go into a file that is there already", async () => {
    const shop = await appliedTrial();
    const long = "Line\n".repeat(9);
    shop.files.set("flows/texts/trial-ask.txt", "somebody's");
    await changeLive(shop, "Trial", ({ Steps }) => Object.assign(Steps[2] ?? {}, { Text: long }));
    expect((await pull(shop)).codes).toEqual(["FF834"]);
    expect(shop.files.get("flows/texts/trial-ask.txt")).toBe("somebody's");
  });

  test("a text that no file can hold is told, and nothing is written", async () => {
    const shop = await appliedTrial();
    await changeLive(shop, "Trial", subject("bell \u0007") as never);
    expect((await pull(shop)).codes).toEqual(["FF835"]);
    expect(fileOf(shop)).toBe(original);
  });

  test("a record that has no name on the target is told of when it comes, and not again", async () => {
    const shop = await appliedTrial();
    const shipment = (id: number) =>
      changeLive(shop, "Trial", (flow) => Object.assign(flow.Steps[0] ?? {}, { ShipmentId: id }));
    shop.intercept(async (request, send) => {
      const answer = await send(request);
      if (!request.path.includes("/MDOList/specifiedmailings") || !("body" in answer)) return answer;
      const rows = JSON.parse(answer.body) as readonly { Id: number }[];
      return { ...answer, body: JSON.stringify(rows.filter(({ Id }) => Id !== 15001)) };
    });
    await shipment(15001);
    expect(await pull(shop, { overwrite: true })).toMatchObject({
      codes: ["FF574"],
      details: [expect.stringContaining("is written as { id: 15001 } because the list does not have it")],
    });
    await changeLive(shop, "Trial", (flow) => Object.assign(flow, { Description: "Another one" }));
    expect((await pull(shop, { overwrite: true })).codes).toEqual([]);
  });

  test("flows that were never applied are left alone, and said so when they are asked for", async () => {
    const shop = await appliedTrial();
    shop.write("later", "flow: later\nname: Later\nsteps: []\n");
    expect((await pull(shop)).value?.flows.map(({ key, outcome }) => [key, outcome])).toEqual([
      ["later", "unmanaged"],
      ["trial", "unchanged"],
    ]);
    expect((await pull(shop, { wanted: ["later"] })).codes).toEqual(["FF832"]);
  });

  test("FF580 a flow that was deleted in SuperOffice is said to be so, asked for or not; others can be pulled", async () => {
    const shop = await appliedTrial();
    shop.write("other", "flow: other\nname: Other\nsteps:\n  - { id: w, wait: 1 day }\n");
    await shop.apply();
    const { EmailFlowId } = await shop.live("Trial");
    await shop.api(`/v1/Agents/Workflow/DeleteEmailFlow?emailFlowId=${EmailFlowId}`);
    await changeLive(shop, "Other", ({ Steps: [wait] }) => Object.assign(wait ?? {}, { NumIntervals: 2 }));
    for (const wanted of [[], ["trial"]]) {
      const { value, codes, details } = await pull(shop, { wanted });
      expect([value, codes]).toEqual([undefined, ["FF580"]]);
      expect(details[0]).toContain(`"Trial" was flow ${EmailFlowId}, and somebody deleted it there`);
    }
    expect(shop.files.get("flows/other.flow.yaml")).toContain("1 day");
    expect((await pull(shop, { wanted: ["other"] })).codes).toEqual([]);
    expect(shop.files.get("flows/other.flow.yaml")).toContain("2 days");
  });

  test("a flow that takes the place of one that was deleted keeps the count of applies, which saved plans go by", async () => {
    const shop = await appliedTrial();
    const { EmailFlowId } = await shop.live("Trial");
    await shop.api("/v1/Agents/Workflow/CopyEmailFlow", { EmailFlowId, NewName: "Trial" });
    await shop.api(`/v1/Agents/Workflow/DeleteEmailFlow?emailFlowId=${EmailFlowId}`);
    expect((await pull(shop, { wanted: ["trial"] })).codes).toEqual([]);
    const { value: bindings } = await shop.workplace().target.bindings.read();
    expect(bindings?.get("trial")).toMatchObject({ emailFlowId: EmailFlowId + 1, serial: 1 });
  });

  test.each(["changes", "is deleted"])(
    "FF581 a flow that %s while it is pulled: nothing is written or given up",
    async (how) => {
      const shop = await appliedTrial();
      shop.write("trial", swap("3 days", "4 days"));
      const { EmailFlowId } = await changeLive(shop, "Trial", subject("Hi") as never);
      let reads = 0;
      shop.intercept(async (request, send) => {
        if (request.path.includes("/GetEmailFlow") && ++reads === 2) {
          if (how === "changes") await changeLive(shop, "Trial", subject("Hello again") as never);
          else await shop.api(`/v1/Agents/Workflow/DeleteEmailFlow?emailFlowId=${EmailFlowId}`);
        }
        return send(request);
      });
      expect((await pull(shop, { overwrite: true })).codes).toEqual(["FF581"]);
      expect(fileOf(shop)).toBe(swap("3 days", "4 days"));
    },
  );

  test("when the ids cannot be remembered, that is said; planning finds them again", async () => {
    const shop = await appliedTrial();
    await changeLive(shop, "Trial", subject("Hi") as never);
    const bindings = { ...shop.target.bindings, write: async () => unreadableFile(undefined, "store", "it is full") };
    const { codes, details } = await pull({ ...shop, target: { ...shop.target, bindings } });
    expect(codes).toEqual(["FF836"]);
    expect(details[0]).toMatch(/[^.]\)\.$/);
    expect(fileOf(shop)).toBe(swap("Welcome!", "Hi"));
    expect((await shop.plan()).value?.flows).toEqual([]);
  });
});
