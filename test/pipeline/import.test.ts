import { describe, expect, test } from "vitest";
import { formatFlow } from "../../src/format/format-flow.ts";
import type { Connection, HttpRequest } from "../../src/model/http.ts";
import { diagnosticsText } from "../../src/report/diagnostic-text.ts";
import { plainPalette } from "../../src/report/palette.ts";
import { openStore } from "../../src/sandbox/store.ts";
import { clientSettings } from "../support/client-settings.ts";
import { changeLive, pull } from "../support/pulling.ts";
import { type Workshop, workshop } from "../support/sandbox-project.ts";

const steps = [
  { StepType: "SendSMS", Text: "Hello" },
  { StepType: "WaitForTime", TimeWaitAlgorithm: "NumIntervals", NumIntervals: 3, IntervalType: "Days" },
];

async function make(shop: Workshop, Name: string, parts: object = { Steps: steps }): Promise<number> {
  const saved = await shop.api("/v1/Agents/Workflow/SaveEmailFlow", { EmailFlowId: 0, Name, ...parts });
  return (saved as { EmailFlowId: number }).EmailFlowId;
}

/** A sandbox with one more live flow, which nobody manages. */
async function withFlow(name = "Trial", parts?: object): Promise<{ readonly shop: Workshop; readonly id: number }> {
  const shop = workshop();
  return { shop, id: await make(shop, name, parts) };
}

const writes = ({ requests }: Workshop) => requests.filter(({ path }) => /\/(Save|Add|Delete|Set|Create)/.test(path));

/** All files but the caches, which are nobody's. */
const flowFiles = ({ files }: Workshop) => [...files].filter(([path]) => path.startsWith("flows/"));

/** What a refused import says; whatever it is, nothing may have been written. */
async function refusal(shop: Workshop, wanted: readonly string[] | "all" = ["Trial"]): Promise<string> {
  const before = flowFiles(shop);
  const { value, diagnostics } = await shop.import(wanted);
  expect(value).toBeUndefined();
  expect(flowFiles(shop)).toEqual(before);
  expect(writes(shop)).toEqual([]);
  return diagnosticsText(diagnostics, plainPalette);
}

const json = (value: unknown) => ({ status: 200, headers: {}, body: JSON.stringify(value) });
const isRead = ({ path }: HttpRequest) => path.includes("/GetEmailFlow?");

/** Changes what reading a flow answers, from the given read on. */
function faulty(shop: Workshop, change: (body: string) => string, from = 1, to = Number.POSITIVE_INFINITY): void {
  let reads = 0;
  shop.intercept(async (request, send: Connection) => {
    const answer = await send(request);
    if (!isRead(request) || "failure" in answer || ++reads < from || reads > to) return answer;
    return { ...answer, body: change(answer.body) };
  });
}

/** The same for the flow as an object. */
function altered(shop: Workshop, change: (flow: Record<string, never>) => object, from = 1): void {
  faulty(shop, (body) => JSON.stringify(change(JSON.parse(body))), from);
}

