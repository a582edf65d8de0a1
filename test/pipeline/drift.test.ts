import { describe, expect, test } from "vitest";
import type { Change } from "../../src/model/change.ts";
import type { HttpFailure, HttpRequest } from "../../src/model/http.ts";
import { driftFlows } from "../../src/pipeline/drift-flows.ts";
import { settleLeftOver } from "../../src/pipeline/recover.ts";
import { movedSincePlan } from "../../src/pipeline/show-plan.ts";
import { driftReportText } from "../../src/report/drift-report-text.ts";
import { plainPalette } from "../../src/report/palette.ts";
import { planText } from "../../src/report/plan-text.ts";
import { stand } from "../support/people.ts";
import { changeLive } from "../support/pulling.ts";
import { testRun, virtualClock } from "../support/run.ts";
import { type Workshop, workshop } from "../support/sandbox-project.ts";

const file = ({ subject = "Hello", days = 3, more = "", top = "" } = {}) => `flow: trial
name: Trial
${top}enrolment:
  triggers:
    - on: formSubmitted
      form: Trial signup
steps:
  - id: welcome
    sendEmail: { mailing: Welcome to your trial, subject: ${subject} }
  - id: settle
    wait: ${days} days
  - id: last
    sendSms: { text: Bye }
${more}`;

async function applied(text = file()): Promise<Workshop> {
  const shop = workshop();
  shop.write("trial", text);
  expect((await shop.apply()).flows.map(({ outcome }) => outcome)).toEqual(["applied"]);
  return shop;
}

type Live = Parameters<Parameters<typeof changeLive>[2]>[0];
const step = (live: Live, index: number) => live.Steps[index] as Record<string, unknown>;
const subject = (text: string) => (live: Live) => void Object.assign(step(live, 0), { Subject: text });

const said = ({ action, node, drift, ...change }: Change) =>
  `${action} ${node.path}${action === "modify" && "property" in change ? ` ${change.property}` : ""}: ${drift ?? "git"}`;

async function drifts(shop: Workshop): Promise<readonly string[]> {
  const { value, diagnostics } = await shop.plan();
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return value?.flows.flatMap(({ changes }) => changes.map(said)) ?? [];
}

describe("whose change a plan undoes, told by what the last apply remembered", () => {
  test.each<{ what: string; alter?: (live: Live) => void; after?: string; expected: readonly string[] }>([
    { what: "only the file", after: file({ subject: "Hi" }), expected: ["modify welcome Subject: git"] },
    { what: "only SuperOffice", alter: subject("Window"), expected: ["modify welcome Subject: superOffice"] },
    {
      what: "both, the same property",
      alter: subject("Window"),
      after: file({ subject: "Hi" }),
      expected: ["modify welcome Subject: both"],
    },
    {
      what: "both, different steps",
      alter: subject("Window"),
      after: file({ days: 5 }),
      expected: ["modify welcome Subject: superOffice", "modify settle NumIntervals: git"],
    },
    {
      what: "a step that was added in SuperOffice",
      alter: (live) => void live.Steps.push({ ...step(live, 2), WorkflowStepId: 0, Text: "Another" }),
      expected: ["remove SendSMS-4: superOffice"],
    },
    {
      what: "a step that was removed in SuperOffice",
      alter: (live) => void live.Steps.pop(),
      expected: ["add last: superOffice"],
    },
    {
      what: "a step that was edited in SuperOffice and left the file",
      alter: (live) => void Object.assign(step(live, 2), { Text: "Window" }),
      after: file().replace(/ {2}- id: last\n.*\n/, ""),
      expected: ["remove last: both"],
    },
    {
      what: "a step that moved in SuperOffice",
      alter: (live) => void live.Steps.reverse(),
      expected: ["move settle: superOffice", "move last: superOffice"],
    },
    {
      what: "the description in the file, the owner in SuperOffice",
      alter: (live) => void Object.assign(live, { Description: "" }),
      after: file({ top: "description: Ours\n" }),
      expected: ["modify  Description: git"],
    },
  ])("$what", async ({ alter, after, expected }) => {
    const shop = await applied();
    if (alter !== undefined) await changeLive(shop, "Trial", alter);
    if (after !== undefined) shop.write("trial", after);
    expect((await drifts(shop)).map((line) => line.replace(/-\d+:/, "-4:"))).toEqual(expected);
  });

  test("what is under unmanaged keeps its live value, and is no drift", async () => {
    const shop = await applied(file({ top: "unmanaged: [description]\n" }));
    await changeLive(shop, "Trial", (live) => void Object.assign(live, { Description: "From the window" }));
    expect(await drifts(shop)).toEqual([]);
    shop.write("trial", file({ top: "unmanaged: [description]\n", days: 5 }));
    expect(await drifts(shop)).toEqual(["modify settle NumIntervals: git"]);
    await shop.apply();
    expect((await shop.live("Trial")).Description).toBe("From the window");
  });
});

