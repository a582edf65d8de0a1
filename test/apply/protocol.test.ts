import { describe, expect, test } from "vitest";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import type { HttpRequest } from "../../src/model/http.ts";
import { settleLeftOver } from "../../src/pipeline/recover.ts";
import { testRun, virtualClock } from "../support/run.ts";
import { type Workshop, workshop } from "../support/sandbox-project.ts";

const text = (wait: string, more = "") =>
  `flow: trial\nname: Trial\n${more}steps:\n  - { id: settle, wait: ${wait} }\n  - { id: tell, notifyByEmail: { to: ourContact, subject: A, text: B } }\n`;

async function live(status = "Stopped"): Promise<Workshop> {
  const shop = workshop();
  shop.write("trial", text("3 days"));
  await shop.apply();
  if (status !== "Stopped") await setStatus(shop, "Running");
  if (status === "Paused") await setStatus(shop, "Paused");
  return shop;
}

const id = async (shop: Workshop) => (await shop.live("Trial")).EmailFlowId;
const setStatus = async (shop: Workshop, Status: string) =>
  shop.api("/v1/Agents/Workflow/SetStatusOnWorkflow", { EmailFlowId: await id(shop), Status });
const paused = async (shop: Workshop) => {
  await setStatus(shop, "Paused");
  return shop;
};
const edit = async (shop: Workshop, changes: Partial<EmailFlow>) =>
  shop.api("/v1/Agents/Workflow/SaveEmailFlow", { ...(await shop.live("Trial")), ...changes });

/** What a request is for, in a word. */
function purpose({ path, body }: HttpRequest): string {
  const method = /\/(\w+)(?:\?|$)/.exec(path)?.[1] ?? path;
  if (method === "SetStatusOnWorkflow") return JSON.parse(body).Status;
  if (method !== "SaveForeignKey") return method;
  const { Key, Value } = JSON.parse(body).ForeignKey;
  return `${Value === "-" ? "no " : ""}${Key.replace(/\/\d+$/, "")}`;
}

async function requestsOf(shop: Workshop): Promise<readonly string[]> {
  const plan = (await shop.plan()).value;
  shop.requests.length = 0;
  await shop.apply(plan);
  return shop.requests.map(purpose);
}

const begins = [
  "GetDeviceKeysOnDeviceIdentifier",
  "GetEmailFlow",
  "GetKeyOnDeviceIdentifier",
  "lease:apply",
  "GetDeviceKeysOnDeviceIdentifier",
];
const ends = ["GetKeyOnDeviceIdentifier", "no lease:apply"];

/** Two flows that refer to each other: the first one is saved twice. */
function writeCircle(shop: Workshop, more = ""): void {
  for (const [name, to] of [
    ["one", "two"],
    ["two", "one"],
  ] as const)
    shop.write(
      name,
      `flow: ${name}\nname: ${name}\n${more}finish: { success: { toFlow: ${to} } }\nsteps:\n  - { id: settle, wait: 1 day }\n`,
    );
}

