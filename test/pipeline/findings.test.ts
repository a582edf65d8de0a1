import { describe, expect, test } from "vitest";
import type { HttpFailure, HttpResponse } from "../../src/model/http.ts";
import type { Plan } from "../../src/model/plan.ts";
import { diagnosticsText } from "../../src/report/diagnostic-text.ts";
import { plainPalette } from "../../src/report/palette.ts";
import { stand } from "../support/people.ts";
import { type Workshop, workshop } from "../support/sandbox-project.ts";

const head = "flow: trial\nname: Trial\n";
const oneMail = `${head}steps:\n  - { id: a, sendEmail: { mailing: Welcome to your trial } }\nemail: { from: { use: salesContact } }\n`;

async function started(text = oneMail): Promise<Workshop> {
  const shop = workshop();
  shop.write("trial", text);
  return shop;
}

async function applied(text = oneMail): Promise<Workshop> {
  const shop = await started(text);
  expect((await shop.apply()).flows.map(({ outcome }) => outcome)).toEqual(["applied"]);
  return shop;
}

const setStatus = async (shop: Workshop, status: string) =>
  shop.api("/v1/Agents/Workflow/SetStatusOnWorkflow", {
    EmailFlowId: (await shop.live("Trial")).EmailFlowId,
    Status: status,
  });

/** What planning says, as people read it. */
async function planText(shop: Workshop): Promise<string> {
  return diagnosticsText((await shop.plan()).diagnostics, plainPalette);
}

/** What applying says of the first flow. */
async function applyText(shop: Workshop): Promise<string> {
  const { value: plan } = await shop.plan();
  return diagnosticsText(
    (await shop.apply(plan)).flows.flatMap(({ diagnostics }) => diagnostics),
    plainPalette,
  );
}