describe("drift", () => {
  const states = async (shop: Workshop) => {
    const { value } = await driftFlows(shop.project, shop.workplace().target);
    return value?.report.flows.map(
      ({ key, state, edited }) => `${key} ${state}${edited === null ? "" : ` ${edited.by}`}`,
    );
  };

  test("says of each flow which side has changed, and by whom", async () => {
    const shop = workshop();
    const named = (key: string, more = {}) =>
      file(more).replace("flow: trial\nname: Trial", `flow: ${key}\nname: ${key}`);
    for (const key of ["a", "b", "c", "d", "e"]) shop.write(key, named(key));
    await shop.apply();
    await changeLive(shop, "b", subject("Window"));
    await changeLive(shop, "c", subject("Window"));
    const gone = await shop.live("d");
    await shop.api(`/v1/Agents/Workflow/DeleteEmailFlow?emailFlowId=${gone.EmailFlowId}`, undefined);
    for (const key of ["a", "c"]) shop.write(key, named(key, { days: 5 }));
    shop.write("new", named("new"));
    expect((await states(shop))?.toSorted()).toEqual([
      "a git",
      expect.stringMatching(/^b superOffice .+/),
      expect.stringMatching(/^c both .+/),
      "d deleted",
      "new new",
    ]);
    const before = shop.requests.length;
    await states(shop);
    expect(
      shop.requests.slice(before).filter(({ path }) => /Save|Delete|SetStatus|EmailFlowInstances/.test(path)),
    ).toEqual([]);
  });

  test("a binding of an older Flowform says that it cannot tell which side it was", async () => {
    const shop = await applied();
    await changeLive(shop, "Trial", subject("Window"));
    const { bindings } = shop.workplace().target;
    const old = (await bindings.read()).value?.get("trial");
    if (old === undefined) throw new Error("not bound");
    await bindings.write({ ...old, base: undefined });
    expect(await states(shop)).toEqual([expect.stringMatching(/^trial unknown/)]);
  });

  test("what would be refused in a plan is no reason not to look", async () => {
    const shop = await applied(file({ top: "email: { from: { use: salesContact } }\n" }));
    const { EmailFlowId } = await shop.live("Trial");
    for (const Status of ["Running", "Paused"])
      await shop.api("/v1/Agents/Workflow/SetStatusOnWorkflow", { EmailFlowId, Status });
    await stand(shop, "trial", { settle: 3 });
    shop.write(
      "trial",
      file({ top: "email: { from: { use: salesContact } }\n" }).replace(/ {2}- id: settle\n.*\n/, ""),
    );
    expect((await shop.plan()).value).toBeUndefined();
    expect(await states(shop)).toEqual([expect.stringMatching(/^trial git/)]);
  });
});

describe("what was changed in SuperOffice since the last apply", () => {
  test("is put back when the plan showed it so, and the plan names who did it", async () => {
    const shop = await applied();
    await changeLive(shop, "Trial", subject("Window"));
    const plan = (await shop.plan()).value;
    if (plan === undefined) throw new Error("no plan");
    const text = planText(plan, plainPalette).replace(/\s+/g, " ");
    expect(text).toMatch(/Saved in SuperOffice after the last apply, last by \S+.* on 2026-11-24 08:00 UTC\./);
    expect(text).toContain("Changed in SuperOffice since the last apply; this puts it back.");
    expect((await shop.apply(plan)).flows[0]?.outcome).toBe("applied");
    expect((await shop.live("Trial")).Steps[0]).toMatchObject({ Subject: "Hello" });
  });

  test("is not overwritten when it came after the plan", async () => {
    const shop = await applied();
    shop.write("trial", file({ days: 5 }));
    const plan = (await shop.plan()).value;
    await changeLive(shop, "Trial", subject("Window"));
    const result = await shop.apply(plan);
    expect(result.flows[0]?.diagnostics.map(({ code }) => code)).toEqual(["FF701"]);
    expect(result.flows[0]?.diagnostics[0]?.detail).toMatch(/it was changed by .+ at 2026-11-24 08:00/);
    expect((await shop.live("Trial")).Steps[0]).toMatchObject({ Subject: "Window" });
  });
});