describe("an import", () => {
  test("writes a file with names, binds it, and leaves nothing to plan; the second time there is nothing to do", async () => {
    const { shop, id } = await withFlow();
    const { value, diagnostics } = await shop.import(["Trial"]);
    expect(diagnostics).toEqual([]);
    expect(value?.imported).toEqual([
      { key: "trial", name: "Trial", emailFlowId: id, file: "flows/trial.flow.yaml", texts: [] },
    ]);
    expect(
      shop.files.get("flows/trial.flow.yaml"),
    ).toBe(`# yaml-language-server: $schema=../node_modules/flowform/schema/flow.schema.json
flow: trial
name: Trial
owner: anna.berg
timezone: Europe/Oslo
visibleFor: everyone

steps:
  - id: sms
    sendSms: { text: Hello }
  - id: wait-3-days
    wait: 3 days
`);
    const planned = await shop.plan();
    expect([planned.value?.unchanged, planned.value?.flows]).toEqual([["trial"], []]);
    expect((await shop.import([String(id)])).value).toMatchObject({
      imported: [],
      leftOut: [{ emailFlowId: id, reason: "managed", by: "flows/trial.flow.yaml" }],
    });
  });

  test("says who sees the flow, so that a plan shows a later restriction and a pull brings it back", async () => {
    const { shop } = await withFlow();
    await shop.import(["Trial"]);
    const file = () => String(shop.files.get("flows/trial.flow.yaml"));
    const { VisibleFor } = await changeLive(shop, "Trial", (live) =>
      Object.assign(live, {
        VisibleFor: [{ VisibleId: clientSettings(shop.store).id("usergroup", "Marketing"), Visibility: "Group" }],
      }),
    );
    expect(VisibleFor).toMatchObject([{ Visibility: "Group" }]);
    expect((await shop.plan()).value?.flows[0]?.changes).toMatchObject([{ action: "modify", property: "VisibleFor" }]);
    expect((await pull(shop)).codes).toEqual([]);
    expect(file()).toContain("visibleFor:\n  - group: ");
    await changeLive(shop, "Trial", (live) => Object.assign(live, { VisibleFor: [{ Visibility: "All" }] }));
    expect((await pull(shop)).codes).toEqual([]);
    expect(file()).toContain("visibleFor: everyone\n");
  });

  test("says that a flow has no owner and no time zone, so that a plan shows them when they are set", async () => {
    const shop = workshop({ otherwise: new Set(["A16"]) });
    await make(shop, "Trial");
    await shop.import(["Trial"]);
    expect(shop.files.get("flows/trial.flow.yaml")).toContain("owner:\n  id: 0\ntimezone:\n  id: 0\n");
    const Associate = { AssociateId: shop.store.ids("associate")[0] };
    await changeLive(shop, "Trial", (live) => Object.assign(live, { Associate }));
    expect((await shop.plan()).value?.flows[0]?.changes).toMatchObject([{ action: "modify", property: "Associate" }]);
  });

  test("FF586 takes no number that is the name of one flow and the id of another, until it is said which", async () => {
    const { shop, id } = await withFlow();
    const other = await make(shop, String(id));
    const said = await refusal(shop, [String(id)]);
    expect(said).toContain(`"${id}" is the name of flow ${other}, and the id of "Trial" (flow ${id}).`);
    expect((await shop.import([`id:${id}`])).value?.imported).toMatchObject([{ name: "Trial", emailFlowId: id }]);
    expect((await shop.import([`id:${other}`])).value?.imported).toMatchObject([{ emailFlowId: other }]);
  });

  test("gives keys to references among what it imports, and ids to others", async () => {
    const { shop, id } = await withFlow();
    const other = await make(shop, "Other");
    await make(shop, "Leads on", { ExitFlowId: id, ExitSuccessFlowId: other });
    await shop.import(["Trial", "Leads on"]);
    expect(shop.files.get("flows/leads-on.flow.yaml")).toContain(
      `finish:\n  success: { toFlow: { id: ${other} } }\n  otherwise: { toFlow: trial }\n`,
    );
  });

  test("finds another key when the project has it, and the old one for a flow whose file went", async () => {
    const { shop } = await withFlow();
    shop.write("trial", "flow: trial\nname: Another\nsteps: []\n");
    const { value } = await shop.import(["Trial"]);
    expect(value?.imported[0]).toMatchObject({ key: "trial-2", file: "flows/trial-2.flow.yaml" });
    shop.files.delete("flows/trial-2.flow.yaml");
    shop.files.delete("flows/trial.flow.yaml");
    expect((await shop.import(["Trial"])).value?.imported[0]).toMatchObject({ key: "trial-2" });
  });

  test("leaves a flow alone that somebody wrote by hand: the plan adopts it", async () => {
    const { shop } = await withFlow();
    shop.write("mine", "flow: mine\nname: Trial\nsteps: []\n");
    const { value } = await shop.import(["Trial"]);
    expect(value).toMatchObject({ imported: [], leftOut: [{ reason: "written", by: "flows/mine.flow.yaml" }] });
    const plan = (await shop.plan()).value;
    expect(plan?.flows.map(({ key, action }) => [key, action])).toEqual([["mine", "adopt"]]);
  });

  test("keeps properties that nobody knows, and lists them", async () => {
    const { shop } = await withFlow();
    altered(shop, (flow) => ({ ...flow, Mood: "blue", Steps: [{ ...(flow.Steps?.[0] ?? {}), Pace: 1 }] }));
    const { value, diagnostics } = await shop.import(["Trial"]);
    expect(value?.imported).toHaveLength(1);
    const text = diagnosticsText(diagnostics, plainPalette);
    expect(text).toContain("warning FF605");
    expect(text).toContain('"Trial": Mood, Pace.');
  });

  test("writes what is not finished as it is", async () => {
    const { shop } = await withFlow("Trial", {
      Steps: [
        { StepType: "Split", Options: [{ OptionType: "None" }] },
        { StepType: "SendEmail" },
        { StepType: "RunScript" },
      ],
    });
    expect((await shop.import(["Trial"])).diagnostics).toEqual([]);
    expect(shop.files.get("flows/trial.flow.yaml")).toContain(`
  - id: split-by-notset
    split: { by: notSet, branches: [] }
  - id: email
    sendEmail: { mailing: { id: 0 } }
  - id: run
    runScript: { script: { id: 0 } }
`);
    expect((await shop.plan()).value?.flows).toEqual([]);
  });

  test("imports a running flow, whose status it leaves to SuperOffice", async () => {
    const shop = workshop();
    const { value } = await shop.import(["Old newsletter welcome"]);
    expect(value?.imported).toHaveLength(1);
    expect((await shop.plan()).value?.flows).toEqual([]);
  });
});