describe("what a plan finds, at its line", () => {
  test("FF401 a name that the target does not know", async () => {
    const text = await planText(await started(oneMail.replace("Welcome to your trial", "Welcome to your trail")));
    expect(text).toBe(`error FF401: A name is not known on the target
flows/trial.flow.yaml:4:36
  2 | name: Trial
  3 | steps:
  4 |   - { id: a, sendEmail: { mailing: Welcome to your trail } }
    |                                    ^^^^^^^^^^^^^^^^^^^^^
  why: The list specifiedmailings has no "Welcome to your trail".
  fix: Did you mean "Welcome to your trial"?

1 error.
`);
  });

  test.each([0, -1])("FF401 a name of which the target says that its number is %i", async (id) => {
    const shop = await started(oneMail);
    shop.intercept(async (request, send) => {
      const answer = await send(request);
      if (!request.path.includes("MDOList") || !("body" in answer)) return answer;
      return { ...answer, body: answer.body.replace(/"Id":\d+(?=,"Name":"Welcome to your trial")/, `"Id":${id}`) };
    });
    expect(await planText(shop)).toContain('why: The list specifiedmailings has no "Welcome to your trial".');
  });

  test("FF402 a name that two things bear", async () => {
    const text = await planText(
      await started(
        `${head}steps:\n  - { id: a, sendSms: { text: Hi } }\nenrolment: { triggers: [{ on: linkClicked, link: Read more }] }\n`,
      ),
    );
    expect(text).toContain("error FF402: A name stands for several things on the target\nflows/trial.flow.yaml:5:");
    expect(text).toMatch(/fix: .*\{ id: \d+ \}/);
  });

  test("FF710 a running flow is left out when nothing may be paused", async () => {
    const shop = await applied();
    await setStatus(shop, "Running");
    shop.write("trial", oneMail.replace("Welcome to your trial", "Welcome to Example"));
    const { value: plan, diagnostics } = await shop.plan({ mayPause: false });
    const text = diagnosticsText(diagnostics, plainPalette);
    expect(text).toContain("warning FF710: A running flow is left out of the plan\nflows/trial.flow.yaml:2:7");
    expect(text).toContain("  2 | name: Trial\n    |       ^^^^^");
    expect([plan?.flows, plan?.heldBack, plan?.unchanged]).toEqual([[], ["trial"], []]);
    expect((await shop.plan()).value?.flows[0]).toMatchObject({ pause: true, payload: { Status: "Paused" } });
  });

  test("FF602 two live flows of one name, and no memory of either", async () => {
    const shop = await started();
    for (const _ of [1, 2]) await shop.api("/v1/Agents/Workflow/SaveEmailFlow", { EmailFlowId: 0, Name: "Trial" });
    expect(await planText(shop)).toContain("error FF602: Several live flows have this name\nflows/trial.flow.yaml:2:7");
  });

  test("FF603 a managed flow that somebody deleted is created again, with a warning", async () => {
    const shop = await applied();
    await shop.api(`/v1/Agents/Workflow/DeleteEmailFlow?emailFlowId=${(await shop.live("Trial")).EmailFlowId}`);
    expect(await planText(shop)).toContain(
      "warning FF603: A managed flow is not on the target any more\nflows/trial.flow.yaml:2:7",
    );
    expect((await shop.plan()).value?.summary.create).toBe(1);
  });

  test("FF603 a flow that has its name takes its place, and what the plan changes in it is done", async () => {
    const shop = await applied();
    const { EmailFlowId: id } = await shop.live("Trial");
    await shop.api("/v1/Agents/Workflow/CopyEmailFlow", { EmailFlowId: id, NewName: "Trial" });
    await shop.api(`/v1/Agents/Workflow/DeleteEmailFlow?emailFlowId=${id}`);
    const changed = oneMail.replace("Welcome to your trial", "Welcome to Example");
    shop.write("trial", changed);
    const { value: plan, diagnostics } = await shop.plan();
    const place = `The flow "trial" was flow ${id}, and somebody deleted it; flow ${id + 1} has its name and takes its place.`;
    expect(diagnostics.map(({ code, detail }) => [code, detail])).toEqual([["FF603", place]]);
    expect(plan?.flows).toMatchObject([{ action: "adopt", emailFlowId: id + 1, serial: 1 }]);
    expect((await shop.apply(plan)).flows).toMatchObject([{ outcome: "applied", saves: 1, diagnostics: [] }]);
    expect((await shop.plan()).value?.flows).toEqual([]);
    shop.write("trial", oneMail);
    await shop.apply();
    expect((await shop.apply(plan)).flows).toMatchObject([{ outcome: "failed", diagnostics: [{ code: "FF701" }] }]);
  });

  test("FF604 ending a flow is not a by-product of applying", async () => {
    const shop = await applied();
    await setStatus(shop, "Running");
    await stand(shop, "trial", { a: 1 });
    shop.write("trial", `${oneMail}status: stopped\n`);
    expect(await planText(shop)).toContain(
      "error FF604: Ending a flow would cancel everyone in it\nflows/trial.flow.yaml:6:9",
    );
  });

  test("FF605 a property that nobody knows is kept, and said", async () => {
    const shop = await applied();
    shop.intercept(async (request, send) => {
      const answer = await send(request);
      const isFlow = request.path.includes("GetEmailFlow") && "body" in answer;
      return isFlow ? { ...answer, body: answer.body.replace('"Name":', '"Mood":"sunny","Name":') } : answer;
    });
    expect(await planText(shop)).toContain("warning FF605: A live flow has properties that Flowform does not know");
    shop.write("trial", oneMail.replace("Welcome to your trial", "Welcome to Example"));
    expect((await shop.plan()).value?.flows[0]?.payload).toMatchObject({ Mood: "sunny" });
  });

  test("FF606 a former id that is done with", async () => {
    const shop = await applied();
    shop.write("trial", oneMail.replace("id: a", "id: a, was: z"));
    expect(await planText(shop)).toContain(
      "warning FF606: A former id is not known any more\nflows/trial.flow.yaml:4:19",
    );
  });

  test("FF607 a rename that was not said", async () => {
    const shop = await applied();
    shop.write("trial", oneMail.replace("id: a", "id: b"));
    expect(await planText(shop)).toContain(
      "warning FF607: A step goes and an equal one comes\nflows/trial.flow.yaml:4:11",
    );
  });

  test("FF608 a flow whose key was renamed is not created a second time", async () => {
    const shop = await applied();
    shop.files.clear();
    shop.write("other", oneMail.replace("flow: trial", "flow: other"));
    expect(await planText(shop)).toContain(
      "error FF608: A flow of this name is managed under another key\nflows/other.flow.yaml:2:7",
    );
  });

  test("a name with its accents written in another way is the same name", async () => {
    const shop = await applied(oneMail.replace("name: Trial", "name: Caf\u00e9"));
    await shop.target.bindings.forget("trial");
    shop.write("trial", oneMail.replace("name: Trial", "name: Cafe\u0301"));
    const { value: saved } = await shop.plan();
    expect(saved?.flows).toMatchObject([{ action: "adopt", emailFlowId: 1002 }]);
    shop.write("other", oneMail.replace("flow: trial\nname: Trial", "flow: other\nname: CAF\u00c9"));
    expect(await planText(shop)).toContain("error FF303: Two flows have the same name\nflows/trial.flow.yaml:2:7");
  });

  test("FF701 a flow is not made when its name was taken since, with its accents in another way", async () => {
    const shop = await started(oneMail.replace("name: Trial", "name: Cafe\u0301"));
    const { value: plan } = await shop.plan();
    await shop.api("/v1/Agents/Workflow/SaveEmailFlow", { Name: "Caf\u00e9" });
    expect((await shop.apply(plan)).flows[0]?.diagnostics).toMatchObject([{ code: "FF701" }]);
  });

  test("FF717 a new flow whose name is there in other letters is told", async () => {
    const shop = await started();
    await shop.api("/v1/Agents/Workflow/SaveEmailFlow", { Name: "TRIAL" });
    const said = await planText(shop);
    expect(said).toContain("warning FF717: Another live flow has the same name\nflows/trial.flow.yaml:2:7");
    expect(said).toContain("If it is this flow, write its name in the file as it is there");
  });

  test("FF746 a flow that two keys with files remember is written by neither", async () => {
    const shop = await applied();
    const remembered = (await shop.target.bindings.read()).value?.get("trial");
    if (remembered === undefined) throw new Error("nothing is remembered");
    shop.write("other", oneMail.replace("flow: trial\nname: Trial", "flow: other\nname: Other"));
    await shop.target.bindings.write({ ...remembered, key: "other" });
    const said = await planText(shop);
    expect(said).toContain("error FF746: Two keys remember the same live flow\nflows/other.flow.yaml:1:7");
    expect(said).toContain("flows/trial.flow.yaml:1:7");
    shop.files.delete("flows/other.flow.yaml");
    expect((await shop.plan()).value?.flows).toEqual([]);
    await shop.apply((await shop.plan({ prune: "release" })).value);
    expect([...((await shop.target.bindings.read()).value?.keys() ?? [])]).toEqual(["trial"]);
  });

  test("FF701 a plan that takes a flow over is refused when another key has taken it over since", async () => {
    const shop = await applied();
    await shop.target.bindings.forget("trial");
    const { value: first } = await shop.plan();
    shop.files.clear();
    shop.write("other", oneMail.replace("flow: trial", "flow: other"));
    const { value: second } = await shop.plan();
    expect([first?.flows[0]?.action, second?.flows[0]?.action]).toEqual(["adopt", "adopt"]);
    expect((await shop.apply(first)).flows[0]?.outcome).toBe("applied");
    expect((await shop.apply(second)).flows[0]).toMatchObject({
      outcome: "failed",
      diagnostics: [{ code: "FF701", detail: expect.stringContaining('is managed under the key "trial" by now.') }],
    });
    expect([...((await shop.target.bindings.read()).value?.keys() ?? [])]).toEqual(["trial"]);
  });

  test("FF701 a plan that takes a flow over is refused when another project has taken it over since", async () => {
    const shop = await applied();
    await shop.target.bindings.forget("trial");
    const { value: plan } = await shop.plan();
    const stranger = workshop({ store: shop.store }, "stranger");
    stranger.write("trial", oneMail);
    await stranger.apply();
    expect((await shop.apply(plan)).flows[0]).toMatchObject({
      outcome: "failed",
      diagnostics: [{ code: "FF701", detail: expect.stringContaining('managed by the project "stranger" by now.') }],
    });
  });

  test("FF505 nothing is taken over while nobody can say what other projects have", async () => {
    const shop = await applied();
    await shop.target.bindings.forget("trial");
    const { value: plan } = await shop.plan();
    shop.intercept(async (request, send) =>
      request.path.endsWith("GetApplicationDevices") ? { status: 403, headers: {}, body: "" } : send(request),
    );
    shop.requests.length = 0;
    const { flows, diagnostics } = await shop.apply(plan);
    expect([flows.map(({ outcome }) => outcome), diagnostics.map(({ code }) => code)]).toEqual([
      ["skipped"],
      ["FF505"],
    ]);
    const written = shop.requests.filter(({ path }) => path.endsWith("SaveForeignKey"));
    expect(written.map(({ body }) => JSON.parse(body).ForeignKey.Key.replace(/\/.*/, ""))).toEqual([
      "lease:apply",
      "lease:apply",
    ]);
  });

  test("FF609 a flow of another project on the same target is not taken over", async () => {
    const shop = await applied();
    const other = workshop({ store: shop.store });
    other.write("trial", oneMail);
    expect((await other.plan()).diagnostics).toEqual([]);
    const stranger = workshop({ store: shop.store }, "stranger");
    stranger.write("trial", oneMail);
    expect(await planText(stranger)).toContain(
      "error FF609: A flow of this name is managed by another project\nflows/trial.flow.yaml:2:7",
    );
  });

  test.each(["", "null"])("FF610 or FF506 a listed flow that reads as %j is never taken for absent", async (body) => {
    const shop = await applied();
    shop.write("trial", oneMail.replace("name: Trial", "name: Renamed"));
    shop.intercept((request, send) =>
      request.path.includes("GetEmailFlow") ? Promise.resolve({ status: 200, headers: {}, body }) : send(request),
    );
    expect(await planText(shop)).toContain(
      body === "" ? "error FF506" : "error FF610: A live flow is listed but cannot be read\nflows/trial.flow.yaml:2:7",
    );
  });

  test.each(["", "null", "{}"])("FF506 a memory that reads as %j is never taken for empty", async (body) => {
    const shop = await applied();
    shop.write("trial", oneMail.replace("name: Trial", "name: Renamed"));
    shop.intercept((request, send) =>
      request.path.includes("GetDeviceKeys") ? Promise.resolve({ status: 200, headers: {}, body }) : send(request),
    );
    expect(await planText(shop)).toContain("error FF506");
  });

  test("FF508 a step of a type that nobody knows", async () => {
    const shop = await applied();
    shop.intercept(async (request, send) => {
      const answer = await send(request);
      return "body" in answer
        ? { ...answer, body: answer.body.replace('"StepType":"SendEmail"', '"StepType":"SendPigeon"') }
        : answer;
    });
    expect(await planText(shop)).toContain("error FF508: A live flow cannot be read");
  });
});