/** The same, as it can run. */
const sendable = ({ top = "", ...more }: Parameters<typeof file>[0] = {}) =>
  file({ ...more, top: `${top}email: { from: { use: salesContact } }\n` });

describe("what an apply that broke off has done", () => {
  const lost: HttpFailure = { failure: "interrupted", sent: true, detail: "the connection broke off" };

  const setStatus = async (shop: Workshop, Status: string) => {
    const { EmailFlowId } = await shop.live("Trial");
    await shop.api("/v1/Agents/Workflow/SetStatusOnWorkflow", { EmailFlowId, Status });
  };

  /** An apply from which nothing is heard any more once it has sent this. */
  async function breakOff(shop: Workshop, isLast: (request: HttpRequest) => boolean): Promise<void> {
    let broken = false;
    shop.intercept(async (request, send) => {
      if (broken) return lost;
      broken = isLast(request);
      const answer = await send(request);
      return broken ? lost : answer;
    });
    await shop.apply();
    shop.intercept((request, send) => send(request));
  }
  const atSave = ({ path }: HttpRequest) => path.endsWith("/SaveEmailFlow");
  const atPause = ({ path, body }: HttpRequest) => path.endsWith("/SetStatusOnWorkflow") && body.includes("Paused");

  const settle = async (shop: Workshop, codes: readonly string[] = []) => {
    const run = testRun({ clock: virtualClock(Date.parse("2026-11-24T12:00:00Z")), owner: "later/1/abc" });
    const { value } = await settleLeftOver(shop.workplace(), run);
    expect(value?.map(({ key, diagnostics }) => [key, diagnostics.map(({ code }) => code)])).toEqual([
      ["trial", codes],
    ]);
  };

  /** What git says differs, which side each change is of, and who is said to have saved the flow. */
  async function told(shop: Workshop) {
    const plan = (await shop.plan()).value;
    const drift = (await driftFlows(shop.project, shop.workplace().target)).value;
    expect(plan?.flows.map(({ edited }) => edited)).toEqual(drift?.report.flows.map(({ edited }) => edited));
    expect(plan?.flows.flatMap(({ changes }) => changes.map(said))).toEqual(
      drift?.report.flows.flatMap(({ changes }) => changes.map(said)),
    );
    return drift?.report.flows.flatMap(({ state, edited, changes }) => [state, edited, ...changes.map(said)]);
  }

  const running = async (text = sendable()) => {
    const shop = await applied(text);
    await setStatus(shop, "Running");
    return shop;
  };

  test.each([true, false])("is nobody's edit when it saved (settled: %s)", async (settled) => {
    const shop = await running();
    shop.write("trial", sendable({ days: 4 }));
    await breakOff(shop, atSave);
    if (settled) await settle(shop);
    expect(await told(shop)).toEqual([]);
    shop.write("trial", sendable({ days: 5 }));
    expect(await told(shop)).toEqual(["git", null, "modify settle NumIntervals: git"]);
  });

  test("leaves what somebody edits after it to that person", async () => {
    const shop = await running();
    shop.write("trial", sendable({ days: 4 }));
    await breakOff(shop, atSave);
    await settle(shop);
    await setStatus(shop, "Paused");
    await changeLive(shop, "Trial", subject("Window"));
    shop.write("trial", sendable({ days: 5 }));
    expect(await told(shop)).toEqual([
      "both",
      { by: expect.stringMatching(/.+/), at: expect.stringMatching(/^2026-11-24/) },
      "modify welcome Subject: superOffice",
      "modify settle NumIntervals: git",
    ]);
  });

  test.each([true, false])("is nobody's edit of a flow that it created (settled: %s)", async (settled) => {
    const shop = workshop();
    shop.write("trial", sendable({ top: "status: running\n" }));
    await breakOff(shop, atSave);
    if (settled) await settle(shop);
    expect(await told(shop)).toEqual([settled ? "git" : "neverApplied", null, "modify  Status: git"]);
  });

  test.each([true, false])(
    "is no status that somebody set, when it did not get to its own (settled: %s)",
    async (settled) => {
      const shop = await running();
      shop.write("trial", sendable({ days: 4, top: "status: stopped\n" }));
      const plan = (await shop.plan({ cancelPeople: 99 })).value;
      expect(plan).toBeDefined();
      await breakOff(shop, atSave);
      if (settled) await settle(shop, ["FF718"]);
      expect((await shop.live("Trial")).Status).toBe("Paused");
      expect(await told(shop)).toEqual(["git", null, "modify  Status: git"]);
    },
  );

  test("does not hide a status that somebody set after it", async () => {
    const shop = await running(sendable({ top: "status: running\n" }));
    shop.write("trial", sendable({ days: 4, top: "status: running\n" }));
    await breakOff(shop, atSave);
    await setStatus(shop, "Stopped");
    await settle(shop);
    expect(await told(shop)).toEqual(["superOffice", null, "modify  Status: superOffice"]);
  });

  test("is its pause, when the flow is as it was", async () => {
    const shop = await running(sendable({ top: "status: running\n" }));
    shop.write("trial", sendable({ days: 4, top: "status: running\n" }));
    await breakOff(shop, atPause);
    expect(await told(shop)).toEqual(["git", null, "modify  Status: git", "modify settle NumIntervals: git"]);
    expect((await shop.plan()).diagnostics).toMatchObject([
      { code: "FF713", detail: expect.stringContaining("may be paused by that apply") },
    ]);
  });

  test("does not keep a flow that leaves git from being ended", async () => {
    const shop = await running();
    shop.write("trial", sendable({ days: 4 }));
    await breakOff(shop, atSave);
    shop.files.delete("flows/trial.flow.yaml");
    shop.write("other", file().replace("flow: trial\nname: Trial", "flow: other\nname: Other"));
    const actions = async () => (await shop.plan({ prune: "end" })).value?.flows.map(({ action }) => action);
    expect(await actions()).toEqual(["create", "end"]);
    await settle(shop);
    expect(await actions()).toEqual(["create", "end"]);
  });
});

