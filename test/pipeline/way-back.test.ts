import { describe, expect, test } from "vitest";
import type { Backup } from "../../src/model/backup.ts";
import type { Connection } from "../../src/model/http.ts";
import type { Plan } from "../../src/model/plan.ts";
import { applyPlan } from "../../src/pipeline/apply-plan.ts";
import type { PlanOptions } from "../../src/pipeline/plan-project.ts";
import { planRollback } from "../../src/pipeline/plan-rollback.ts";
import { verdict } from "../../src/report/model/verdict.ts";
import { stand } from "../support/people.ts";
import { changeLive } from "../support/pulling.ts";
import { testRun } from "../support/run.ts";
import { type Workshop, workshop } from "../support/sandbox-project.ts";

const file = ({ subject = "Hello", days = 3, more = "", key = "trial", top = "" } = {}) => `flow: ${key}
name: ${key}
${top}email: { from: { use: salesContact } }
enrolment:
  triggers:
    - on: formSubmitted
      form: Trial signup
steps:
  - id: welcome
    sendEmail: { mailing: Welcome to your trial, subject: ${subject} }
  - id: settle
    wait: ${days} days
  - id: reaction
    split:
      by: personData
      branches:
        - id: keen
          where: [{ category: { oneOf: [Prospect] } }]
          steps:
            - { id: note, addToList: { project: Trial customers } }
      everyoneElse: { name: Rest }
${more}`;

/** A flow that was applied, and an apply that keeps its backups. */
async function applied(): Promise<Workshop> {
  const shop = workshop();
  shop.write("trial", file());
  expect((await shop.apply()).flows.map(({ outcome }) => outcome)).toEqual(["applied"]);
  return shop;
}

async function applyKeeping(shop: Workshop, plan?: Plan) {
  const backups: Backup[] = [];
  const backUp = (backup: Backup) => {
    backups.push(structuredClone(backup));
    return undefined;
  };
  const dropBackup = (backup: Backup) =>
    void backups.splice(
      backups.findIndex(({ key }) => key === backup.key),
      1,
    );
  const result = await shop.apply(plan, { backUp, dropBackup });
  return { backups, result };
}

async function planBack(shop: Workshop, backups: readonly Backup[]) {
  const { project, target } = shop.workplace();
  const files = backups.map((backup) => ({ path: `.flowform/backups/${backup.key}.json`, backup, isChecked: true }));
  const { value, diagnostics } = await planRollback(files, project, target);
  return { plan: value, codes: diagnostics.map(({ code }) => code), details: diagnostics.map(({ detail }) => detail) };
}

const writes = ({ requests }: Workshop) =>
  requests.filter(({ path }) => /SaveEmailFlow|SetStatus|DeleteEmailFlow/.test(path));
const status = async (shop: Workshop, Status: string, name = "trial") =>
  shop.api("/v1/Agents/Workflow/SetStatusOnWorkflow", { EmailFlowId: (await shop.live(name)).EmailFlowId, Status });

/** Refuses every write into the key store once the flow itself was written to. */
function forgetAfter(shop: Workshop, part: string): void {
  let written = false;
  shop.intercept((request, send) => {
    written ||= request.path.includes(part);
    return written && request.path.includes("SaveForeignKey") ? Promise.resolve(refused) : send(request);
  });
}

const refused = { status: 400, headers: {}, body: '{"Message":"No."}' };

