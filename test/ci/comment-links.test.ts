import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { planMarkdown } from "../../src/ci/comment-body.ts";
import { fileLinks } from "../../src/ci/file-links.ts";
import { webAddress } from "../../src/ci/web-address.ts";
import type { Plan } from "../../src/model/plan.ts";
import { comment } from "../../src/report/markdown/comment.ts";
import { code } from "../../src/report/markdown/escape.ts";
import { planReport } from "../../src/report/model/plan-report.ts";
import { payloads } from "../report/hostile.ts";
import { reviewed } from "../report/reviewed.ts";
import { inCi } from "../support/cases.ts";

let plan: Plan;
beforeAll(async () => {
  plan = await reviewed();
});

const pages = {
  run: "https://github.com/acme/flows/actions/runs/7001",
  files: "https://github.com/acme/flows/blob",
};
const job = { context: { host: "github", pages } as const, folder: ".", diagnostics: [] };

const render = (markdown: string) =>
  micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
const addresses = (markdown: string) =>
  [...render(markdown).matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, address]) => address ?? "");
/** The same plan with this name of its flow's file. */
const inFile = (file: string): Plan => ({
  ...plan,
  flows: plan.flows.map((flow) => ({
    ...flow,
    file,
    changes: flow.changes.map((change) =>
      change.source === undefined ? change : { ...change, source: { ...change.source, file } },
    ),
  })),
});

describe("an address", () => {
  it.each([
    ["https://github.com", ["acme", "flows"], "https://github.com/acme/flows"],
    ["https://git.example.com/under/", ["a b", "ø.yaml"], "https://git.example.com/under/a%20b/%C3%B8.yaml"],
    ["http://127.0.0.1:8080", ["a"], "http://127.0.0.1:8080/a"],
    ["https://example.com", ["a)](x", "<b>", "*_|`@"], "https://example.com/a%29%5D%28x/%3Cb%3E/%2A_%7C%60%40"],
    ["https://example.com/a)|b", [], "https://example.com/a%29%7Cb"],
  ])("below %s is encoded: %j", (root, way, address) => {
    expect(webAddress(root, way)).toBe(address);
  });

  it.each([
    ["", ["a"]],
    ["javascript:alert(1)", []],
    ["http://github.com", ["a"]],
    ["https://me:secret@github.com", ["a"]],
    ["https://github.com/?x=1", ["a"]],
    ["https://github.com", ["a", "..", "b"]],
    ["https://github.com", ["a", "", "b"]],
    ["https://github.com", ["\ud800"]],
    ["https://github.com", ["x".repeat(2000)]],
  ])("is none below %j: %j", (root, way) => {
    expect(webAddress(root, way)).toBe("");
  });
});