describe("the requests of an apply, all of them and in order", () => {
  test("a flow that is created", async () => {
    const shop = await live();
    shop.write("other", text("1 day").replace("trial", "other").replace("Trial", "Other"));
    expect(await requestsOf(shop)).toEqual([
      ...begins.filter((name) => name !== "GetEmailFlow"),
      ...[
        "EmailFlows",
        "intent:other",
        "EmailFlows",
        "SaveEmailFlow",
        "GetEmailFlow",
        "EmailFlows",
        "other",
        "no intent:other",
      ],
      ...ends,
    ]);
  });

  test("a stopped flow that is changed", async () => {
    const shop = await live();
    shop.write("trial", text("5 days"));
    expect(await requestsOf(shop)).toEqual([
      ...begins,
      ...["GetEmailFlow", "intent:trial", "GetEmailFlow", "SaveEmailFlow", "GetEmailFlow", "trial", "no intent:trial"],
      ...ends,
    ]);
  });

  test("a running flow that is changed: paused for the save alone, and read again in between", async () => {
    const shop = await live("Running");
    shop.write("trial", text("5 days"));
    expect(await requestsOf(shop)).toEqual([
      ...begins,
      ...["GetEmailFlow", "intent:trial", "Paused", "GetEmailFlow", "SaveEmailFlow", "GetEmailFlow"],
      ...["Running", "GetEmailFlow", "trial", "no intent:trial"],
      ...ends,
    ]);
    expect((await shop.live("Trial")).Status).toBe("Running");
  });

  test("a running flow of which a wait goes: read once more after its people are counted, however many pages that takes", async () => {
    const shop = await live("Running");
    shop.write(
      "trial",
      text("3 days").replace("{ id: settle, wait: 3 days }", "{ id: hello, sendSms: { text: Hello } }"),
    );
    expect(await requestsOf(shop)).toEqual([
      ...begins,
      ...[
        "GetEmailFlow",
        "intent:trial",
        "Paused",
        "GetEmailFlow",
        "EmailFlowInstances",
        "GetEmailFlow",
        "SaveEmailFlow",
      ],
      ...["GetEmailFlow", "Running", "GetEmailFlow", "trial", "no intent:trial"],
      ...ends,
    ]);
  });

  test("a running flow that is ended: its people are counted once, and once more after a save", async () => {
    const shop = await live("Running");
    shop.write("trial", text("3 days", "status: stopped\n"));
    const counted = (sent: readonly string[]) =>
      sent.filter((name) => name === "EmailFlowInstances" || name === "Stopped");
    expect(counted(await requestsOf(shop))).toEqual(["EmailFlowInstances", "Stopped"]);
    const other = await live("Running");
    other.write("trial", text("5 days", "status: stopped\n"));
    expect(counted(await requestsOf(other))).toEqual(["EmailFlowInstances", "EmailFlowInstances", "Stopped"]);
  });

  test("nothing to apply: none at all", async () => {
    expect(await requestsOf(await live())).toEqual([]);
  });
});

describe("lifecycle", () => {
  test.each(["Stopped", "Paused", "Running"])("a content change leaves a flow %s", async (status) => {
    const shop = await live(status);
    shop.write("trial", text("5 days"));
    expect((await shop.apply()).flows[0]).toMatchObject({ outcome: "applied", saves: 1 });
    expect(await shop.live("Trial")).toMatchObject({ Status: status, Steps: [{ NumIntervals: 5 }, {}] });
  });

  test.each([
    ["Stopped", "running", "Running"],
    ["Paused", "running", "Running"],
    ["Running", "paused", "Paused"],
  ])("status alone: %s is set to %s without a save or a pause", async (before, written, after) => {
    const shop = await live(before);
    shop.write("trial", text("3 days", `status: ${written}\n`));
    expect(await requestsOf(shop)).toEqual([...begins, "GetEmailFlow", after, "GetEmailFlow", "trial", ...ends]);
    expect((await shop.live("Trial")).Status).toBe(after);
    expect((await shop.plan()).value?.flows).toEqual([]);
  });

  test("a running flow whose file says paused is saved while paused, and stays so", async () => {
    const shop = await live("Running");
    shop.write("trial", text("5 days", "status: paused\n"));
    const requests = await requestsOf(shop);
    expect(requests.filter((name) => /^(Paused|Running|SaveEmailFlow)$/.test(name))).toEqual([
      "Paused",
      "SaveEmailFlow",
    ]);
    expect((await shop.live("Trial")).Status).toBe("Paused");
  });

  test.each([
    ["is refused", { status: 400, headers: {}, body: '{"Message":"No."}' }, ["FF704", "FF725"], "failed"],
    ["is lost", { failure: "timeout", sent: true, detail: "no answer" } as const, ["FF703", "FF725"], "unknown"],
  ])("FF725 a running flow whose file says paused stays so when its save %s", async (_, answer, codes, outcome) => {
    const shop = await live("Running");
    shop.write("trial", text("5 days", "status: paused\n"));
    shop.intercept((request, send) =>
      request.path.includes("SaveEmailFlow") ? Promise.resolve(answer) : send(request),
    );
    const [result] = (await shop.apply()).flows;
    expect(result?.diagnostics.map(({ code }) => code)).toEqual(codes);
    expect(result).toMatchObject({ outcome });
    expect(await shop.live("Trial")).toMatchObject({ Status: "Paused", Steps: [{ NumIntervals: 3 }, {}] });
  });

  test("a flow that cannot be started again is said to be paused, and starts with the next apply", async () => {
    const shop = await live("Running");
    shop.write("trial", text("5 days"));
    shop.intercept((request, send) =>
      request.body.includes('"Running"') && request.path.includes("SetStatus")
        ? Promise.resolve({ status: 400, headers: {}, body: '{"Message":"The maximum is reached."}' })
        : send(request),
    );
    const [result] = (await shop.apply()).flows;
    expect(result).toMatchObject({ outcome: "failed", saves: 1, diagnostics: [{ code: "FF721" }, { code: "FF712" }] });
    shop.intercept((request, send) => send(request));
    const planned = await shop.plan();
    expect(planned.diagnostics).toMatchObject([{ code: "FF713", severity: "warning" }]);
    expect(planned.value?.open).toEqual(["trial"]);
    shop.write("second", text("1 day").replace("trial", "second").replace("Trial", "Second"));
    const again = await shop.apply();
    expect(again.settled).toMatchObject([{ key: "trial", outcome: "done", resumed: true }]);
    expect((await shop.live("Trial")).Status).toBe("Running");
  });
});