describe("a target that does not answer as it should", () => {
  const answer = (status: number, body = ""): HttpResponse => ({ status, headers: {}, body });
  const failure = (kind: HttpFailure["failure"], detail = ""): HttpFailure => ({ failure: kind, sent: false, detail });
  const answers: readonly (readonly [string, HttpResponse | HttpFailure, string])[] = [
    ["FF501", failure("timeout", "30"), "had no answer after 30 seconds"],
    ["FF502", failure("refused", "connection refused"), "connection refused"],
    ["FF502", failure("interrupted", "the connection broke"), "the connection broke"],
    ["FF503", answer(421, "Wrong subdomain used to access tenant"), "answered 421"],
    ["FF504", answer(401), "answered with 401"],
    ["FF505", answer(403, '{"Message":"No right."}'), "answered with 403: No right."],
    ["FF507", answer(429), "answered with 429. fix: The target wants fewer requests: wait a minute"],
    ["FF507", answer(400), "fix: The target gave no reason"],
    ["FF506", answer(200, "<html>Sign in</html>"), "a page (HTML) instead of JSON"],
    ["FF506", answer(200, '{"value":['), "breaks off or is not JSON"],
    ["FF506", failure("tooLarge"), "far more than an answer"],
    ["FF507", answer(500, '{"ErrorMessage":"Deadlock."}'), "answered with 500: Deadlock."],
    ["FF509", failure("redirected"), "answered with a redirect"],
  ];
  test.each(answers)("%s %j", async (code, reply, words) => {
    const shop = await started();
    shop.intercept(async () => reply);
    const text = await planText(shop);
    expect(text).toContain(`error ${code}: `);
    expect(text.replace(/\s+/g, " ")).toContain(words);
  });
});

