import fc from "fast-check";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { beforeAll, describe, expect, it } from "vitest";
import { staleShown } from "../../src/diagnostic/way-back.ts";
import { comment, commentLimit } from "../../src/report/markdown/comment.ts";
import { code, words } from "../../src/report/markdown/escape.ts";
import { planReport } from "../../src/report/model/plan-report.ts";
import type { FlowReport, Report, Row } from "../../src/report/model/report.ts";
import { sections } from "../../src/report/model/section.ts";
import { inCi } from "../support/cases.ts";
import { hostile, payloads } from "./hostile.ts";
import { reviewed } from "./reviewed.ts";

let report: Report;
/** The same as a plan of the way back that is stale. */
let told: Report;
let flow: FlowReport;
beforeAll(async () => {
  report = planReport(await reviewed());
  told = { ...report, banner: [staleShown(undefined, ["It was changed."])], takesBack: "Takes back the apply." };
  const [first] = report.flows;
  if (first === undefined) throw new Error("nothing changes");
  flow = first;
});

const render = (markdown: string) =>
  micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });

const tags = (html: string) => [...html.matchAll(/<(\/?[a-z][a-z0-9]*)/gi)].map(([, tag = ""]) => tag);
const count = (html: string, tag: string) => tags(html).filter((own) => own === tag).length;

/** What is left of a rendered comment when everything in code is taken out. */
function outsideCode(html: string): string {
  const text = html.replace(/<pre>.*?<\/pre>/gs, " ").replace(/<code>.*?<\/code>/gs, " ");
  return text
    .replace(/<!--.*?-->/s, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/&(amp|lt|gt|quot);/g, " ")
    .replace(/&#(\d+);/g, (_, number) => String.fromCodePoint(Number(number)));
}

const allowed = new Set(
  "h2 h3 p strong code table thead tbody tr th td details summary ul li pre del ins blockquote".split(" "),
);

/** What hosts make something of outside of code. */
const outOfPlace = /@|:\/\/|www\.|#\d|GH-\d|:[a-z_+]\w*:|\[!NOTE|\$|\b[0-9a-f]{7,40}\b/i;

function expectTame(markdown: string, model: string): void {
  const html = render(markdown);
  expect(tags(html).filter((tag) => !allowed.has(tag.replace("/", "")))).toEqual([]);
  for (const tag of ["h2", "h3", "table", "tr", "td", "th", "details", "summary", "pre", "li"])
    expect(count(html, tag), tag).toBe(count(model, tag));
  expect(outsideCode(html)).not.toMatch(outOfPlace);
  expect(markdown).not.toMatch(/[\p{Cf}\p{Co}\p{Cs}]|[^\P{Cc}\n]/u);
  expect(markdown).not.toMatch(/^\s*::[a-z]|##\[/im);
  // GitLab takes such lines for orders.
  expect(markdown).not.toMatch(/^\s*\/[a-z]/im);
}

describe("a comment", () => {
  it("says first whether anything will change, then flow by flow what, for whom and where", () => {
    const text = comment(report);
    const lines = text.split("\n").filter((line) => line !== "");
    expect(lines[0]).toBe("<!-- flowform:v1 target=production -->");
    expect(lines[1]).toBe("## Marketing flows: 1 of 3 will change (<code>production</code>)");
    expect(lines[2]).toBe(
      "**WILL CHANGE&#58; yes. 1 flow on production. New people can enter. Less SMS. Some people go another way. And more, see below. It stays stopped. 23 people are in it now.**",
    );
    expect(text).toContain(
      "| **WHEN** | &#126; changed | Wait <code>settle</code>&#58; 3 days → 5 days **LATER** | 12 people wait here",
    );
    const order = [...text.matchAll(/^\| \*\*(WHO|WHEN|WHAT|PATH|LABEL)\*\*/gm)].map(([, section]) => section);
    expect(order).toEqual(flow.rows.map(({ section }) => section));
    expect(new Set(order)).toEqual(new Set(["WHO", "WHEN", "WHAT", "PATH", "LABEL"]));
    expect(text).toContain(`digest <code>${report.digest}</code>. **Approve only this digest**`);
    expect(text).toContain("```mermaid\nflowchart TB\n");
  });

  it("says of the diagram of a new flow that all of it is new, because no box of it is marked", () => {
    const text = comment({ ...report, flows: [{ ...flow, action: "create" }] });
    expect(text).toContain("  accDescr: All of this flow is new\n");
    expect(comment(report)).toMatch(/ {2}accDescr: \d+ added, /);
  });

  it("says in one line that nothing changes", () => {
    const nothing = {
      ...report,
      flows: [],
      changes: false,
      verdict: "WILL CHANGE: no. All 2 flows are on x as the files say.",
    };
    expect(comment(nothing)).toContain("**WILL CHANGE&#58; no.");
    expect(comment(nothing)).not.toContain("Approve");
  });

  it.each(payloads)("lets nothing out of its place: %j", (text) => {
    expectTame(comment(hostile(told, text)), render(comment(hostile(told, "x"))));
  });

  it.each(["---", "𠀀", ""])("takes a commit's number for what it is, also behind %j", (before) => {
    const text = `x${before}9f31c07a55e20b1d9f31c07a55e20b1d9f31c07a`;
    expectTame(comment(hostile(told, text), 1e9), render(comment(hostile(told, "x"), 1e9)));
  });

  it("lets nothing out of its place, whatever it is made of", () => {
    const model = render(comment(hostile(told, "x"), 1e9));
    const piece = fc.oneof(fc.constantFrom(...payloads), fc.string({ unit: "binary", maxLength: 12 }));
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 3 }), (pieces) =>
        expectTame(comment(hostile(told, `x${pieces.join("")}`), 1e9), model),
      ),
      { numRuns: 150 },
    );
  });
});