describe("the links of a comment", () => {
  it("lead to the run and, from each row that has one, to its line", () => {
    const lines = plan.flows.flatMap((flow) => flow.changes.flatMap(({ source }) => source?.line ?? []));
    const [run, ...rows] = addresses(planMarkdown(plan, 1e9, { ...job, folder: "crm/flow files" }));
    expect(run).toBe(pages.run);
    const [file] = plan.flows.map((flow) => flow.file);
    const start = `${pages.files}/${plan.commit}/crm/flow%20files/${file}#L`;
    expect(new Set(rows)).toEqual(new Set(lines.map((line) => `${start}${line}`)));
  });

  it("name the artifact as the action does", () => {
    const action = parse(readFileSync(fileURLToPath(new URL("../../action.yml", import.meta.url)), "utf8"));
    const names = action.runs.steps.flatMap((step: { with?: { name?: string } }) => step.with?.name ?? []);
    expect(names).toEqual([`flowform-\${{ inputs.target }}`]);
    expect(planMarkdown(plan, 1e9, job)).toContain(`the artifact ${code(`flowform-${plan.target}`)} of [this run](`);
  });

  it("are the same comment without them", () => {
    const bare = planMarkdown(plan, 1e9, job)
      .replace(/\nFull report: .*\n/, "")
      .replace(/\[(\d+)\]\([^)]*\)/g, "$1");
    expect(bare).toBe(comment(planReport(plan), 1e9));
  });

  it.each([
    ["no host is known", { context: { host: "none", pages: { run: "", files: "" } } as const }],
    ["no pages are known", { context: { host: "gitlab", pages: { run: "", files: "" } } as const }],
  ])("are none where %s", (_, more) => {
    expect(addresses(planMarkdown(plan, 1e9, { ...job, ...more }))).toEqual([]);
  });

  it("lead to no line where the commit is none", () => {
    for (const commit of ["", "main", "../../evil", "4f2c9e1d)"])
      expect(addresses(planMarkdown({ ...plan, commit }, 1e9, job))).toEqual([pages.run]);
  });

  it("show a Markdown file with its lines", () => {
    const link = fileLinks({ pages }, { commit: plan.commit, folder: "." });
    expect(link("texts/a.md", 3)).toBe(`${pages.files}/${plan.commit}/texts/a.md?plain=1#L3`);
  });

  const model = () => render(planMarkdown(inFile("flows/x.yaml"), 1e9, job));
  const tags = (html: string) => html.match(/<\/?(?!a\b)[a-z][a-z0-9]*/g);
  const own =
    /^https:\/\/github\.com\/acme\/flows\/(actions\/runs\/7001|blob\/[0-9a-f]{40}\/[A-Za-z0-9\-._/%]+(\?plain=1)?#L\d+)$/;

  it("lead nowhere else and break nothing, whatever files are called", () => {
    const tame = tags(model());
    const piece = fc.oneof(fc.constantFrom(...payloads), fc.string({ unit: "binary", maxLength: 12 }));
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 3 }), (pieces) => {
        const file = `flows/${pieces.join("").replaceAll(/\.\.|\/\/|\/\.|\/$|\p{Cs}/gu, "")}.yaml`;
        const markdown = planMarkdown(inFile(file), 1e9, job);
        expect(addresses(markdown).filter((address) => !own.test(address))).toEqual([]);
        expect(tags(render(markdown))).toEqual(tame);
      }),
      { numRuns: inCi(2000, 100) },
    );
  });

  it("of lines go first where room is short, and the one to the run stays", () => {
    const full = planMarkdown(plan, 1e9, job);
    const less = planMarkdown(plan, full.length - 1, job);
    expect(addresses(less)).toEqual([pages.run]);
    expect(less).toContain("Technical difference");
    for (const limit of [12_000, 8000, 6000, 5000, 4000, 3000]) {
      const text = planMarkdown(plan, limit, job);
      expect(text.length).toBeLessThanOrEqual(limit);
      expect(addresses(text)).toContain(pages.run);
      if (!text.includes("Technical difference")) expect(addresses(text)).toEqual([pages.run]);
    }
  });
});

describe("findings beside a plan", () => {
  const finding = { code: "FF910", summary: "An SMS is longer", detail: "D", fix: "F" } as const;
  const warning = { ...finding, severity: "warning" } as const;
  const error = { ...finding, severity: "error" } as const;
  const placesOf = (text: string) =>
    ["this check fails", "### Findings", "Approve only"].map((part) => text.indexOf(part));

  it("stand below what would be approved when none of them is an error", () => {
    const [fails = 0, findings = 0, approve = 0] = placesOf(
      planMarkdown(plan, 32_000, { ...job, diagnostics: [warning] }),
    );
    expect(fails).toBe(-1);
    expect(findings).toBeGreaterThan(approve);
  });

  it("keep the limit, above it and below", () => {
    for (const one of [warning, error]) {
      const diagnostics = Array.from({ length: 500 }, () => one);
      for (const limit of [32_000, 16_000, 10_000]) {
        const text = planMarkdown(plan, limit, { ...job, diagnostics });
        expect(text.length).toBeLessThanOrEqual(limit);
        expect(text).toContain(plan.digest);
        expect(text).toContain("more, in the log of the job");
      }
    }
  });

  it("are counted first when some are errors", () => {
    const text = planMarkdown(plan, 32_000, { ...job, diagnostics: [warning, error, error] });
    expect(text).toContain("> **2 errors: see Findings; this check fails.**");
    const places = placesOf(text);
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});
