import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, it } from "vitest";
import published from "../../schema/report.schema.json" with { type: "json" };
import { width } from "../../src/diagnostic/frame.ts";
import type { PathNode } from "../../src/model/flow-path.ts";
import type { Plan } from "../../src/model/plan.ts";
import { page } from "../../src/report/html/page.ts";
import { comment } from "../../src/report/markdown/comment.ts";
import { foldGraph } from "../../src/report/model/fold-graph.ts";
import { graphOf } from "../../src/report/model/graph.ts";
import { planReport } from "../../src/report/model/plan-report.ts";
import type { Report } from "../../src/report/model/report.ts";
import { sections } from "../../src/report/model/section.ts";
import { plainSentence } from "../../src/report/model/sentence.ts";
import { plainPalette } from "../../src/report/palette.ts";
import { planText } from "../../src/report/plan-text.ts";
import { reportSchema } from "../../src/report/report-schema.ts";
import { reportText } from "../../src/report/text/report-text.ts";
import { planOf } from "./plan-of.ts";
import { randomPath } from "./random-path.ts";
import { reviewed } from "./reviewed.ts";

let plan: Plan;
let report: Report;
beforeAll(async () => {
  plan = await reviewed();
  report = planReport(plan);
});

describe("a report", () => {
  it("is plain JSON, made from nothing but the plan's JSON", () => {
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(planReport(JSON.parse(JSON.stringify(plan)))).toEqual(report);
  });

  it("has its schema published as it is made, with every member that it has", () => {
    expect(published).toEqual(JSON.parse(JSON.stringify(reportSchema())));
    expect([...published.required].sort()).toEqual(Object.keys(report).sort());
    const [flow] = report.flows;
    expect([...published.properties.flows.items.required].sort()).toEqual(Object.keys(flow ?? {}).sort());
    const [row] = flow?.rows ?? [];
    expect([...published.properties.flows.items.properties.rows.items.required].sort()).toEqual(
      Object.keys(row ?? {}).sort(),
    );
    const validate = new Ajv2020({ strict: false }).compile(published);
    for (const told of [report, planReport({ ...plan, flows: [] })]) {
      expect(validate(JSON.parse(JSON.stringify(told)))).toBe(true);
    }
  });

  it("tells who, when, what, which way and names in this order, each in one sentence with its effect and its line", () => {
    const rows = report.flows[0]?.rows ?? [];
    const places = rows.map(({ section }) => sections.indexOf(section));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(new Set(places).size).toBe(5);
    for (const row of rows) {
      expect(plainSentence(row.sentence)).not.toMatch(/[\ue000-\ue002\n]/);
      expect(row.effect).not.toEqual([]);
      expect(row.source).not.toBeNull();
    }
  });

  it("marks in the drawing exactly the steps that the changes speak of", () => {
    const { nodes, edges } = report.flows[0]?.graph ?? { nodes: [], edges: [] };
    const marked = nodes
      .filter(({ marks }) => marks.length > 0)
      .map(({ noun, title, marks, was }) => `${marks} ${noun} ${was}/${title}`);
    expect(marked).toEqual([
      "added Trigger /form submitted: #12",
      "changed Wait 3 days/5 days",
      "changed Notification by mail /New trial",
      "moved SMS /Bye",
      "removed SMS /Still there?",
    ]);
    expect(edges.filter(({ was }) => was !== "").map(({ was, label }) => `${was}/${label}`)).toEqual([
      "Opened/Engaged",
    ]);
    expect(
      edges.filter(({ marks, label }) => marks[0] === "removed" && label !== "").map(({ label }) => label),
    ).toEqual(["Silent"]);
  });

  it("draws the way of everyone else also where the target has no branch for them", () => {
    const node = (kind: PathNode["kind"], type: string, serverId: number, children: readonly PathNode[] = []) => ({
      ...{ kind, type, serverId, children },
      ...{ id: "", path: `${kind}${serverId}`, values: {} },
    });
    const [way, wait] = [node("option", "LinkClicked", 2), node("step", "WaitForTime", 3)];
    const side = [node("step", "Split", 1, [way]), wait];
    const { edges } = graphOf({ before: [], after: side }, { nameOf: () => "", marksOf: () => [] });
    expect(edges.map(({ label }) => label)).toEqual(["", "link clicked", "Everyone else", ""]);
  });

  it("names the form, link, project or selection that triggers, goals and actions are about", async () => {
    const flow = (form: number) => `flow: a
name: A
enrolment:
  triggers:
    - { id: x, on: formSubmitted, form: { id: ${form} }, where: [{ "formSubmission/formSubmissionEmail": { notContains: test } }] }
    - { id: y, on: addedToSelection, selection: { id: 4 } }
goals: [{ id: g, on: addedToProject, project: { id: 5 } }]
steps: [{ id: a, waitForAction: { actions: [{ on: linkClicked, mailing: { id: 8 }, link: { id: 9 } }] } }]
`;
    const { names, ...own } = await planOf([flow(12), flow(13)]);
    const known = {
      ...names,
      form: { 12: "Sign-up", 13: "Trial" },
      selection: { 4: "VIP" },
      shipmentlinks: { 9: "Demo" },
    };
    const [told] = planReport({ ...own, names: known }).flows;
    expect(told?.graph.nodes.slice(0, 2).map(({ title, was }) => `${was}/${title}`)).toEqual([
      "form submitted: Sign-up/form submitted: Trial",
      "/added to selection: VIP",
    ]);
    expect(told?.graph.edges.map(({ label }) => label)).toContain("link clicked: Demo, Tips\\u202e");
    expect(told?.path.map(({ after }) => after?.title)).toContain("added to project: #5");
  });

  it("says of a flow that is ended, before all else, who is cancelled with it", async () => {
    const [flow] = plan.flows;
    if (flow === undefined) throw new Error("nothing changes");
    const ended = { ...flow, action: "end", changes: [], cancels: 23 } as const;
    const [told] = planReport({ ...plan, flows: [ended] }).flows;
    expect(told?.rows).toMatchObject([
      { section: "WHO", mark: "removed", effect: ["23 people are cancelled for good."], flag: "STOPS PEOPLE" },
    ]);
    const text = planText({ ...plan, flows: [ended] }, plainPalette);
    expect(text).toContain(
      "  WHO    - The flow is ended and deleted [STOPS PEOPLE]\n           23 people are cancelled",
    );
    expect(comment(planReport({ ...plan, flows: [ended] }))).toMatch(/\*\*WHO\*\* .*The flow is ended and deleted/);
  });

  it("can be made of a plan of an older version, which knows no way and no text", async () => {
    const flows = plan.flows.map(({ path: _, text: __, ...flow }) => flow);
    const old = planReport({ ...plan, flows });
    expect(old.flows[0]).toMatchObject({ path: [], graph: { nodes: [], edges: [] }, text: "" });
    expect(planText({ ...plan, flows }, plainPalette)).not.toContain("Before");
    expect(comment(old)).not.toContain("mermaid");
    expect(page(old)).not.toContain("<svg");
  });

  it("never speaks of layout or order without meaning", async () => {
    const text =
      "flow: a\nname: A\nenrolment: { triggers: [{ id: x, on: saleCreated }, { id: y, on: saleSold }] }\nsteps: []\n";
    const turned = text.replace(
      "{ id: x, on: saleCreated }, { id: y, on: saleSold }",
      "{ on: saleSold, id: y }, { on: saleCreated, id: x }",
    );
    expect((await planOf([text, turned])).flows).toEqual([]);
  });
});