/** Everything but what a save changes of itself. */
const said = (flow: object) => JSON.stringify(flow).replaceAll(/"(Updated|Created)(Date|By)":("[^"]*"|\{[^}]*\})/g, "");

describe("backups", () => {
  test("every flow is kept as it was before it is replaced, a new one as absent", async () => {
    const shop = await applied();
    const before = await shop.live("trial");
    shop.write("trial", file({ subject: "Hi" }));
    shop.write("second", file({ key: "second" }));
    const plan = (await shop.plan()).value;
    const { backups } = await applyKeeping(shop, plan);
    expect(backups.map(({ key, carrier }) => [key, carrier])).toEqual([
      ["second", null],
      ["trial", before],
    ]);
    expect(backups[1]).toMatchObject({
      project: "workshop",
      target: "sandbox",
      digest: plan?.digest,
      action: "update",
      // A second after the beginning: the lease was looked at again.
      time: "2026-11-24T08:00:01.000Z",
      ids: { welcome: expect.stringMatching(/^s\d+$/) },
    });
  });

  test("FF750 a backup that cannot be written stops before anything is sent", async () => {
    const shop = await applied();
    shop.write("trial", file({ subject: "Hi" }));
    const before = writes(shop).length;
    const result = await shop.apply(undefined, { backUp: () => "the disk is full" });
    expect(result.flows[0]?.diagnostics.map(({ code }) => code)).toEqual(["FF750"]);
    expect(writes(shop).length).toBe(before);
  });

  test("applying a second time replaces nothing, so that nothing is kept", async () => {
    const shop = await applied();
    shop.write("trial", file({ subject: "Hi" }));
    const plan = (await shop.plan()).value;
    await shop.apply(plan);
    expect((await applyKeeping(shop, plan)).backups).toEqual([]);
  });
});

describe("an apply that replaced nothing", () => {
  const lost = { failure: "timeout", sent: true, detail: "no answer" } as const;
  const answering = (shop: Workshop, part: string, answer: Awaited<ReturnType<Connection>>) =>
    shop.intercept((request, send) => (request.path.includes(part) ? Promise.resolve(answer) : send(request)));
  const running = async (shop: Workshop) => {
    for (const Status of ["Running", "Paused", "Running"]) await status(shop, Status);
  };

  test.each([
    ["leaves no backup when the save is refused", "SaveEmailFlow", refused, "Stopped", 0],
    ["leaves none when the save is refused while the flow is paused for it", "SaveEmailFlow", refused, "Running", 0],
    ["leaves none when the pause is refused", "SetStatusOnWorkflow", refused, "Running", 0],
    ["keeps it when nobody knows whether it saved", "SaveEmailFlow", lost, "Stopped", 1],
    ["keeps it when nobody knows whether it paused", "SetStatusOnWorkflow", lost, "Running", 1],
  ])("%s", async (_, part, answer, before, kept) => {
    const shop = await applied();
    if (before === "Running") await running(shop);
    shop.write("trial", file({ subject: "Hi" }));
    const { value: plan } = await shop.plan();
    answering(shop, part, answer);
    const { backups, result } = await applyKeeping(shop, plan);
    expect(result.flows[0]?.outcome).toBe(kept === 0 ? "failed" : "unknown");
    expect(backups).toHaveLength(kept);
  });

  test("keeps what was saved, or given its status, before it failed", async () => {
    const shop = await applied();
    await running(shop);
    shop.write("trial", file({ top: "status: paused\n" }));
    const { value: paused } = await shop.plan();
    forgetAfter(shop, "SetStatusOnWorkflow");
    const one = await applyKeeping(shop, paused);
    expect([one.result.flows[0]?.outcome, one.backups.length]).toEqual(["failed", 1]);
    shop.write("trial", file({ subject: "Hi" }));
    shop.intercept((request, send) => send(request));
    const { value: plan } = await shop.plan();
    forgetAfter(shop, "SaveEmailFlow");
    const two = await applyKeeping(shop, plan);
    expect([two.result.flows[0]?.outcome, two.backups.length]).toEqual(["failed", 1]);
  });

  test.each([
    ["leaves none of a flow that could not be deleted", "DeleteEmailFlow", "Stopped", 0],
    ["keeps that of a flow that was ended and could not be deleted", "DeleteEmailFlow", "Running", 1],
    ["keeps that of a flow that was deleted and could not be released", "", "Stopped", 1],
  ])("%s", async (_, part, before, kept) => {
    const shop = await applied();
    if (before === "Running") await running(shop);
    shop.files.delete("flows/trial.flow.yaml");
    shop.write("other", file({ key: "other" }));
    await shop.apply();
    const { value: plan } = await shop.plan({ prune: "end" });
    if (part === "") forgetAfter(shop, "DeleteEmailFlow");
    else answering(shop, part, refused);
    const { backups, result } = await applyKeeping(shop, plan);
    expect([result.flows[0]?.outcome, backups.length]).toEqual(["failed", kept]);
  });
});

describe("rolling back", () => {
  test("makes the flow what it was, by an ordinary plan", async () => {
    const shop = await applied();
    const before = await shop.live("trial");
    shop.write("trial", file({ subject: "Hi", days: 5 }));
    const { backups } = await applyKeeping(shop);
    const { plan, codes } = await planBack(shop, backups);
    expect(codes).toEqual([]);
    expect(plan?.takesBack).toEqual([{ time: "2026-11-24T08:00:01.000Z", digest: backups[0]?.digest, commit: "" }]);
    expect(plan?.flows[0]?.changes.map(({ action, node }) => `${action} ${node.id}`)).toEqual([
      "modify welcome",
      "modify settle",
    ]);
    expect((await shop.apply(plan)).flows[0]?.outcome).toBe("applied");
    expect(said(await shop.live("trial"))).toBe(said(before));
    const again = (await planBack(shop, backups)).plan;
    expect(again?.flows).toEqual([]);
    expect(again === undefined ? "" : verdict(again, [])).toBe(
      "WILL CHANGE: no. The flow is as before that apply already.",
    );
    shop.write("trial", file());
    expect((await shop.plan()).value?.flows).toEqual([]);
  });

  test("FF646 what was deleted since comes back as new, and is known by its id of the file again", async () => {
    const shop = await applied();
    shop.write("trial", file().replace(/ {2}- id: reaction(.|\n)*Rest }\n/, ""));
    const { backups } = await applyKeeping(shop);
    const { plan, codes, details } = await planBack(shop, backups);
    expect(codes).toEqual(["FF646"]);
    expect(details[0]).toContain("reaction, keen, note, option None");
    expect((await shop.apply(plan)).flows[0]?.outcome).toBe("applied");
    shop.write("trial", file());
    expect((await shop.plan()).value?.flows).toEqual([]);
  });

  test("FF646 a flow that was deleted is made anew, and stopped", async () => {
    const shop = await applied();
    shop.write("trial", file({ subject: "Hi" }));
    const { backups } = await applyKeeping(shop);
    const { EmailFlowId } = await shop.live("trial");
    await shop.api(`/v1/Agents/Workflow/DeleteEmailFlow?emailFlowId=${EmailFlowId}`);
    const { plan, codes } = await planBack(shop, backups);
    expect(codes).toEqual(["FF646"]);
    expect(plan?.flows[0]).toMatchObject({ action: "create", emailFlowId: null });
    expect((await shop.apply(plan)).flows[0]).toMatchObject({ outcome: "applied" });
    expect((await shop.live("trial")).Status).toBe("Stopped");
    shop.write("trial", file());
    expect((await shop.plan()).value?.flows).toEqual([]);
  });

  test("FF643 FF644 it says with numbers who cannot be put back, and that the status stays", async () => {
    const shop = await applied();
    for (const Status of ["Running", "Paused"]) await status(shop, Status);
    await stand(shop, "trial", { settle: 3 });
    shop.write("trial", file({ subject: "Hi", top: "status: stopped\n" }));
    const { value } = await shop.plan({ cancelPeople: 3 });
    const { backups, result } = await applyKeeping(shop, value);
    expect(result.flows[0]).toMatchObject({ outcome: "applied" });
    const { plan, codes, details } = await planBack(shop, backups);
    expect(codes).toEqual(["FF643", "FF644"]);
    expect(details[0]).toMatch(
      /^"trial": 3 people were in it then, of whom 3 people were cancelled; nobody is in it now\./,
    );
    expect(plan?.flows[0]?.setStatus).toBe(null);
    expect(plan?.warnings.map(({ code }) => code)).toEqual(["FF643", "FF644"]);
  });

  test("FF645 a flow that the apply created is left as it is", async () => {
    const shop = await applied();
    shop.write("second", file({ key: "second" }));
    const { backups } = await applyKeeping(shop);
    const { plan, codes } = await planBack(shop, backups);
    expect([codes, plan?.flows]).toEqual([["FF645"], []]);
    expect(plan === undefined ? "" : verdict(plan, [])).toBe(
      "WILL CHANGE: no. There is nothing to go back to: that apply only created.",
    );
  });

  /** The first version is kept, and the flow left git and was released. */
  const released = async () => {
    const shop = await applied();
    shop.write("trial", file({ subject: "Hi" }));
    const { backups } = await applyKeeping(shop);
    shop.files.delete("flows/trial.flow.yaml");
    shop.write("other", file({ key: "other" }));
    await shop.apply((await shop.plan({ prune: "release" })).value);
    return { shop, backups };
  };

  test("a flow that was released, and that nobody manages, is taken back", async () => {
    const { shop, backups } = await released();
    const { plan, codes } = await planBack(shop, backups);
    expect([codes, plan?.flows.map(({ action }) => action)]).toEqual([[], ["adopt"]]);
  });

  test("FF609 a flow that another project manages now is not taken from it", async () => {
    const { shop, backups } = await released();
    const other = workshop({ store: shop.store }, "elsewhere");
    other.write("theirs", file({ subject: "Hi" }).replace("flow: trial", "flow: theirs"));
    expect((await other.apply()).flows.map(({ action, outcome }) => [action, outcome])).toEqual([["adopt", "applied"]]);
    const { plan, codes, details } = await planBack(shop, backups);
    expect([plan, codes]).toEqual([undefined, ["FF609"]]);
    expect(details[0]).toContain('"trial" belongs to the project "elsewhere"');
    expect((await other.plan()).value?.flows).toEqual([]);
  });

  test("FF608 a flow that this project manages under another key now is not managed under two", async () => {
    const { shop, backups } = await released();
    shop.write("anew", file({ subject: "Hi" }).replace("flow: trial", "flow: anew"));
    expect((await shop.apply()).flows.map(({ action }) => action)).toEqual(["adopt"]);
    const { plan, codes } = await planBack(shop, backups);
    expect([plan, codes]).toEqual([undefined, ["FF608"]]);
  });

  describe("of a flow whose description is left to SuperOffice", () => {
    const edited = async () => {
      const shop = workshop();
      const text = (days: number) =>
        file({ days, top: "unmanaged: [description, email.from]\n" }).replace(/^email:.*\n/m, "");
      shop.write("trial", text(3));
      await shop.apply();
      shop.write("trial", text(5));
      const { backups } = await applyKeeping(shop);
      await changeLive(shop, "trial", (live) => void Object.assign(live, { Description: "Mine", FromName: "Anna" }));
      return { shop, backups };
    };
    const days = async (shop: Workshop) => (await shop.live("trial")).Steps[1];

    test("keeps it as long as its file says so", async () => {
      const { shop, backups } = await edited();
      const { plan } = await planBack(shop, backups);
      expect(plan?.flows[0]?.changes.map(({ action, node }) => `${action} ${node.id}`)).toEqual(["modify settle"]);
      expect((await shop.apply(plan)).flows[0]?.outcome).toBe("applied");
      expect(await shop.live("trial")).toMatchObject({ Description: "Mine", FromName: "Anna" });
      expect(await days(shop)).toMatchObject({ NumIntervals: 3 });
      expect((await planBack(shop, backups)).plan?.flows).toEqual([]);
    });

    test.each([
      ["is gone", (shop: Workshop) => shop.files.delete("flows/trial.flow.yaml")],
      ["is broken", (shop: Workshop) => shop.write("trial", "flow: [")],
      ["does not say so any more", (shop: Workshop) => shop.write("trial", file({ days: 5 }))],
    ])("becomes what the backup says when its file %s", async (_, change) => {
      const { shop, backups } = await edited();
      change(shop);
      const { plan } = await planBack(shop, backups);
      expect((await shop.apply(plan)).flows[0]?.outcome).toBe("applied");
      expect(await shop.live("trial")).toMatchObject({ Description: "", FromName: "" });
    });
  });

  test("an edit made in SuperOffice since is shown as one that is written over, and refused when it comes later", async () => {
    const shop = await applied();
    shop.write("trial", file({ subject: "Hi" }));
    const { backups } = await applyKeeping(shop);
    const alter = (Subject: string) =>
      changeLive(shop, "trial", (live) => void Object.assign(live.Steps[0] ?? {}, { Subject }));
    await alter("Window");
    const { plan } = await planBack(shop, backups);
    expect(plan?.flows[0]?.changes.map(({ drift }) => drift)).toEqual(["both"]);
    await alter("Later");
    expect((await shop.apply(plan)).flows[0]?.diagnostics.map(({ code }) => code)).toEqual(["FF701"]);
  });
});