describe("names", () => {
  test.each([
    { name: "A/B: \"the\" 'best' #1 & more?", key: "a-b-the-best-1-and-more" },
    { name: "../../etc/passwd", key: "etc-passwd" },
    { name: "  Trial  ", key: "trial" },
    { name: "Æøå Straße", key: "aeoa-strasse" },
    { name: "Добро пожаловать", key: "dobro-pozhalovat" },
    { name: "- [x]: {y} | > & *", key: "x-y-and" },
    { name: "nul", key: "flow-nul" },
    { name: "yes", key: "yes" },
    { name: "a".repeat(255), key: "a".repeat(40) },
  ])("$name becomes the key $key", async ({ name, key }) => {
    const { shop } = await withFlow(name);
    const { value, diagnostics } = await shop.import("all");
    expect(diagnostics).toEqual([]);
    expect(value?.imported.find((flow) => flow.name === name)?.key).toBe(key);
    expect((await shop.plan()).value?.flows).toEqual([]);
  });

  test("and texts that turn around are written with escapes, by import and by pull, and stay what they are", async () => {
    const turned = (word: string) => `${word} \u202eekil\u2066\u202c`;
    const Steps = [{ StepType: "SendSMS", Text: turned("Hello\n") }];
    const { shop, id } = await withFlow(turned("A"), { Description: `${turned("B")}\n`.repeat(3), Steps });
    expect((await shop.import([String(id)])).diagnostics).toEqual([]);
    const [path = "", text = ""] = flowFiles(shop)[0] ?? [];
    expect(text).toContain('name: "A \\u202Eekil\\u2066\\u202C"');
    expect(String(text)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect((await shop.plan()).value?.flows).toEqual([]);
    expect(formatFlow(String(text))).toBe(text);
    const live = await shop.live(turned("A"));
    const changed = { ...live, Description: turned("C"), Steps: [{ ...live.Steps[0], Text: turned("D") }] };
    await shop.api("/v1/Agents/Workflow/SaveEmailFlow", changed);
    expect((await pull(shop)).codes).toEqual([]);
    const pulled = new TextDecoder().decode(Buffer.from(shop.files.get(path) ?? ""));
    expect(pulled).toContain('description: "C \\u202Eekil');
    expect(pulled).toContain('"D \\u202Eekil');
    expect(pulled).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect((await shop.plan()).value?.flows).toEqual([]);
  });

  test("without a letter become a key with the flow's id", async () => {
    const { shop, id } = await withFlow("🎉");
    expect((await shop.import(["🎉"])).value?.imported[0]?.key).toBe(`flow-${id}`);
  });

  test("of spaces alone no file can have", async () => {
    const { shop, id } = await withFlow();
    shop.intercept(async (request, send) => {
      const answer = await send(request);
      return "failure" in answer ? answer : { ...answer, body: answer.body.replaceAll('"Trial"', '"   "') };
    });
    for (const wanted of [["   "], [String(id)], "all"] as const) {
      const text = await refusal(shop, wanted);
      expect(text).toContain("error FF817: A live flow would make a file that is not allowed");
      expect(text).toContain("/name:");
    }
  });

  test("that two live flows have are refused; one of them can be named by its id", async () => {
    const { shop, id } = await withFlow();
    const second = await make(shop, "Trial");
    for (const wanted of [["Trial"], "all"] as const) {
      const text = await refusal(shop, wanted);
      expect(text).toContain("error FF811: Two live flows have one name");
      expect(text).toContain(`(flow ${id}) and "Trial" (flow ${second})`);
    }
    expect((await shop.import([String(second)])).value?.imported).toMatchObject([{ emailFlowId: second }]);
    expect((await shop.plan()).value?.flows).toEqual([]);
  });

  test("that differ in letter case alone are one name to people", async () => {
    const { shop } = await withFlow();
    await make(shop, "TRIAL ");
    expect(await refusal(shop, "all")).toContain("error FF811");
    shop.write("mine", "flow: mine\nname: tRIAL\nsteps: []\n");
    const text = await refusal(shop);
    expect(text).toContain("error FF812: The project has another flow of this name");
    expect(text).toContain("flows/mine.flow.yaml");
  });

  test("that nobody has are answered with the nearest ones", async () => {
    const { shop } = await withFlow();
    const text = await refusal(shop, ["Trail", "99999"]);
    expect(text).toContain(
      'error FF810: There is no such live flow\n  why: The target has no flow with the name or id "Trail".',
    );
    expect(text).toContain('Did you mean "Trial"?');
    expect(text).toContain('"99999"');
  });

  test("of another project's flows are refused, and left out of all", async () => {
    const store = openStore();
    const others = workshop({ store }, "others");
    await make(others, "Trial");
    await others.import(["Trial"]);
    const shop = workshop({ store });
    const text = await refusal(shop);
    expect(text).toContain("error FF813: A live flow is managed by another project");
    expect(text).toContain('the project "others"');
    const { value } = await shop.import("all");
    expect(value?.leftOut).toMatchObject([{ name: "Trial", reason: "otherProject", by: "others" }]);
    expect(value?.imported).toHaveLength(2);
    const third = await workshop({ store }, "third").import("all");
    expect([third.value?.imported, third.value?.leftOut.length, third.diagnostics]).toEqual([[], 3, []]);
  });
});

describe("a bad answer", () => {
  test.each([
    { name: "a page", change: () => "<html>Sign in</html>", code: "FF506" },
    { name: "half an answer", change: (body: string) => body.slice(0, body.length / 2), code: "FF506" },
    { name: "nothing", change: () => "", code: "FF506" },
    { name: "null", change: () => "null", code: "FF814" },
    { name: "a list", change: () => "[]", code: "FF508" },
    { name: "an empty object", change: () => "{}", code: "FF508" },
    {
      name: "another flow",
      change: (body: string) => body.replace(/"EmailFlowId": ?\d+/, '"EmailFlowId":7'),
      code: "FF508",
    },
    { name: "an unknown type of step", change: (body: string) => body.replace("SendSMS", "SendFax"), code: "FF508" },
    {
      name: "steps that are none",
      change: (body: string) => body.replace(/"Steps": ?\[/, '"Steps":[1,'),
      code: "FF508",
    },
    { name: "an unknown rule", change: (body: string) => body.replace("NumIntervals", "Sometimes"), code: "FF508" },
    { name: "an unknown unit", change: (body: string) => body.replace('"Days"', '"Moons"'), code: "FF508" },
    { name: "a text that is none", change: (body: string) => body.replace('"Hello"', '{"a":1}'), code: "FF508" },
  ])("to reading a flow, $name, is refused", async ({ change, code }) => {
    const { shop } = await withFlow();
    faulty(shop, change);
    const text = await refusal(shop);
    expect(text).toMatch(new RegExp(`^error ${code}`));
  });

  test("is named property by property", async () => {
    const { shop } = await withFlow();
    faulty(shop, (body) => body.replace(/"Until":(?:"[^"]*"|null)/, '"Until":"odd"'));
    expect((await refusal(shop)).replace(/\s+/g, " ")).toContain(
      'Until of step wait-3-days is "odd" and would become ""',
    );
  });

  test.each([
    ["listing the flows", "/v1/Archive/EmailFlows"],
    ["reading what is remembered", "GetDeviceKeysOnDeviceIdentifier"],
    ["reading who else remembers", "GetApplicationDevices"],
    ["reading a list of names", "/v1/MDOList/"],
  ])("to %s is refused", async (_, path) => {
    for (const body of ["<html>", "null", "", '{"a":']) {
      const { shop } = await withFlow();
      shop.intercept((request, send) =>
        request.path.includes(path) ? Promise.resolve({ status: 200, headers: {}, body }) : send(request),
      );
      expect(await refusal(shop)).toContain("error FF506");
    }
  });

  test("in any single place leads to an empty plan or to a finding, never to half an import", async () => {
    const { shop } = await withFlow("Trial", {
      Steps: [
        ...steps,
        {
          StepType: "Split",
          SplitOptionType: "PersonData",
          Options: [{ OptionType: "PersonData", Name: "A" }, { OptionType: "None" }],
        },
        { StepType: "WaitForAction", Actions: [{ ActionType: "LinkClicked", RestrictionGroups: [] }] },
        {
          StepType: "UpdateParticipant",
          FieldValuesPerson: [{ Key: "title", CurrentOperationType: "set", Values: ["Dr"], IsActive: true }],
        },
      ],
      Triggers: [
        {
          TriggerType: "PersonCreated",
          RestrictionGroups: [
            { Name: "g", Restrictions: [{ Name: "category", Operator: "oneOf", Values: ["[I:1]"] }] },
          ],
        },
      ],
    });
    const whole = JSON.stringify(await shop.live("Trial"));
    const places = [...whole.matchAll(/":(null|true|false|-?\d+|"(?:[^"\\]|\\.)*"|\[\]|\{\})/g)];
    const outcomes = new Set<string>();
    const odd = ['{"a":1}', '"odd"', "-1.5", "[[1]]", "null"];
    for (const [index, place] of places.entries()) {
      for (const value of [odd[index % odd.length], odd[(index + 1) % odd.length]]) {
        const at = place.index + 2;
        const body = `${whole.slice(0, at)}${value}${whole.slice(at + (place[1]?.length ?? 0))}`;
        shop.files.clear();
        shop.intercept((request, send) => {
          if (isRead(request)) return Promise.resolve({ status: 200, headers: {}, body });
          if (!request.path.includes("/ForeignSystem/")) return send(request);
          return Promise.resolve(json(/Get(?:Device|Application)/.test(request.path) ? [] : { ForeignAppId: 1 }));
        });
        const { value: result, diagnostics } = await shop.import(["Trial"]);
        outcomes.add(result === undefined ? (diagnostics[0]?.code ?? "nothing") : "imported");
        expect(shop.files.has("flows/trial.flow.yaml")).toBe(result !== undefined);
      }
    }
    expect([...outcomes].sort()).toEqual(["FF508", "FF573", "FF816", "FF817", "imported"]);
  });
});

describe("all but some", () => {
  test("leaves out a flow that cannot be imported, by its id or name, and says so", async () => {
    for (const by of ["name", "id"]) {
      const { shop, id } = await withFlow();
      faulty(shop, (body) => body.replace('"SendSMS"', '"SendFax"'));
      expect(await refusal(shop, "all")).toContain("error FF508");
      const { value, diagnostics } = await shop.import("all", [by === "id" ? String(id) : "Trial"]);
      expect(diagnostics).toEqual([]);
      expect(value?.imported).toHaveLength(2);
      expect(value?.leftOut).toEqual([{ emailFlowId: id, name: "Trial", reason: "except", by: "--except" }]);
    }
  });

  test("is no excuse for the name of a flow that is not there", async () => {
    const { shop } = await withFlow();
    const { value, diagnostics } = await shop.import("all", ["Trail"]);
    expect([value, diagnostics.map(({ code }) => code)]).toEqual([undefined, ["FF810"]]);
  });

  test("is what the finding about such a flow advises", async () => {
    const { shop, id } = await withFlow();
    faulty(shop, () => "null");
    expect((await refusal(shop, [String(id)])).replace(/\s+/g, " ")).toContain(`flowform import --all --except ${id}`);
    faulty(shop, (body) => body.replace('"SendSMS"', '"SendFax"'));
    expect((await refusal(shop, "all")).replace(/\s+/g, " ")).toContain(`flowform import --all --except ${id}`);
  });
});

describe("a list of names", () => {
  const mailing = { Steps: [{ StepType: "SendEmail", ShipmentId: 15000 }] };
  const answers = (shop: Workshop, list: string, body: string) =>
    shop.intercept((request, send) =>
      request.path.includes(`/MDOList/${list}`) ? Promise.resolve({ status: 200, headers: {}, body }) : send(request),
    );

  test.each(["[{}]", '[{"Id":1}]', '[{"Name":"A"}]', '[{"Id":"1","Name":"A"}]', "[1]", '[{"Id":1,"Name":null}]'])(
    "with a row that is none is refused: %s",
    async (body) => {
      const { shop } = await withFlow("Trial", mailing);
      answers(shop, "specifiedmailings", body);
      expect(await refusal(shop)).toContain("error FF571: A list of the target has something odd in it");
    },
  );

  test.each([
    ["[]", "because the list does not have it"],
    ['[{"Id":15000,"Name":""}]', "because it has no name there"],
    ['[{"Id":15000,"Name":"A"},{"Id":15001,"Name":"A"}]', "because its name means several"],
  ])("without a name for a record is told of once, however many flows use it: %s", async (body, why) => {
    const { shop } = await withFlow("Trial", mailing);
    await make(shop, "Other", mailing);
    answers(shop, "specifiedmailings", body);
    const { value, diagnostics } = await shop.import(["Trial", "Other"]);
    expect(value?.imported).toHaveLength(2);
    expect(diagnostics.map(({ code }) => code)).toEqual(["FF574"]);
    expect(diagnostics[0]?.detail).toContain(`"specifiedmailings" is written as { id: 15000 } ${why}`);
    expect(diagnostics[0]?.detail).toContain('used by "Trial", "Other"');
  });
});

describe("a flow that changes while it is imported", () => {
  test.each([
    { name: "another text", change: (body: string) => body.replace('"Hello"', '"Changed"') },
    { name: "no steps", change: (body: string) => body.replace(/"Steps": ?\[.*\],"Triggers/, '"Steps":[],"Triggers') },
    {
      name: "started, and another text",
      change: (body: string) => body.replace('"Hello"', '"Changed"').replace('"Stopped"', '"Running"'),
    },
    { name: "deleted", change: () => "null" },
  ])("($name) is noticed, and nothing is written", async ({ change }) => {
    const { shop } = await withFlow();
    faulty(shop, change, 2);
    expect(await refusal(shop)).toContain("error FF815: A live flow changed while it was imported");
  });

  test("for a moment only is noticed as well", async () => {
    const { shop } = await withFlow();
    faulty(shop, (body) => body.replace('"Hello"', '"Changed"'), 2, 2);
    expect(await refusal(shop)).toContain("error FF815");
  });

  test("by getting another name is noticed as well", async () => {
    const { shop } = await withFlow();
    faulty(shop, (body) => body.replace('"Trial"', '"Renamed"'), 1, 1);
    expect(await refusal(shop)).toContain("error FF815");
  });

  test("and has another name in the list each time is said to have two names", async () => {
    const { shop } = await withFlow();
    altered(shop, (flow) => ({ ...flow, Name: "Renamed" }));
    const text = await refusal(shop);
    expect(text).toContain("error FF573");
    expect(text).toContain('is "Trial" in the list of flows and "Renamed" when it is read');
  });
});

describe("writing", () => {
  test("overwrites nothing", async () => {
    const { shop } = await withFlow("Trial", { Steps: [{ StepType: "SendSMS", Text: "x".repeat(400) }] });
    shop.files.set("flows/texts/trial-sms.txt", "mine");
    expect(await refusal(shop)).toContain("error FF009: A file is there already\n  why: flows/texts/trial-sms.txt");
  });

  test("takes back what was written when a file cannot be", async () => {
    const { shop } = await withFlow();
    shop.memory.unwritable.set("flows/trial.flow.yaml", "the disk is full");
    expect(await refusal(shop, "all")).toContain(
      "error FF010: A file cannot be written\n  why: flows/trial.flow.yaml: the disk is full",
    );
  });

  test("takes the files back when a flow cannot be remembered, and works the next time", async () => {
    const { shop } = await withFlow();
    let saves = 0;
    shop.intercept((request, send) =>
      request.path.endsWith("/SaveForeignKey") && ++saves === 2
        ? Promise.resolve({ status: 500, headers: {}, body: '{"Message":"oops"}' })
        : send(request),
    );
    const { value, diagnostics } = await shop.import("all");
    expect(value).toBeUndefined();
    const text = diagnosticsText(diagnostics, plainPalette);
    expect(text).toContain("error FF818: The imported flows could not be remembered");
    for (const word of ["flowform doctor", "bindingsFile"]) expect(text.replace(/\s+/g, " ")).toContain(word);
    expect(flowFiles(shop)).toEqual([]);
    expect((await shop.import("all")).value?.imported).toHaveLength(3);
    expect((await shop.plan()).value?.flows).toEqual([]);
  });

  test("puts nothing behind a link", async () => {
    const shop = workshop();
    await make(shop, "Trial", { Folder: { HierarchyId: shop.store.ids("hierarchy")[0] } });
    shop.memory.links.set("flows/onboarding", "elsewhere");
    expect(await refusal(shop)).toContain(
      "error FF010: A file cannot be written\n  why: flows/onboarding: it is a link",
    );
  });
});