describe("a status that somebody set in SuperOffice", () => {
  test("is shown, and nobody is named for it", async () => {
    const shop = await applied(sendable({ top: "status: running\n" }));
    const { EmailFlowId } = await shop.live("Trial");
    await shop.api("/v1/Agents/Workflow/SetStatusOnWorkflow", { EmailFlowId, Status: "Paused" });
    const plan = (await shop.plan()).value;
    const drift = (await driftFlows(shop.project, shop.workplace().target)).value;
    if (plan === undefined || drift === undefined) throw new Error("no plan");
    for (const text of [planText(plan, plainPalette), driftReportText(drift.report, drift.plan, plainPalette)]) {
      expect(text).toContain("SuperOffice does not say who changed its status.");
      expect(text).toContain("Changed in SuperOffice since the last apply; this puts it back.");
      expect(text).not.toMatch(/Saved in SuperOffice| by /);
    }
  });

  const stale = async (meanwhile: (shop: Workshop, set: (status: string) => Promise<unknown>) => Promise<unknown>) => {
    const shop = await applied(sendable());
    const { EmailFlowId } = await shop.live("Trial");
    const set = (Status: string) => shop.api("/v1/Agents/Workflow/SetStatusOnWorkflow", { EmailFlowId, Status });
    await set("Running");
    shop.write("trial", sendable({ days: 5 }));
    const plan = (await shop.plan()).value;
    if (plan === undefined) throw new Error("no plan");
    await meanwhile(shop, set);
    return (await movedSincePlan(plan, shop.workplace())).value?.join(" ");
  };

  test("makes a plan stale, without a name", async () => {
    expect(await stale((_, set) => set("Paused"))).toBe(
      '"Trial": it was changed: its status (running -> paused); SuperOffice does not say who did that.',
    );
  });

  test("is told apart from what was saved", async () => {
    const moved = await stale(async (shop, set) => {
      await set("Paused");
      await changeLive(shop, "Trial", subject("Window"));
    });
    expect(moved).toMatch(/^"Trial": it was changed by .+ at 2026-11-24 08:00:00: welcome; and its status \(.+\); Su/);
  });

  test("is an apply's own, when one broke off after its pause", async () => {
    const moved = await stale(async (shop) => {
      let broken = false;
      shop.intercept(async (request, send) => {
        if (broken) return { failure: "interrupted", sent: true, detail: "the connection broke off" };
        broken = request.path.endsWith("/SetStatusOnWorkflow");
        return send(request);
      });
      await shop.apply();
      shop.intercept((request, send) => send(request));
    });
    expect(moved).toBe(
      '"Trial": it was changed: its status (running -> paused); it was paused by an apply that broke off.',
    );
  });
});