describe("the terminal", () => {
  it.each([
    ["", ""],
    ["中文标题很长很长", "which takes two columns a letter"],
    ["🎉".repeat(70), "which has no space to break at"],
  ])("is never wider than 80 columns, whatever its texts: %s", async (text) => {
    const flow = (subject: string) =>
      `flow: a\nname: "Alpha ${text}"\nsteps: [{ id: n, notifyByEmail: { to: ourContact, subject: "${subject}", text: "${subject.repeat(30)} " } }]\n`;
    const shown = text === "" ? plan : await planOf([flow(text), flow(`${text}!`)]);
    const lines = planText(shown, plainPalette).split("\n");
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.filter((line) => width(line) > 80)).toEqual([]);
  });

  it("is made from nothing but the report's JSON", () => {
    expect(reportText(JSON.parse(JSON.stringify(report)), plainPalette)).toBe(planText(plan, plainPalette));
  });

  it("shows before and after side by side, with the sign of each change", () => {
    expect(planText(plan, plainPalette)).toContain(`
    Before                                After
    Trigger sale created                  Trigger sale created
                                        + Trigger form submitted: #12
    Mail  Welcome                         Mail  Welcome
  ~ Wait  3 days                        ~ Wait  5 days
  ~ Notification by mail New trial      ~ Notification by mail New trial
    Split How did they react?             Split How did they react?
  ~   Opened:                           ~   Engaged:
        Follow-up Call                        Follow-up Call
  -   Silent:
  -     SMS   Still there?
      Everyone else:                        Everyone else:
`);
  });
});

