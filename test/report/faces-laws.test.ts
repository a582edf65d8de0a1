import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { expect, test } from "vitest";
import published from "../../schema/report.schema.json" with { type: "json" };
import { width } from "../../src/diagnostic/frame.ts";
import { page } from "../../src/report/html/page.ts";
import { planWidth } from "../../src/report/layout.ts";
import { comment, commentLimit } from "../../src/report/markdown/comment.ts";
import { planReport } from "../../src/report/model/plan-report.ts";
import { plainPalette } from "../../src/report/palette.ts";
import { planText } from "../../src/report/plan-text.ts";
import { lawCases } from "../support/cases.ts";
import { randomFlow } from "../support/random-flow.ts";
import { planOf } from "./plan-of.ts";

const validReport = new Ajv2020({ strict: false }).compile(published);
const places = (html: string, attribute: string) =>
  [...html.matchAll(new RegExp(` ${attribute}="([^"]*)"`, "g"))].map(([, value = ""]) => value);

/** P12 (reliability-and-review.md A8). */
test("whatever becomes of a flow, every face of its review is whole and within its limits", async () => {
  await fc.assert(
    fc.asyncProperty(fc.option(randomFlow, { nil: undefined }), randomFlow, async (before, after) => {
      const plan = await planOf([before && JSON.stringify(before), JSON.stringify(after)]);
      const report = planReport(plan);
      expect(validReport(JSON.parse(JSON.stringify(report)))).toBe(true);

      const lines = planText(plan, plainPalette).split("\n");
      expect(lines.filter((line) => width(line) > planWidth)).toEqual([]);

      const markdown = comment(report);
      expect(markdown.length).toBeLessThanOrEqual(commentLimit);
      const options = { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] };
      const rows = report.flows.flatMap((flow) => flow.rows);
      expect(micromark(markdown, options).match(/<td>/g)?.length ?? 0).toBeGreaterThanOrEqual(rows.length);

      const html = page(report);
      const ids = places(html, "id");
      expect(new Set(ids).size).toBe(ids.length);
      const links = places(html, "href").filter((target) => target.startsWith("#"));
      expect(links.filter((target) => !ids.includes(target.slice(1)))).toEqual([]);
      for (const tag of ["details", "table", "tr", "td", "svg", "section", "ins", "del"])
        expect(html.split(`</${tag}>`).length, tag).toBe(html.split(new RegExp(`<${tag}[ >]`)).length);
    }),
    { numRuns: lawCases(60), endOnFailure: true },
  );
}, 900_000);