describe("what an apply finds", () => {
  const onSave = (shop: Workshop, reply: HttpResponse | HttpFailure, carriedOut: boolean) =>
    shop.intercept(async (request, send) => {
      if (!request.path.endsWith("/SaveEmailFlow")) return send(request);
      if (carriedOut) await send(request);
      return reply;
    });

  test("FF701 somebody changed the flow after the plan", async () => {
    const shop = await applied();
    shop.write("trial", oneMail.replace("Welcome to your trial", "Welcome to Example"));
    const plan = (await shop.plan()).value;
    await shop.api("/v1/Agents/Workflow/SaveEmailFlow", {
      ...(await shop.live("Trial")),
      Description: "edited in the window",
    });
    const result = await shop.apply(plan);
    expect(result.flows[0]).toMatchObject({ outcome: "failed", saves: 0, diagnostics: [{ code: "FF701" }] });
    expect(await shop.live("Trial")).toMatchObject({ Description: "edited in the window" });
  });

  test("FF701 a flow of that name came into being after the plan", async () => {
    const shop = await started();
    const plan = (await shop.plan()).value;
    await shop.api("/v1/Agents/Workflow/SaveEmailFlow", { EmailFlowId: 0, Name: "Trial" });
    expect((await shop.apply(plan)).flows[0]).toMatchObject({
      outcome: "failed",
      saves: 0,
      diagnostics: [{ code: "FF701" }],
    });
  });

  test("FF709 a plan that was edited to forget a step is refused", async () => {
    const shop = await applied();
    shop.write("trial", oneMail.replace("Welcome to your trial", "Welcome to Example"));
    const plan = (await shop.plan()).value;
    const [flow] = plan?.flows ?? [];
    if (plan === undefined || flow?.payload == null) throw new Error("no plan");
    const [step] = flow.payload.Steps;
    const edited = {
      ...plan,
      flows: [{ ...flow, payload: { ...flow.payload, Steps: [{ ...step, WorkflowStepId: 0 }] } }],
    } as Plan;
    expect((await shop.apply(edited)).flows[0]).toMatchObject({
      outcome: "failed",
      saves: 0,
      diagnostics: [{ code: "FF709" }],
    });
  });

  test("FF702 the target saved something else", async () => {
    const shop = await started();
    shop.intercept(async (request, send) => {
      if (!request.path.endsWith("/SaveEmailFlow")) return send(request);
      return send({ ...request, body: request.body.replace('"Name":"Trial"', '"Name":"Trials"') });
    });
    const text = await applyText(shop);
    expect(text).toContain("error FF702: The target saved something else");
    expect(text).toContain("/Name");
  });

  test("FF703 a lost answer is neither success nor failure, until reading shows that it was carried out", async () => {
    const lost: HttpFailure = { failure: "interrupted", sent: true, detail: "the connection broke" };
    const shop = await started();
    onSave(shop, lost, false);
    expect(await applyText(shop)).toContain("error FF703: Nobody knows whether the save was carried out");
    onSave(shop, lost, true);
    const other = await started();
    onSave(other, lost, true);
    expect((await other.apply()).flows[0]).toMatchObject({ outcome: "applied", saves: 1, diagnostics: [] });
    expect((await other.plan()).value?.flows).toEqual([]);
  });

  test("FF704 a refusal is the server's word that nothing happened", async () => {
    const shop = await started();
    onSave(shop, { status: 400, headers: {}, body: '{"Error":true,"Message":"Sender is missing."}' }, false);
    const text = await applyText(shop);
    expect(text).toContain("error FF704: The target refused to save");
    expect(text).toContain("Sender is missing.");
    expect((await shop.apply()).flows[0]?.saves).toBe(0);
  });

  test("FF708 a flow that is saved but not remembered is found again by its name", async () => {
    const shop = await started();
    shop.intercept(async (request, send) =>
      request.path.endsWith("/SaveForeignKey") && request.body.includes('"trial/')
        ? { status: 500, headers: {}, body: "" }
        : send(request),
    );
    expect(await applyText(shop)).toContain("error FF708: The flow was saved but could not be remembered");
    shop.intercept((request, send) => send(request));
    expect((await shop.plan()).value?.summary).toMatchObject({ adopt: 1, create: 0 });
    expect((await shop.apply()).flows[0]).toMatchObject({ action: "adopt", outcome: "alreadyApplied", saves: 0 });
    expect((await shop.plan()).value?.flows).toEqual([]);
  });

  test("FF563 nothing is saved where nothing can be remembered, however often it is tried", async () => {
    const shop = workshop({ otherwise: new Set(["A9"]) });
    shop.write("trial", oneMail);
    for (const _ of [1, 2]) {
      const text = await applyText(shop);
      expect(text).toContain("error FF563: What belongs to which file cannot be kept");
      expect(text).toContain("A key must be bound to a table");
      expect(text).toContain("bindingsFile");
    }
    expect(shop.requests.filter(({ path }) => path.endsWith("/SaveEmailFlow"))).toEqual([]);
  });

  test("FF564 a status that is not set in spite of the answer", async () => {
    const shop = workshop({ otherwise: new Set(["A22"]) });
    shop.write("trial", `${oneMail.replace("email: { from: { use: salesContact } }\n", "")}status: running\n`);
    expect(await applyText(shop)).toContain("error FF564: The target did not set the status");
    expect((await shop.live("Trial")).Status).toBe("Stopped");
  });

  test("FF704 a target that watches over the last change refuses, and the next plan succeeds", async () => {
    let now = "2026-11-24T08:00:00Z";
    const shop = workshop({ otherwise: new Set(["A25"]), now: () => new Date(now) });
    shop.write("trial", oneMail);
    await shop.apply();
    shop.write("trial", oneMail.replace("Welcome to your trial", "Welcome to Example"));
    const { value: plan } = await shop.plan();
    now = "2026-11-24T09:00:00Z";
    await shop.api("/v1/Agents/Workflow/SaveEmailFlow", { ...(await shop.live("Trial")) });
    const [refused] = (await shop.apply(plan)).flows;
    expect(refused).toMatchObject({ outcome: "failed", saves: 0, diagnostics: [{ code: "FF704" }] });
    expect((await shop.apply()).flows[0]?.outcome).toBe("applied");
    expect((await shop.plan()).value?.flows).toEqual([]);
  });

  test("a created flow that differs is remembered, so that another name makes no second one", async () => {
    const shop = workshop({ otherwise: new Set(["A26"]) });
    shop.write("trial", oneMail.replace("name: Trial", 'name: "<b>Trial</b>"'));
    expect(await applyText(shop)).toContain("error FF702");
    shop.write("trial", oneMail.replace("name: Trial", "name: Trial again"));
    expect((await shop.plan()).value?.summary).toMatchObject({ create: 0, update: 1 });
    await shop.apply();
    expect((await shop.plan()).value?.flows).toEqual([]);
  });

  test("an apply that stops says which flows it did not reach", async () => {
    const shop = await started();
    shop.write("second", oneMail.replace("trial", "zweiter").replace("Trial", "Zweiter"));
    onSave(shop, { status: 400, headers: {}, body: "{}" }, false);
    expect((await shop.apply()).flows.map(({ key, outcome }) => [key, outcome])).toEqual([
      ["trial", "failed"],
      ["zweiter", "skipped"],
    ]);
  });
});