const texts = inCi(50_000, 2000);

describe("the one way of a text into Markdown", () => {
  const inPlaces = (text: string) =>
    `a ${text} b\n\n| x | y |\n|---|---|\n| ${text} | z |\n\n<details><summary>${text}</summary>\n\n- ${text}\n\n</details>\n`;
  const structure = (html: string) => tags(html).filter((tag) => tag.replace("/", "") !== "code");
  const model = structure(render(inPlaces("x")));

  it("lets nothing out of a line, a cell, a summary or a list, whatever the text is made of", () => {
    const piece = fc.oneof(
      fc.constantFrom(...payloads),
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.string({ unit: fc.constantFrom(..."@#<>[]()!`*_~|\\&;:/.-+=\n\r\t w0aé"), maxLength: 16 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 4 }), fc.constantFrom(code, words), (pieces, way) => {
        const html = render(inPlaces(way(pieces.join(""))));
        expect(structure(html)).toEqual(model);
        expect(outsideCode(html)).not.toMatch(outOfPlace);
      }),
      { numRuns: texts },
    );
  });
});

describe("words that are read from right to left", () => {
  const [was, is] = ["كل العملاء 3", "عملاء جدد 5"];
  const own = (text: string) => `<code>&#8296;${text}&#8297;</code>`;

  it("have an order of their own, in names, sentences, texts and effects", () => {
    const rows = flow.rows.slice(0, 1).map((row) => ({
      ...row,
      sentence: ["Name: ", { quote: was }, " -> ", { name: is }],
      effect: ["Undoes كل العملاء → جدد for ", { quote: is }, "."],
      words: [{ change: "removed", text: was } as const, { change: "added", text: is } as const],
    }));
    const text = comment({ ...report, flows: [{ ...flow, name: was, rows }] });
    expect(text).toContain(`### ${own(was)} (`);
    expect(text).toContain(`Name&#58; ${own(was)} → ${own(is)}`);
    expect(text).toContain(`Undoes ${own("كل العملاء")} → ${own("جدد")} for ${own(is)}.`);
    expect(text).toContain(`<del>&#91;−${own(was)}−&#93;</del>  <ins>&#123;&#43;${own(is)}&#43;&#125;</ins>`);
  });

  it("give a text that changes the direction of what stays of it", () => {
    const words = [{ change: "same", text: `${was}, ` } as const, { change: "added", text: "Anna" } as const];
    const text = comment({
      ...report,
      flows: [{ ...flow, rows: flow.rows.slice(0, 1).map((row) => ({ ...row, words })) }],
    });
    expect(text).toContain(`&#8295;${own(`${was}&#44; `)} <ins>&#123;&#43;<code>Anna</code>&#43;&#125;</ins> &#8297;`);
  });

  it("are all that has such signs around it", () => {
    expect(comment(report)).not.toMatch(/&#829[67];/);
  });
});

describe("the limit of a comment", () => {
  const many = (rows: readonly Row[], times: number) => Array.from({ length: times }, () => rows).flat();

  it.each([32_000, 12_000, 8000, 6000, 5000, 4000, 3000])(
    "is kept at %i characters, and who is concerned stays",
    (limit) => {
      const text = comment({ ...report, flows: [{ ...flow, rows: many(flow.rows, 4) }] }, limit);
      expect(text.length).toBeLessThanOrEqual(limit);
      const who = flow.rows.filter(({ section }) => section === "WHO").length * 4;
      const shown = text.match(/\*\*WHO\*\*/g)?.length ?? 0;
      const told = shown >= who || (text.match(/^- .*<code>/gm)?.length ?? 0) >= who;
      expect(told || text.includes(`${code(flow.name)} `)).toBe(true);
      expect(text).not.toContain("Do not approve without");
      expect(text).toContain(report.digest);
    },
  );

  it("drops the technical difference first, then texts, the drawing, and names before all else that people feel", () => {
    const sizes = [1e9, 9000, 8000, 7000, 6000, 5000, 4500, 4000, 3500, 3000, 2500];
    const seen = sizes.map((limit) => {
      const text = comment(report, limit);
      return ["Technical", "Texts word", "mermaid", "**LABEL**", "**PATH**", "**WHAT**", "**WHEN**", "**WHO**"].map(
        (part) => text.includes(part),
      );
    });
    for (const parts of seen) expect(parts.toSorted((a, b) => Number(a) - Number(b))).toEqual(parts);
    expect(seen[0]).toEqual(Array(8).fill(true));
    expect(seen.at(-1)?.[0]).toBe(false);
    expect(seen.at(-1)?.at(-1)).toBe(true);
  });

  const named = (count: number, name: (index: number) => string, own: Partial<FlowReport> = {}) =>
    Array.from({ length: count }, (_, index) => ({ ...flow, inside: index, ...own, name: name(index) }));

  it("names every one of five hundred flows, how many are in it, and what changes", () => {
    const quiet = named(1, () => "quiet", { rows: flow.rows.filter(({ section }) => section !== "WHO") });
    const text = comment({ ...report, flows: [...named(500, (index) => `Flow ${index}`), ...quiet] });
    expect(text.length).toBeLessThanOrEqual(commentLimit);
    expect(text).toMatch(
      /^\*\*WHO\*\* &#43; Trigger form submitted \*\*NEW AUDIENCE\*\*; .*\*\*WHEN\*\* &#126; Wait \*\*LATER\*\*.* \(500 flows\): <code>Flow 0<\/code> 0, /m,
    );
    expect(text).toMatch(/^\*\*WHEN\*\* .*\(1 flow\): <code>quiet<\/code> 0$/m);
    for (let index = 0; index < 500; index++) expect(text).toContain(`<code>Flow ${index}</code> ${index}`);
    expect(text).toContain("The full report has all rows.");
    expectTame(text, render(text));
  });

  it.each([
    ["long", (index: number) => `${index} ${"x".repeat(200)}`],
    ["hostile", (index: number) => `${index}${payloads[index % payloads.length]}`],
  ])("cuts %s names before it leaves one out", (_, name) => {
    const text = comment({ ...report, flows: named(500, name, { inside: null }) });
    expect(text.length).toBeLessThanOrEqual(commentLimit);
    expect(text.match(/<code>\d/g)?.length).toBeGreaterThanOrEqual(500);
    expect(text).not.toContain("Do not approve without");
    expectTame(text, render(text));
  });

  it("says that nobody should approve when not even names find room", () => {
    const rows = flow.rows.map((row, index) => ({ ...row, section: "WHO" as const, flag: `FLAG ${index}` }));
    const flows = named(3000, (index) => `Flow ${index} ${"x".repeat(200)}`).map((own, index) => ({
      ...own,
      rows: rows.slice(0, index % 9),
    }));
    const warning = { code: "FF1", severity: "warning", summary: "S", detail: "D", fix: "F" } as const;
    const text = comment({ ...report, flows, warnings: [warning, warning] });
    expect(text.length).toBeLessThanOrEqual(commentLimit);
    expect(text).toContain("2 warnings, in the full report.");
    expect(text).toContain("not even the names of the flows find room here. Do not approve without the full report.**");
    expect(text).toMatch(/^- 333 flows: \*\*WHO\*\* /m);
  });

  it("leaves out no row of one large flow while there is room for it, and the least important first", () => {
    const rows = sections.flatMap((section) =>
      many(
        flow.rows.filter((row) => row.section === section),
        400,
      ).slice(0, 60),
    );
    const large = { ...report, flows: [{ ...flow, rows }] };
    const shown = (text: string) =>
      [...text.matchAll(/^\| \*\*(WHO|WHEN|WHAT|PATH|LABEL)\*\*/gm)].map(([, own]) => own);
    expect(shown(comment(large, 1e9))).toEqual(rows.map(({ section }) => section));
    for (const limit of [commentLimit, 28_000, 24_000, 16_000]) {
      const text = comment(large, limit);
      const told = shown(text);
      expect(told).toEqual(rows.slice(0, told.length).map(({ section }) => section));
      expect(told.length).toBeLessThan(rows.length);
      expect(text).toContain(`… and ${rows.length - told.length} more changes for which there is no room here`);
      expect(text).not.toMatch(/mermaid|Good to know|Technical|Texts word/);
      expect(limit - text.length).toBeLessThan(400);
    }
  });

  it("holds for texts of 200 kB", () => {
    const long = "å@|<".repeat(50_000);
    expect(comment(hostile(told, long)).length).toBeLessThanOrEqual(commentLimit);
  });
});
