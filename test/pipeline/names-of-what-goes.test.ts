import { describe, expect, test } from "vitest";
import type { Plan } from "../../src/model/plan.ts";
import { page } from "../../src/report/html/page.ts";
import { comment } from "../../src/report/markdown/comment.ts";
import { planReport } from "../../src/report/model/plan-report.ts";
import { plainPalette } from "../../src/report/palette.ts";
import { planText } from "../../src/report/plan-text.ts";
import { type Workshop, workshop } from "../support/sandbox-project.ts";

const flow = (steps: string, head = "") => `flow: trial\nname: Trial\n${head}steps:\n${steps}`;
const wait = "  - { id: pause, wait: 1 day }\n";
const visit = "  - id: visit\n    createFollowUp: { title: Visit, type: Meeting, when: today, assignTo: nobody }\n";

/** The plan of a change to a flow that was applied as it was before. */
async function planned(shop: Workshop, before: string, after: string): Promise<Plan> {
  shop.write("trial", before);
  await shop.apply();
  shop.write("trial", after);
  const { value, diagnostics } = await shop.plan();
  if (value === undefined) throw new Error(JSON.stringify(diagnostics));
  return value;
}

/** The same plan for the terminal, for a pull request and as a page. */
function faces(plan: Plan): readonly string[] {
  const report = planReport(plan);
  return [planText(plan, plainPalette), comment(report), page(report)];
}

describe("a record that goes away has its name", () => {
  test("with the step that names it, in every face of the review", async () => {
    const shown = faces(await planned(workshop(), flow(`${wait}${visit}`), flow(wait)));
    expect(shown).toEqual(shown.map(() => expect.stringMatching(/type.{0,40}Meeting/s)));
    for (const text of shown) expect(text).not.toMatch(/type.{0,40}#\d/s);
  });

  test.each([
    { what: "a type that is left out", before: visit, after: visit.replace(", type: Meeting", ""), name: "Meeting" },
    {
      what: "people in a branch that goes",
      before: `  - id: who
    split:
      name: Who
      by: personData
      branches:
        - id: bosses
          name: Bosses
          where: [{ position: { oneOf: [Managing director] } }]
          steps: [{ id: rest, wait: 2 days }]
`,
      after: "",
      name: "Managing director",
    },
  ])("$what", async ({ before, after, name }) => {
    const [text] = faces(await planned(workshop(), flow(`${wait}${before}`), flow(`${wait}${after}`)));
    expect(text?.replaceAll(/\s+/g, " ")).toContain(name);
  });

  test("a folder that is changed for another one", async () => {
    const folder = (name: string) => flow(wait, `folder: ${name}\n`);
    const shop = workshop();
    const plan = await planned(shop, folder("Onboarding"), folder("{ id: 1 }"));
    expect(Object.values(plan.names.hierarchy ?? {})).toContain("Onboarding");
    const asked = shop.requests.filter(({ path }) => path.includes("/hierarchy"));
    const folders = "/v1/MDOList/hierarchy?additional=domain%3DEmailFlows%26fullname%3DTrue";
    expect(asked.map(({ path }) => path)).toEqual([folders, folders]);
  });

  test.each([403, 404, 500])("and stays a number when its list is answered with %i", async (status) => {
    const shop = workshop();
    const before = flow(`${wait}${visit}`);
    shop.write("trial", before);
    await shop.apply();
    shop.write("trial", flow(wait));
    shop.intercept((request, send) =>
      request.path.startsWith("/v1/MDOList/task")
        ? Promise.resolve({ status, headers: {}, body: JSON.stringify({ Message: "no" }) })
        : send(request),
    );
    const { value: plan, diagnostics } = await shop.plan();
    expect(diagnostics).toEqual([]);
    expect(plan?.names.task).toBeUndefined();
    if (plan !== undefined) for (const text of faces(plan)) expect(text).toMatch(/type.{0,40}#\d+/s);
  });

  test("and makes no other plan of it: the digest is the same with its name and without", async () => {
    const shop = workshop();
    const plan = await planned(shop, flow(`${wait}${visit}`), flow(wait));
    shop.intercept((request, send) =>
      request.path.startsWith("/v1/MDOList/")
        ? Promise.resolve({ status: 403, headers: {}, body: "{}" })
        : send(request),
    );
    const unnamed = (await shop.plan()).value;
    expect([plan.names.task === undefined, unnamed?.names.task === undefined]).toEqual([false, true]);
    expect(unnamed?.digest).toBe(plan.digest);
  });
});