/** A flow in which names find no room beside each other: long words without a space, deep in branches. */
function crowdedFlow(wait: string): string {
  const long = "Update-of-everything-that-is-known-about-them";
  const tell = (id: string) => `{ id: ${id}, notifyByEmail: { to: ourContact, subject: "${long} ${wait}", text: Hi } }`;
  const split = (id: string, steps: string) =>
    `{ id: ${id}, split: { name: "${long} ${wait}", by: linkClicked, branches: [{ id: in-${id}, name: "${long} ${wait}", link: { id: 9 }, steps: [${steps}] }] } }`;
  const deep = ["one", "two", "three", "four", "five", "six"].reduceRight(
    (steps, id) => split(id, steps),
    tell("last"),
  );
  return `flow: a\nname: A\nsteps: [${tell("first")}, ${deep}]\n`;
}

describe("the way before and after, in columns", () => {
  it("says which step or branch it is where its name finds no room", async () => {
    const text = planText(await planOf([crowdedFlow("2 days"), crowdedFlow("5 days")]), plainPalette);
    const [, ways = ""] = text.split(/^ *Before +After$/m);
    const lines = ways.split("\n\n")[0]?.split("\n").slice(1, -1) ?? [];
    const sides = lines.map((line) => [line.slice(2, 40).trimEnd(), line.slice(40)]);
    expect(sides.filter(([before, after]) => before !== after)).toEqual([]);
    expect(sides.map(([, after]) => after)).toEqual([
      "~ Notification by mail first",
      "~ Split one",
      "~   in-one:",
      "~     Split two",
      "~       in-two:",
      "~         Split three",
      "~           in-three:",
      "~             Split four",
      "~               in-four:",
      "~                 Split five",
      "~                   in-five:",
      "~                     Split six",
      "~                     in-six:",
      "~                     last",
      "                      Everyone else:",
    ]);
    expect(lines.filter((line) => width(line) > 80)).toEqual([]);
  });
});