/** Does something in the place of somebody else, directly before or after a request of the apply. */
function meanwhile(shop: Workshop, at: string, when: "before" | "after", act: () => Promise<unknown>): void {
  let done = false;
  shop.intercept(async (request, send) => {
    const here = !done && purpose(request) === at;
    if (here) done = true;
    if (here && when === "before") await act();
    const answer = await send(request);
    if (here && when === "after") await act();
    return answer;
  });
}

describe("somebody else, meanwhile", () => {
  const changed = async (status?: string) => {
    const shop = await live(status);
    shop.write("trial", text("5 days"));
    return { shop, plan: (await shop.plan()).value };
  };

  test("an edit between the first and the last reading is not overwritten, and nothing stays open", async () => {
    const { shop, plan } = await changed();
    meanwhile(shop, "intent:trial", "after", () => edit(shop, { Description: "by hand" }));
    const [result] = (await shop.apply(plan)).flows;
    expect(result).toMatchObject({ outcome: "failed", saves: 0, diagnostics: [{ code: "FF701" }] });
    expect(await shop.live("Trial")).toMatchObject({ Description: "by hand", Steps: [{ NumIntervals: 3 }, {}] });
    expect((await shop.plan()).value?.open).toEqual([]);
  });

  test("a flow that somebody ends while we have paused it is not started again", async () => {
    const { shop, plan } = await changed("Running");
    meanwhile(shop, "SaveEmailFlow", "after", () => setStatus(shop, "Stopped"));
    const [result] = (await shop.apply(plan)).flows;
    expect(result).toMatchObject({ outcome: "applied", diagnostics: [{ code: "FF720", severity: "warning" }] });
    expect((await shop.live("Trial")).Status).toBe("Stopped");
  });

  test("FF736 an edit right before a flow is started is said, for it runs with it", async () => {
    const shop = await live();
    shop.write("trial", text("3 days", "status: running\n"));
    meanwhile(shop, "Running", "before", () => edit(shop, { Description: "by hand" }));
    const [result] = (await shop.apply()).flows;
    expect(result).toMatchObject({ outcome: "failed", diagnostics: [{ code: "FF736" }] });
    expect(result?.diagnostics[0]?.detail).toMatch(
      /^"Trial" runs now, and holds what this plan did not show: the .+\.$/,
    );
    expect(await shop.live("Trial")).toMatchObject({ Status: "Running", Description: "by hand" });
    const [next] = (await shop.plan()).value?.flows ?? [];
    expect(next).toMatchObject({ edited: {}, changes: [{ property: "Description", drift: "superOffice" }] });
  });

  test("FF736 nor does a save and a start leave a note behind", async () => {
    const { shop, plan } = await changed("Running");
    meanwhile(shop, "Running", "before", () => edit(shop, { Description: "by hand" }));
    expect((await shop.apply(plan)).flows).toMatchObject([{ outcome: "failed", diagnostics: [{ code: "FF736" }] }]);
    expect((await shop.plan()).value).toMatchObject({ open: [], flows: [{ changes: [{ property: "Description" }] }] });
  });

  test("FF720 a flow that somebody ends between its save and our reading is said to be ended", async () => {
    const { shop, plan } = await changed();
    await setStatus(shop, "Running");
    await setStatus(shop, "Paused");
    const again = (await shop.plan()).value;
    expect(plan?.flows).toHaveLength(1);
    meanwhile(shop, "SaveEmailFlow", "after", () => setStatus(shop, "Stopped"));
    const [result] = (await shop.apply(again)).flows;
    expect(result).toMatchObject({ outcome: "applied", diagnostics: [{ code: "FF720" }] });
    expect(result?.diagnostics[0]?.detail).toContain("was paused when it was saved, and is stopped now");
  });

  test.each(["Running", "Stopped"])(
    "a flow that somebody sets to %s right after our pause is left alone",
    async (status) => {
      const { shop, plan } = await changed("Running");
      meanwhile(shop, "Paused", "after", () => setStatus(shop, status));
      const [result] = (await shop.apply(plan)).flows;
      expect(result).toMatchObject({ outcome: "failed", saves: 0 });
      expect(await shop.live("Trial")).toMatchObject({ Status: status, Steps: [{ NumIntervals: 3 }, {}] });
    },
  );

  test("an edit of a flow that we have paused is kept, and the flow is not sent on with it", async () => {
    const { shop, plan } = await changed("Running");
    meanwhile(shop, "Paused", "after", () => edit(shop, { Description: "by hand" }));
    const [result] = (await shop.apply(plan)).flows;
    expect(result?.diagnostics.map(({ code }) => code)).toEqual(["FF701", "FF712"]);
    // Our own pause is not what has moved.
    expect(result?.diagnostics[0]?.detail).toMatch(/^"Trial": it was changed by .+ at .+: the flow's settings\.$/);
    expect(await shop.live("Trial")).toMatchObject({ Status: "Paused", Description: "by hand" });
    const run = testRun({ clock: virtualClock(Date.parse("2026-11-24T09:00:00Z")) });
    expect((await settleLeftOver(shop.workplace(), run)).value).toMatchObject([
      { outcome: "open", diagnostics: [{ code: "FF718" }] },
    ]);
    expect((await settleLeftOver(shop.workplace(), run, { forget: "trial" })).value).toMatchObject([
      { outcome: "forgotten" },
    ]);
    expect((await shop.plan()).value?.open).toEqual([]);
  });

  test("a flow of the same name that comes into being during a create is named, never guessed", async () => {
    const shop = workshop();
    shop.write("trial", text("3 days"));
    const plan = (await shop.plan()).value;
    shop.intercept(async (request, send) => {
      if (request.path.endsWith("/SaveEmailFlow")) await send(request);
      return send(request);
    });
    const [result] = (await shop.apply(plan)).flows;
    expect(result).toMatchObject({ outcome: "failed", diagnostics: [{ code: "FF711" }] });
    shop.intercept((request, send) => send(request));
    expect((await shop.plan()).diagnostics.map(({ code }) => code)).toContain("FF602");
    await shop.api(`/v1/Agents/Workflow/DeleteEmailFlow?emailFlowId=${result?.emailFlowId}`);
    const clock = virtualClock(Date.parse("2026-11-24T09:00:00Z"));
    expect((await settleLeftOver(shop.workplace(), testRun({ clock }))).value).toMatchObject([{ outcome: "done" }]);
    await shop.apply();
    expect((await shop.plan()).value).toMatchObject({ flows: [], open: [], warnings: [] });
  });

  test("a copy that a network delivers late is seen by the next plan", async () => {
    const shop = await live();
    await edit(shop, { EmailFlowId: 0, Steps: [] });
    expect((await shop.plan()).diagnostics).toMatchObject([{ code: "FF717", severity: "warning" }]);
  });
});

describe("a saved plan", () => {
  test("that is applied twice does nothing the second time", async () => {
    const shop = await live("Running");
    shop.write("trial", text("5 days"));
    const plan = (await shop.plan()).value;
    await shop.apply(plan);
    shop.requests.length = 0;
    expect((await shop.apply(plan)).flows).toMatchObject([
      { outcome: "alreadyApplied", saves: 0, lastReadToSave: null },
    ]);
    expect(shop.requests.map(purpose)).toEqual(["GetDeviceKeysOnDeviceIdentifier", "GetEmailFlow"]);
    await edit(await paused(shop), { Description: "by hand" });
    expect((await shop.apply(plan)).flows).toMatchObject([{ outcome: "failed", diagnostics: [{ code: "FF701" }] }]);
  });

  test.each([1, 2])("that was applied, and taken back by %i more, does not undo that", async (times) => {
    const shop = await live();
    shop.write("trial", text("5 days"));
    const plan = (await shop.plan()).value;
    await shop.apply(plan);
    if (times === 2) {
      shop.write("trial", text("7 days"));
      await shop.apply();
    }
    shop.write("trial", text("3 days"));
    await shop.apply();
    shop.requests.length = 0;
    const [result] = (await shop.apply(plan)).flows;
    expect(result).toMatchObject({ outcome: "failed", saves: 0, diagnostics: [{ code: "FF701" }] });
    expect(result?.diagnostics[0]?.detail).toContain(`it was applied ${times + 1} times since`);
    expect(shop.requests.map(purpose)).not.toContain("SaveEmailFlow");
  });

  test("that creates flows which refer to each other is known again too", async () => {
    const shop = workshop();
    writeCircle(shop, "status: running\n");
    const plan = (await shop.plan()).value;
    expect((await shop.apply(plan)).flows.map(({ outcome, saves }) => [outcome, saves])).toEqual([
      ["applied", 2],
      ["applied", 1],
    ]);
    shop.requests.length = 0;
    expect((await shop.apply(plan)).flows.map(({ outcome, saves }) => [outcome, saves])).toEqual([
      ["alreadyApplied", 0],
      ["alreadyApplied", 0],
    ]);
    expect(shop.requests.map(purpose)).toEqual(["GetDeviceKeysOnDeviceIdentifier", "GetEmailFlow", "GetEmailFlow"]);
  });

  test("of which a part is applied does the rest", async () => {
    const shop = workshop();
    for (const name of ["one", "two"]) shop.write(name, text("1 day").replace("trial", name).replace("Trial", name));
    const plan = (await shop.plan()).value;
    let saved = 0;
    shop.intercept((request, send) =>
      request.path.endsWith("/SaveEmailFlow") && ++saved === 2
        ? Promise.resolve({ status: 400, headers: {}, body: "{}" })
        : send(request),
    );
    expect((await shop.apply(plan)).flows.map(({ outcome }) => outcome)).toEqual(["applied", "failed"]);
    expect((await shop.apply(plan)).flows.map(({ outcome }) => outcome)).toEqual(["alreadyApplied", "applied"]);
  });
});

test("the time from last read to save is measured by the clock that is handed in", async () => {
  const shop = await live();
  shop.write("trial", text("5 days"));
  const result = await shop.apply(undefined, { clock: virtualClock(0, 7) });
  expect(result.flows[0]?.lastReadToSave).toBe(7);
});

test.each([1, 3])("of a flow that is saved twice it is the longer one (save %i takes longer)", async (slow) => {
  const shop = workshop();
  writeCircle(shop);
  const clock = virtualClock();
  let saves = 0;
  shop.intercept((request, send) => {
    if (purpose(request) === "SaveEmailFlow") clock.skip(++saves === slow ? 90 : 20);
    return send(request);
  });
  const { flows } = await shop.apply(undefined, { clock });
  expect(flows.map((flow) => [flow.saves, flow.lastReadToSave])).toEqual([
    [2, 90],
    [1, 20],
  ]);
});

test("a wish to stop is heard between two flows", async () => {
  const shop = workshop();
  for (const name of ["one", "three", "two"])
    shop.write(name, text("1 day").replace("trial", name).replace("Trial", name));
  const seen: string[] = [];
  const result = await shop.apply(undefined, {
    stopping: () => seen.length > 0,
    onProgress: ({ key }) => void seen.push(key),
  });
  expect(result.flows.map(({ outcome }) => outcome)).toEqual(["applied", "skipped", "skipped"]);
  expect(result.diagnostics).toMatchObject([
    { code: "FF714", detail: "1 of 3 flows were finished; not begun or not finished: three, two." },
  ]);
  expect((await shop.workplace().target.bindings.recall()).value).toMatchObject({
    lease: undefined,
    intents: new Map(),
  });
});