describe("flows that left git", () => {
  const left = async () => {
    const shop = await applied();
    shop.files.delete("flows/trial.flow.yaml");
    shop.write("other", file({ key: "other" }));
    await shop.apply();
    return shop;
  };

  test("nothing happens to them without --prune", async () => {
    const shop = await left();
    expect((await shop.plan()).value).toMatchObject({ flows: [], released: ["trial"] });
  });

  test("are released: the flow stays, and nobody manages it any more", async () => {
    const shop = await left();
    const before = await shop.live("trial");
    const { value: plan } = await shop.plan({ prune: "release" });
    expect(plan?.summary).toMatchObject({ release: 1, end: 0 });
    const sent = writes(shop).length;
    const { backups, result } = await applyKeeping(shop, plan);
    expect(result.flows[0]).toMatchObject({ action: "release", outcome: "applied", diagnostics: [] });
    expect([backups, writes(shop).length, await shop.live("trial")]).toEqual([[], sent, before]);
    expect((await shop.plan({ prune: "release" })).value).toMatchObject({ flows: [], released: [] });
    expect((await shop.apply(plan)).flows[0]?.outcome).toBe("alreadyApplied");
    shop.write("trial", file());
    expect((await shop.plan()).value?.flows[0]).toMatchObject({ action: "adopt", changes: [] });
  });

  test("FF650 are ended and deleted after a backup, when the people in them may be cancelled", async () => {
    const shop = await left();
    await status(shop, "Running");
    await stand(shop, "trial", { settle: 3 });
    expect((await shop.plan({ prune: "end" })).diagnostics.map(({ code }) => code)).toEqual(["FF650"]);
    const { value: plan } = await shop.plan({ prune: "end", cancelPeople: 3 });
    expect(plan?.flows[0]).toMatchObject({ action: "end", cancels: 3, setStatus: "Stopped" });
    const { backups, result } = await applyKeeping(shop, plan);
    expect(result.flows[0]).toMatchObject({ outcome: "applied", diagnostics: [] });
    expect(backups[0]).toMatchObject({ action: "end", cancels: 3, carrier: { Name: "trial", Status: "Running" } });
    expect((await shop.plan({ prune: "end" })).value).toMatchObject({ flows: [], released: [] });
    expect((await shop.apply(plan)).flows[0]?.outcome).toBe("alreadyApplied");
    const back = await planBack(shop, backups);
    expect(back.details[0]).toMatch(/3 people were cancelled; nobody is in it now\./);
    expect(back.codes).toEqual(["FF643", "FF644", "FF646"]);
    expect((await shop.apply(back.plan)).flows[0]?.outcome).toBe("applied");
    shop.write("trial", file());
    expect((await shop.plan()).value?.flows).toEqual([]);
  });

  test("FF630 are not ended when no file is left at all, and may be released then", async () => {
    const shop = await left();
    shop.files.delete("flows/other.flow.yaml");
    shop.files.set("flows/notes.md", "The flows moved.\n");
    const { value, diagnostics } = await shop.plan({ prune: "end" });
    const refused = diagnostics.filter(({ severity }) => severity === "error");
    expect([value, refused.map(({ code }) => code)]).toEqual([undefined, ["FF630"]]);
    expect(refused[0]?.detail).toContain("no flow file in flows, ");
    expect(refused[0]?.detail).toContain("ended and deleted: trial, other.");
    expect((await shop.plan({ prune: "release" })).value?.summary).toMatchObject({ release: 2, end: 0 });
  });

  describe("to which another flow sends people", () => {
    const onward = "finish: { otherwise: { toFlow: second } }\n";
    /** "trial" sends people to "second", whose file is gone; "trial" is left with the text, and with the top given. */
    const without = async (top: string, { live = top, days = 3 } = {}) => {
      const shop = workshop();
      shop.write("second", file({ key: "second" }));
      shop.write("trial", file({ top: live, more: live.includes("unmanaged") ? "" : onward }));
      await shop.apply();
      const { EmailFlowId } = await shop.live("second");
      if (live.includes("unmanaged"))
        await changeLive(shop, "trial", (flow) => void Object.assign(flow, { ExitFlowId: EmailFlowId }));
      expect((await shop.live("trial")).ExitFlowId).toBe(EmailFlowId);
      shop.files.delete("flows/second.flow.yaml");
      shop.write("trial", file({ top, days }));
      return shop;
    };
    const left = "unmanaged: [finish.otherwise]\n";
    const errors = async (shop: Workshop, options: PlanOptions) =>
      (await shop.plan(options)).diagnostics.filter(({ severity }) => severity === "error");

    test("are ended by the plan that takes the reference out", async () => {
      const shop = await without("");
      const { value: plan } = await shop.plan({ prune: "end" });
      expect(plan?.flows.map(({ key, action }) => `${action} ${key}`)).toEqual(["update trial", "end second"]);
      expect((await shop.apply(plan)).flows.map(({ outcome }) => outcome)).toEqual(["applied", "applied"]);
      shop.write("trial", file({ days: 5 }));
      expect((await shop.apply()).flows.map(({ outcome }) => outcome)).toEqual(["applied"]);
    });

    test("come back by a rollback of that plan, under a new id that the other refers to", async () => {
      const shop = await without("");
      const before = await shop.live("second");
      const { value: plan } = await shop.plan({ prune: "end" });
      const { backups } = await applyKeeping(shop, plan);
      const back = await planBack(shop, backups);
      expect(back.codes).toEqual(["FF646"]);
      expect(back.plan?.flows.map(({ key, action }) => `${action} ${key}`)).toEqual(["create second", "update trial"]);
      expect((await shop.apply(back.plan)).flows.map(({ outcome }) => outcome)).toEqual(["applied", "applied"]);
      const { EmailFlowId } = await shop.live("second");
      expect(EmailFlowId).not.toBe(before.EmailFlowId);
      expect((await shop.live("trial")).ExitFlowId).toBe(EmailFlowId);
      shop.write("second", file({ key: "second" }));
      shop.write("trial", file({ more: onward }));
      expect((await shop.plan()).value?.flows).toEqual([]);
      // Going back once more, the other flow is known by its new id.
      expect((await planBack(shop, backups)).plan?.unchanged).toEqual(["trial"]);
    });

    test("come back together when they refer to each other", async () => {
      const shop = workshop();
      shop.write("second", file({ key: "second", more: "finish: { otherwise: { toFlow: trial } }\n" }));
      shop.write("trial", file({ more: onward }));
      await shop.apply();
      for (const key of ["trial", "second"]) shop.files.delete(`flows/${key}.flow.yaml`);
      shop.write("other", file({ key: "other" }));
      const { backups } = await applyKeeping(shop, (await shop.plan({ prune: "end" })).value);
      const { plan } = await planBack(
        shop,
        backups.filter(({ carrier }) => carrier !== null),
      );
      expect((await shop.apply(plan)).flows.map(({ outcome }) => outcome)).toEqual(["applied", "applied"]);
      const [trial, second] = [await shop.live("trial"), await shop.live("second")];
      expect([trial.ExitFlowId, second.ExitFlowId]).toEqual([second.EmailFlowId, trial.EmailFlowId]);
    });

    test("FF759 are not ended while a running flow, which is left out, refers to them", async () => {
      const shop = await without("");
      for (const Status of ["Running", "Paused", "Running"]) await status(shop, Status);
      const [refused, ...more] = await errors(shop, { prune: "end", mayPause: false });
      expect([refused?.code, more]).toEqual(["FF759", []]);
      expect(refused?.detail).toBe('After this plan, "trial" would still refer to "second", which it deletes.');
      expect(await errors(shop, { prune: "end" })).toEqual([]);
      expect(await errors(shop, { prune: "release", mayPause: false })).toEqual([]);
    });

    test.each([
      ["is not changed", 3],
      ["is saved with it", 5],
    ])("FF759 are not ended while a flow that %s has the reference unmanaged", async (_, days) => {
      const shop = await without(left, { days });
      expect((await errors(shop, { prune: "end" })).map(({ code }) => code)).toEqual(["FF759"]);
      await changeLive(shop, "trial", (flow) => void Object.assign(flow, { ExitFlowId: 0 }));
      expect(await errors(shop, { prune: "end" })).toEqual([]);
    });

    test("FF759 are not ended while a flow of which only the status is set refers to them", async () => {
      const shop = await without(`${left}status: paused\n`, { live: left });
      await status(shop, "Running");
      expect((await errors(shop, { prune: "end" })).map(({ code }) => code)).toEqual(["FF759"]);
    });

    test("are not ended when a flow that may refer to them cannot be read", async () => {
      const shop = await without(left);
      const { EmailFlowId } = await shop.live("trial");
      let reads = 0;
      shop.intercept((request, send) => {
        const again = request.path.endsWith(`GetEmailFlow?emailFlowId=${EmailFlowId}`) && ++reads > 1;
        return again ? Promise.resolve(refused) : send(request);
      });
      const { value, diagnostics } = await shop.plan({ prune: "end" });
      expect([value, diagnostics.map(({ code }) => code)]).toEqual([undefined, ["FF507"]]);
    });

    test("are ended together with it", async () => {
      const shop = await without("");
      for (const key of ["trial", "second"]) shop.files.delete(`flows/${key}.flow.yaml`);
      shop.write("other", file({ key: "other" }));
      const { value: plan } = await shop.plan({ prune: "end" });
      expect((await shop.apply(plan)).flows.map(({ outcome }) => outcome)).toEqual(["applied", "applied", "applied"]);
    });
  });

  test("more people than the plan says are not cancelled", async () => {
    const shop = await left();
    await status(shop, "Running");
    await stand(shop, "trial", { settle: 3 });
    const { value: plan } = await shop.plan({ prune: "end", cancelPeople: 3 });
    await stand(shop, "trial", { settle: 1 });
    expect((await shop.apply(plan)).flows[0]?.diagnostics.map(({ code }) => code)).toEqual(["FF624"]);
    expect((await shop.live("trial")).Status).toBe("Running");
  });

  test("FF750 are not ended without a backup", async () => {
    const shop = await left();
    const { value: plan } = await shop.plan({ prune: "end" });
    const result = await shop.apply(plan, { backUp: () => "no" });
    expect(result.flows[0]?.diagnostics.map(({ code }) => code)).toEqual(["FF750"]);
    expect((await shop.live("trial")).Name).toBe("trial");
  });

  test("FF641 are not ended when they were changed in SuperOffice, but started there they may be", async () => {
    const shop = await left();
    await status(shop, "Running");
    await status(shop, "Paused");
    expect((await shop.plan({ prune: "end" })).value?.flows).toHaveLength(1);
    await changeLive(shop, "trial", (live) => void Object.assign(live, { Description: "Mine" }));
    const { value, diagnostics } = await shop.plan({ prune: "end" });
    expect([value, diagnostics.map(({ code }) => code)]).toEqual([undefined, ["FF641"]]);
    expect((await shop.plan({ prune: "release" })).value?.flows).toHaveLength(1);
  });

  test("FF640 are not ended when another project manages them as well", async () => {
    const shop = await left();
    const { emailFlowId = 0 } = (await shop.target.bindings.read()).value?.get("trial") ?? {};
    const other = workshop({ store: shop.store }, "elsewhere");
    const binding = { key: "theirs", emailFlowId, ids: {}, applied: "", commit: "" };
    expect(await other.target.bindings.write(binding)).toBeUndefined();
    const { value, diagnostics } = await shop.plan({ prune: "end" });
    expect([value, diagnostics.map(({ code }) => code)]).toEqual([undefined, ["FF640"]]);
  });

  test("FF746 are not ended when another key of the project remembers them as well", async () => {
    const shop = await left();
    const trial = (await shop.target.bindings.read()).value?.get("trial");
    if (trial === undefined) throw new Error("nothing is remembered");
    await shop.target.bindings.write({ ...trial, key: "kept" });
    const { value, diagnostics } = await shop.plan({ prune: "end" });
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toContain("FF746");
  });

  test.each<{ code: string; answer: object; outcome: string; deleted: boolean }>([
    { code: "FF752", answer: { status: 400, headers: {}, body: "{}" }, outcome: "failed", deleted: false },
    {
      code: "FF753",
      answer: { failure: "timeout", sent: true, detail: "no answer" },
      outcome: "unknown",
      deleted: false,
    },
    { code: "", answer: { failure: "timeout", sent: true, detail: "no answer" }, outcome: "applied", deleted: true },
  ])("$code deleting: $outcome, and the next run does what is left", async ({ code, answer, outcome, deleted }) => {
    const shop = await left();
    const { value: plan } = await shop.plan({ prune: "end" });
    shop.intercept(async (request, send) => {
      if (!request.path.includes("DeleteEmailFlow")) return send(request);
      if (deleted) await send(request);
      return answer as Awaited<ReturnType<typeof send>>;
    });
    const result = await shop.apply(plan);
    expect(result.flows[0]?.outcome).toBe(outcome);
    expect(result.flows[0]?.diagnostics.map((one) => one.code).join()).toBe(code);
    shop.intercept((request, send) => send(request));
    expect((await shop.apply(plan)).flows[0]?.outcome).toBe(deleted ? "alreadyApplied" : "applied");
    expect((await shop.plan()).value?.released).toEqual([]);
  });

  test("FF754 what cannot be crossed out is said", async () => {
    const shop = await left();
    const { value: plan } = await shop.plan({ prune: "release" });
    const { project, target } = shop.workplace();
    const problem = { code: "FF501", severity: "error", summary: "", detail: "locked", fix: "" } as const;
    const bindings = { ...target.bindings, forget: async () => problem };
    if (plan === undefined) throw new Error("no plan");
    const result = await applyPlan(plan, { project, target: { ...target, bindings } }, testRun());
    expect(result.flows[0]?.diagnostics.map(({ code }) => code)).toEqual(["FF754"]);
  });
});