describe("goals in a drawing", () => {
  const flow = (goals: string) => `flow: a\nname: A\ngoals:\n${goals}steps: [{ id: s, wait: 1 day }]\n`;
  const bought = "  - { id: bought, on: saleCreatedOnPerson }\n";
  const joined = (project: number) => `  - { id: joined, on: addedToProject, project: { id: ${project} } }\n`;

  it("stand before the end with what the change does to them, and lead to their rows", async () => {
    const before = flow(`${bought}${joined(5)}  - { id: asked, on: requestCreated }\n`);
    const after = flow(`${bought}${joined(6)}  - { id: talked, on: hadChat }\n`);
    const report = planReport(await planOf([before, after]));
    const [told] = report.flows;
    const { nodes = [], edges = [] } = told?.graph ?? {};
    const goals = nodes.filter(({ shape }) => shape === "goal");
    expect(goals.map(({ marks, title, was }) => [...marks, title, was].join())).toEqual([
      "sale created on person,",
      "changed,added to project: #6,added to project: #5",
      "added,had chat,",
      "removed,request created,",
    ]);
    const end = nodes.find(({ noun }) => noun === "End")?.id;
    expect(goals.map(({ id }) => edges.filter(({ from, to }) => from === id || to === id))).toEqual(
      goals.map(({ id }) => [expect.objectContaining({ from: id, to: end, label: "success" })]),
    );
    const rows = told?.rows.map(({ node }) => node) ?? [];
    expect(goals.filter(({ marks }) => marks.length > 0).map(({ key }) => rows.includes(key))).toEqual([
      true,
      true,
      true,
    ]);
    expect(comment(report)).toMatch(/n\d+ ==>\|"success"\| n\d+/);
    const svg = /<svg id="flow1-drawing"[\s\S]*?<\/svg>/.exec(page(report))?.[0] ?? "";
    expect(svg.match(/<a class="box (added|changed|removed) goal" href="#[^"]+">/g)).toHaveLength(3);
    expect(svg.match(/class="box same goal"/g)).toHaveLength(1);
  });

  it("are no steps where unchanged parts are put together, and lead to none", () => {
    const node = (kind: PathNode["kind"], type: string, serverId: number): PathNode => ({
      ...{ kind, type, serverId, id: "", path: `${kind}${serverId}` },
      ...{ values: {}, children: [] },
    });
    const steps = Array.from({ length: 30 }, (_, index) => node("step", "WaitForTime", index + 1));
    const side = [node("goal", "HadChat", 1), node("goal", "FormSubmitted", 2), ...steps];
    const folded = (changed: readonly string[], nodes: number) => {
      const marksOf = (key: string) => (changed.includes(key) ? (["changed"] as const) : []);
      const graph = foldGraph(graphOf({ before: side, after: side }, { nameOf: () => "", marksOf }), {
        nodes,
        edges: 120,
      });
      const nounOf = (id: string) => graph.nodes.find((one) => one.id === id)?.noun;
      const ways = graph.edges.filter(({ label }) => label === "success").map(({ from, to }) => [from, to].map(nounOf));
      return { titles: graph.nodes.map(({ title, noun }) => title || noun), ways };
    };
    expect(folded(["s1"], 60).titles.at(-1)).toBe("28 unchanged steps");
    const ofGoal = folded(["g1"], 60);
    expect(ofGoal.titles).toEqual(["added by hand", "30 unchanged steps", "had chat", "form submitted", "End"]);
    expect(ofGoal.ways).toEqual([
      ["Goal", "End"],
      ["Goal", "End"],
    ]);
    const tight = folded(["g1", "s15"], 8);
    expect(tight.titles.filter((title) => title.includes("unchanged"))).toEqual([
      "14 unchanged steps",
      "15 unchanged steps",
    ]);
    expect(tight.ways).toEqual(ofGoal.ways);
    const [first, second, , last] = folded(["g1", "s15"], 4).titles;
    expect([first, second, last]).toEqual(["added by hand", "14 unchanged steps", "4 more, 1 changed: see the rows"]);
  });
});

describe("a drawing that would be too large", () => {
  const around = {
    nameOf: (_: string, id: number) => `#${id}`,
    marksOf: (key: string) => (key === "s7" ? (["changed"] as const) : []),
  };

  it("says what it leaves out, and where that lies on the way", () => {
    const steps = Array.from(
      { length: 200 },
      (_, index): PathNode => ({
        ...{ kind: "step", type: "WaitForTime", id: "", serverId: index + 1, path: `s${index}` },
        ...{ values: {}, children: [] },
      }),
    );
    const whole = graphOf({ before: steps, after: steps }, { ...around, marksOf: () => ["changed"] });
    const { nodes, edges } = foldGraph(whole, { nodes: 60, edges: 120 });
    expect(nodes.at(-1)).toMatchObject({ id: "n0", title: "143 more, 143 changed: see the rows" });
    const last = nodes.at(-2)?.id;
    expect(edges.filter(({ to }) => to === "n0").map(({ from }) => from)).toEqual([last]);
  });

  it("shows or counts every change, and keeps its limits, whatever the flow", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const graph = graphOf(randomPath(seed, 20), around);
      const folded = foldGraph(graph, { nodes: 60, edges: 120 });
      expect(folded.nodes.length).toBeLessThanOrEqual(60);
      expect(folded.edges.length).toBeLessThanOrEqual(120);
      const ids = new Set(folded.nodes.map(({ id }) => id));
      expect(folded.edges.filter(({ from, to }) => !ids.has(from) || !ids.has(to))).toEqual([]);
      const changed = (nodes: typeof graph.nodes) => nodes.filter(({ marks }) => marks.length > 0).length;
      const [, left = "0"] = /, (\d+) changed/.exec(folded.nodes.at(-1)?.title ?? "") ?? [];
      expect(changed(folded.nodes) + Number(left)).toBe(changed(graph.nodes));
    }
  });
});
