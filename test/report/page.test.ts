import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { visible } from "../../src/diagnostic/frame.ts";
import { page } from "../../src/report/html/page.ts";
import { comment } from "../../src/report/markdown/comment.ts";
import { mermaidEdge, mermaidNode } from "../../src/report/mermaid-graph.ts";
import { mermaidLabel } from "../../src/report/mermaid-label.ts";
import { planReport } from "../../src/report/model/plan-report.ts";
import type { Report } from "../../src/report/model/report.ts";
import { describeInChromium } from "../support/chromium.ts";
import { hostile, payloads } from "./hostile.ts";
import { planOf } from "./plan-of.ts";
import { reviewed } from "./reviewed.ts";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "flowform-page-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let report: Report;
let large: Report;
let branching: Report;
beforeAll(async () => {
  report = planReport(await reviewed());
  branching = planReport(await planOf([branchingFlow("2 days"), branchingFlow("3 days")]));
  large = planReport(await planOf([largeFlow("2 days", "call"), largeFlow("1 week", "write")]));
});

/** A flow that is too wide and too high for a sheet of paper when it has many branches. */
function branchingFlow(wait: string, count = 12): string {
  const branches = Array.from({ length: count }, (_, index) => {
    const steps = Array.from({ length: 9 }, (__, step) => `{ id: s${index}x${step}, wait: ${wait} }`);
    return `        - { id: b${index}, link: { id: ${index + 1} }, steps: [${steps.join(", ")}] }\n`;
  });
  return `flow: wide\nname: Wide\nsteps:\n  - id: ask\n    split:\n      name: Which?\n      by: linkClicked\n      branches:\n${branches.join("")}`;
}

/** A flow of 500 steps, 28 of which wait for so long, with a text of 200 kB at its end. */
function largeFlow(wait: string, word: string): string {
  const steps = Array.from({ length: 499 }, (_, index) => {
    const step =
      index % 2 === 0
        ? `notifyByEmail: { to: ourContact, subject: "Subject ${index}", text: Please look. }`
        : `wait: ${index % 9 === 1 ? wait : "3 days"}`;
    return `  - id: s${index}\n    ${step}\n`;
  });
  const text = `"${"words å ø <b> ".repeat(7000)} ${word} ${"words å ø <b> ".repeat(7000)}"`;
  const last = `  - id: last\n    notifyByEmail: { to: ourContact, subject: Last, text: ${text} }\n`;
  return `flow: large\nname: Large\nsteps:\n${steps.join("")}${last}`;
}

const stepsOf = (...steps: readonly string[]) =>
  `flow: moved\nname: Moved\nsteps:\n${steps.map((step) => `  - ${step}\n`).join("")}`;
const message = (id: string, text: string) => `{ id: ${id}, sendSms: { text: ${text} } }`;

/** Steps that come, go, change and change places. */
const movedFlow = [
  stepsOf(message("one", "One"), message("two", "Two"), message("three", "Three"), message("gone", "Gone")),
  stepsOf(message("two", "Two"), message("three", "Third"), message("one", "One"), message("new", "New")),
] as const;

/** Where names stand in parts of a page: each with its left and its right end. */
async function placesOf(opened: Page, selectors: readonly string[], names: readonly string[]) {
  return (await opened.evaluate(`${JSON.stringify(selectors)}.map((selector) => {
    const found = [];
    const texts = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      for (const name of ${JSON.stringify(names)}) {
        const from = node.data.indexOf(name);
        if (from < 0) continue;
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, from + name.length);
        const { left, right } = range.getBoundingClientRect();
        found.push([name, Math.round(left), Math.round(right)]);
      }
    }
    return found;
  })`)) as readonly (readonly [string, number, number][])[];
}

/** The report's page as a file, as it would lie on a disk. */
function written(told: Report, name: string): string {
  const path = join(folder, `${name}.html`);
  writeFileSync(path, page(told));
  return pathToFileURL(path).href;
}

const elements = (html: string) => [...html.matchAll(/<([a-z][a-z0-9]*)/gi)].map(([, tag = ""]) => tag.toLowerCase());

describe("a page", () => {
  it("says first whether anything will change and for whom, and holds all that the text says", () => {
    const html = page(report);
    const words = html
      .replace(/<style>.*<\/style>/s, "")
      .replace(/<[^>]*>/g, " ")
      .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
      .replace(/\s+/g, " ");
    expect(words).toMatch(
      /^ ?Flow review: production WILL CHANGE: yes\. 1 flow on production\. New people can enter\. Less SMS\. .* It stays stopped\. 23 people are in it now\./,
    );
    expect(words).toContain("~ changed Wait settle : 3 days → 5 days 12 people wait here and keep waiting");
    expect(words).toContain("− {{Company.Name}} + {{Company.FullName}}");
    expect(words).toContain("− https://example.com/a/b?c=1 + https://example.com/a/b?c=2");
    expect(words).toContain(`Approve only the plan ${report.digest}`);
    const sections = [...html.matchAll(/<h3>([A-Z]+)</g)].map(([, section]) => section);
    expect(sections).toEqual(["WHO", "WHEN", "WHAT", "PATH", "LABEL"]);
  });

  it("needs no script, no network and no other file", () => {
    const html = page(report);
    expect(
      elements(html).filter((tag) =>
        ["script", "link", "img", "iframe", "object", "embed", "form", "base"].includes(tag),
      ),
    ).toEqual([]);
    expect(html).toMatch(
      /http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;sha256-[\w+/=]+&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;"/,
    );
    expect(html).not.toMatch(/ (src|style|on\w+)=/);
    expect([...html.matchAll(/href="([^"]*)"/g)].filter(([, href = ""]) => !href.startsWith("#"))).toEqual([]);
  });

  it("leads from every box that changes to its row, and from every row to its line", () => {
    const html = page(report);
    const ids = new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
    const links = [...html.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
    expect(links.filter((id) => !ids.has(id))).toEqual([]);
    expect(links.filter((id) => id?.includes("-row")).length).toBeGreaterThan(4);
    expect(links.filter((id) => id?.includes("-line")).length).toBeGreaterThan(4);
    expect(ids.size).toBe([...html.matchAll(/ id="/g)].length);
  });

  it("leads from each box and branch to the gravest of its rows", async () => {
    const [before, after] = [
      `flow: graver\nname: Graver\nsteps:
  - id: ask
    split:
      name: Which?
      by: linkClicked
      branches:
        - { id: yes, name: "Yes", link: { id: 9 }, steps: [{ id: thank, sendSms: { text: Thanks } }] }
        - { id: no, name: "No", link: { id: 10 }, steps: [] }
`,
      `flow: graver\nname: Graver\nsteps:
  - id: ask
    split:
      name: Which of them?
      by: linkClicked
      branches:
        - { id: yes, name: "Yes!", link: { id: 11 }, steps: [{ id: thank, sendSms: { text: Thanks } }] }
      everyoneElse: { exit: true }
`,
    ];
    const told = planReport(await planOf([before, after]));
    const html = page(told);
    const rows = told.flows.flatMap((flow) => flow.rows);
    const linked = [...html.matchAll(/<a class="(box|way) [^"]*" href="#flow1-row(\d+)">(.*?)<\/a>/gs)].map(
      ([, kind = "", row = "", inside = ""]) => ({
        kind,
        row: Number(row) - 1,
        text: inside
          .replace(/<[^>]*>/g, " ")
          .replace(/\s+/g, " ")
          .trim(),
      }),
    );
    for (const { row, text } of linked) expect(row, text).toBe(rows.findIndex(({ node }) => node === rows[row]?.node));
    const ofKind = (wanted: string) => linked.filter(({ kind }) => kind === wanted).map(({ text }) => text);
    expect(ofKind("way")).toEqual(["~ changed Yes Yes!", "− removed No"]);
    expect(ofKind("box")).toEqual(["~ changed Split Which? Which of them?", "+ added Leaves"]);
  });

  it.each(payloads)("lets nothing out of its place: %j", (text) => {
    const html = page(hostile(report, text));
    expect(elements(html).filter((tag) => ["script", "img", "iframe", "h1"].includes(tag))).toEqual(["h1"]);
    const model = elements(page(hostile(report, "x")));
    const structure = (tags: readonly string[]) =>
      tags.filter(
        (tag) => !["text", "tspan", "span", "rect", "bdi", "svg", "use", "figure", "figcaption", "div"].includes(tag),
      );
    expect(structure(elements(html))).toEqual(structure(model));
    expect(html).not.toMatch(/[\p{Cf}\p{Co}\p{Cs}]|[^\P{Cc}\n]/u);
    expect(html).not.toMatch(/^\s*::[a-z]|##\[/im);
  });

  it("stays small for 500 steps and a text of 200 kB, with every change in its drawing", () => {
    const html = page(large);
    expect(Buffer.byteLength(html)).toBeLessThan(300_000);
    expect(html).toContain("unchanged steps");
    expect(html).toMatch(/ … and \d{6} more characters/);
    const rows = large.flows.flatMap((flow) => flow.rows);
    expect(rows.length).toBeGreaterThan(20);
    expect(html.match(/<li id="flow1-row\d+"/g)).toHaveLength(rows.length);
    expect(html.match(/<a class="box /g)).toHaveLength(rows.length);
  });
});

it("stays below half a megabyte for a new flow of 500 steps, each of which is a row", async () => {
  const made = planReport(await planOf([undefined, largeFlow("2 days", "call")]));
  const rows = made.flows.flatMap((flow) => flow.rows);
  expect(rows.length).toBeGreaterThan(500);
  const html = page(made);
  expect(html.match(/<li id="flow1-row\d+"/g)).toHaveLength(rows.length);
  expect(Buffer.byteLength(html)).toBeLessThan(500_000);
});

describeInChromium("a page in a browser", (browser) => {
  it.each([
    ["light", { colorScheme: "light" }],
    ["dark", { colorScheme: "dark" }],
    ["narrow", { viewport: { width: 380, height: 800 } }],
    ["printed", { media: "print" }],
    ["large", { colorScheme: "light" }],
  ] as const)("has nothing that axe finds serious, %s", async (name, look) => {
    const opened = await browser.newPage(look);
    await opened.goto(written(name === "large" ? large : report, `axe-${name}`));
    await opened.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
    await opened.evaluate(axe);
    const { violations } = (await opened.evaluate("axe.run()")) as {
      violations: readonly { id: string; impact: string; nodes: readonly { html: string }[] }[];
    };
    const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(grave.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)).toEqual([]);
    await opened.close();
  });

  it("gives every region a name of its own, also where flows have the same name", async () => {
    const opened = await browser.newPage();
    const twice = { ...report, flows: [...report.flows, ...report.flows, ...large.flows] };
    await opened.goto(written(twice, "regions"));
    await opened.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
    await opened.evaluate(axe);
    const ids = await opened.evaluate(
      `axe.run({ runOnly: ["landmark-unique", "duplicate-id-aria"] }).then(({ violations, passes }) => [violations, passes].map((all) => all.map(({ id }) => id)))`,
    );
    expect(ids).toEqual([[], expect.arrayContaining(["landmark-unique"])]);
    await opened.close();
  });

  it("asks the network for nothing and breaks none of its own rules, whatever its texts say", async () => {
    const opened = await browser.newPage();
    const asked: string[] = [];
    const said: string[] = [];
    opened.on("request", (request) => asked.push(request.url()));
    opened.on("console", (message) => said.push(message.text()));
    opened.on("dialog", (dialog) => said.push(dialog.message()));
    const evil = written(hostile(report, payloads.join(" ")), "evil");
    await opened.goto(evil);
    await opened.waitForLoadState("networkidle");
    expect(asked).toEqual([evil]);
    expect(said).toEqual([]);
    await opened.close();
  });

  it("keeps every text of the drawing in its box", async () => {
    const opened = await browser.newPage();
    await opened.goto(written(report, "boxes"));
    const outside = await opened.evaluate(`[...document.querySelectorAll(".box")].flatMap((box) => {
      const outline = box.querySelector(".outline").getBBox();
      return [...box.querySelectorAll("text")].map((text) => [text.getBBox(), text.textContent])
        .filter(([own]) => own.x < outline.x || own.x + own.width > outline.x + outline.width || own.y < outline.y - 1 || own.y + own.height > outline.y + outline.height + 1)
        .map(([, text]) => text);
    })`);
    expect(outside).toEqual([]);
    await opened.close();
  });

  it("keeps before and after in their order where they are read from right to left", async () => {
    const names = ["كل العملاء 3", "عملاء جدد 5", "לקוחות 7", "חדשים 9"] as const;
    const [was, is, first, second] = names;
    const told = {
      ...report,
      flows: report.flows.map((flow) => ({
        ...flow,
        rows: flow.rows.slice(0, 1).map((row) => ({
          ...row,
          sentence: ["Name: ", { quote: was }, " -> ", { quote: is }, ", ", { name: first }, " -> ", { name: second }],
          effect: [{ quote: was }, ", ", { quote: is }, `, ${first} -> ${second}.`],
          words: [{ change: "removed", text: was } as const, { change: "added", text: is } as const],
        })),
        graph: {
          nodes: [],
          edges: [],
        },
      })),
    };
    const opened = await browser.newPage();
    await opened.goto(written(told, "directions"));
    const places = await placesOf(opened, [".sentence", ".effect", ".words"], names);
    expect(places.map((own) => own.map(([name]) => name))).toEqual([names, names, [was, is]]);
    for (const own of places)
      for (const [index, [name, left]] of own.entries())
        expect(left, name).toBeGreaterThanOrEqual((own[index - 1]?.[2] ?? 0) - 1);
    await opened.close();
  });

  it.each([
    ["a comma", "נשארו 4 ימים", ", ", "אפשר לעזור"],
    ["a colon", "عملاء 3", ": ", "جدد 5"],
    ["quotation marks", "נשארו", ' "', 'אפשר" לעזור'],
    ["a merge field", "שלום", " [[a.b]]; ", "אפשר"],
    ["a dash", "נשארו", " – 50% ", "אפשר לעזור"],
  ])("reads a text with %s in its own order", async (_, first, between, second) => {
    const text = `${first}${between}${second}`;
    const told = {
      ...report,
      flows: report.flows.map((flow) => ({
        ...flow,
        rows: flow.rows.slice(0, 1).map((row) => ({
          ...row,
          sentence: ["Name: ", { quote: text }],
          effect: ["Undoes ", { quote: text }, "."],
          words: [
            { change: "same", text: first } as const,
            { change: "added", text: between } as const,
            { change: "same", text: second } as const,
          ],
        })),
        graph: {
          nodes: ["title", "was"].map((role) => ({
            ...{ id: role, key: role, shape: "step" as const, marks: ["changed" as const], noun: "SMS" },
            title: role === "title" ? text : "New",
            was: role === "was" ? text : "",
          })),
          edges: [],
        },
      })),
    };
    const opened = await browser.newPage();
    await opened.goto(written(told, "own-order"));
    const parts = [".sentence", ".effect", ".words", ".box .title", ".box .was"];
    const places = await placesOf(opened, parts, [first, second]);
    expect(places.map((own) => own.map(([name]) => name))).toEqual(places.map(() => [first, second]));
    for (const [one, two] of places) expect(two?.[2]).toBeLessThanOrEqual((one?.[1] ?? 0) + 1);
    await opened.close();
  });

  it("reads every line of a text in a box in the direction of all of it", async () => {
    const text = "שלום, Customer Name Limited and Sons: 4 ימים";
    const told = {
      ...report,
      flows: report.flows.map((flow) => ({
        ...flow,
        graph: { nodes: flow.graph.nodes.slice(0, 1).map((node) => ({ ...node, title: text, was: "" })), edges: [] },
      })),
    };
    const opened = await browser.newPage();
    await opened.goto(written(told, "lines"));
    const directions = await opened.evaluate(
      `[...document.querySelectorAll(".box .title")].map((line) => getComputedStyle(line).direction)`,
    );
    expect(directions).toEqual(["rtl", "rtl", "rtl"]);
    await opened.close();
  });

  it("is printed with everything unfolded, and with a large drawing on sheets that can be read", async () => {
    const opened = await browser.newPage({ viewport: { width: 720, height: 1000 }, media: "print" });
    await opened.goto(written(branching, "printed"));
    const { closed, drawn, sheets, titles } = (await opened.evaluate(`({
      closed: [...document.querySelectorAll("details")].filter((one) => {
        const last = one.lastElementChild;
        return !last.checkVisibility({ contentVisibilityAuto: true }) || last.getBoundingClientRect().height < 10;
      }).length,
      drawn: document.querySelector(".picture>.scroll").checkVisibility(),
      sheets: [...document.querySelectorAll(".sheets svg")].map((one) => {
        const { width, height, x, y } = one.viewBox.baseVal;
        const shown = one.getBoundingClientRect();
        return { x, y, width, height, scale: shown.width / width, tall: shown.height };
      }),
      titles: [...document.querySelectorAll(".scroll .box .outline")].map((one) => {
        const { x, y, width, height } = one.tagName === "rect"
          ? { x: one.x.baseVal.value, y: one.y.baseVal.value, width: one.width.baseVal.value, height: one.height.baseVal.value }
          : (() => {
            const points = [...one.points];
            const [xs, ys] = [points.map((p) => p.x), points.map((p) => p.y)];
            return { x: Math.min(...xs), y: Math.min(...ys), width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys) };
          })();
        return { x, y, width, height };
      }),
    })`)) as {
      closed: number;
      drawn: boolean;
      sheets: readonly { x: number; y: number; width: number; height: number; scale: number; tall: number }[];
      titles: readonly { x: number; y: number; width: number; height: number }[];
    };
    expect([closed, drawn]).toEqual([0, false]);
    expect(sheets.length).toBeGreaterThan(2);
    for (const { scale, tall } of sheets) {
      expect(13 * scale).toBeGreaterThan(8.8);
      expect(tall).toBeLessThan(900);
    }
    const lost = titles.filter(
      (box) =>
        !sheets.some(
          (one) =>
            box.x >= one.x &&
            box.y >= one.y &&
            box.x + box.width <= one.x + one.width &&
            box.y + box.height <= one.y + one.height,
        ),
    );
    expect(titles.length).toBeGreaterThan(25);
    expect(lost).toEqual([]);
    const picture = (await opened.locator(".sheets svg").first().screenshot()).toString("base64");
    const blank = await browser.newPage();
    const dark = await blank.evaluate(`new Promise((resolve) => {
      const image = new Image();
      image.onload = () => {
        const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
        const pen = canvas.getContext("2d");
        pen.drawImage(image, 0, 0);
        const { data } = pen.getImageData(0, 0, image.width, image.height);
        resolve(data.filter((value, index) => index % 4 === 1 && value < 100).length / (data.length / 4));
      };
      image.src = "data:image/png;base64,${picture}";
    })`);
    await blank.close();
    expect(dark, "the part of a sheet that is ink").toBeGreaterThan(0.005);
    expect(dark).toBeLessThan(0.2);
    const pdf = await opened.pdf({ format: "A4" });
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(sheets.length);
    await opened.close();
  });

  it("makes a drawing smaller that is a little too wide for its frame, and scrolls one that is much too wide", async () => {
    const told = planReport(await planOf([branchingFlow("2 days", 6), branchingFlow("3 days", 6)]));
    const [drawn] = /(?<=<svg id="flow1-drawing"[^>]* width=")\d+/.exec(page(told)) ?? [];
    const width = Number(drawn);
    expect(width).toBeGreaterThan(720);
    expect(width).toBeLessThan(1150);
    const opened = await browser.newPage();
    await opened.goto(written(told, "shrunk"));
    const drawnIn = async (frame: number) => {
      // The page's own border, which is narrower in a narrow window.
      await opened.setViewportSize({ width: frame + (frame + 40 > 900 ? 40 : 24), height: 800 });
      return opened.evaluate(`[".picture>.scroll", "#flow1-drawing"].map((one) =>
        Math.round(document.querySelector(one).getBoundingClientRect().width))`);
    };
    for (const [frame, shown] of [
      [width + 20, width],
      [width, width],
      [Math.ceil(width / 1.14), Math.ceil(width / 1.14)],
      [Math.floor(width / 1.16), width],
    ] as const)
      expect(await drawnIn(frame)).toEqual([frame, shown]);
    await opened.close();
  });

  it("is printed with a drawing that is a little too high for a sheet in one piece", async () => {
    const waits = (wait: string) =>
      stepsOf(...Array.from({ length: 8 }, (_, index) => `{ id: w${index}, wait: ${wait} }`));
    const opened = await browser.newPage({ viewport: { width: 720, height: 1000 }, media: "print" });
    await opened.goto(written(planReport(await planOf([waits("2 days"), waits("3 days")])), "one-sheet"));
    const [sheets, drawn, printed] = (await opened.evaluate(`[
      document.querySelectorAll(".sheets").length,
      Number(document.querySelector("#flow1-drawing").getAttribute("height")),
      document.querySelector("#flow1-drawing").getBoundingClientRect().height,
    ]`)) as readonly number[];
    expect([sheets, printed]).toEqual([0, 860]);
    expect(drawn).toBeGreaterThan(1075);
    await opened.close();
  });

  it("draws each sign of the legend as the boxes that have it", async () => {
    const opened = await browser.newPage();
    await opened.goto(written(planReport(await planOf(movedFlow)), "legend"));
    const looks = (await opened.evaluate(`Object.fromEntries(["added", "removed", "changed", "moved"].map((mark) => {
      const look = (selector) => {
        const { stroke, strokeWidth, strokeDasharray, fill } = getComputedStyle(document.querySelector(selector));
        return [stroke, strokeWidth, strokeDasharray, fill].join(" ");
      };
      return [mark, [look(".legend ." + mark + " .outline"), look(".picture .scroll .box." + mark + " .outline")]];
    }))`)) as Record<string, readonly [string, string]>;
    for (const [mark, [legend, box]] of Object.entries(looks)) expect(legend, mark).toBe(box);
    expect(new Set(Object.values(looks).map(([legend]) => legend)).size).toBe(4);
    await opened.close();
  });

  it("unfolds the file for who follows a row to its line, and leads from a box to its row", async () => {
    const opened = await browser.newPage();
    await opened.goto(written(large, "links"));
    expect(await opened.locator("details[open]").count()).toBe(0);
    const isTarget = (address: string | null) => opened.locator(`${address}:target`).isVisible();
    for (const links of [".foot a", "a.box"]) {
      const link = opened.locator(links).last();
      await link.focus();
      await opened.keyboard.press("Enter");
      expect(await isTarget(await link.getAttribute("href"))).toBe(true);
    }
    expect(await opened.locator("details[open] pre").count()).toBe(1);
    await opened.close();
  });

  it("can be used with the keyboard alone", async () => {
    const opened = await browser.newPage();
    await opened.goto(written(report, "keys"));
    const reached = new Set<string>();
    for (let press = 0; press < 60; press++) {
      await opened.keyboard.press("Tab");
      reached.add(String(await opened.evaluate("document.activeElement.tagName.toLowerCase()")));
    }
    expect([...reached]).toEqual(expect.arrayContaining(["a", "summary"]));
    await opened.locator("summary").last().focus();
    await opened.keyboard.press("Enter");
    expect(await opened.locator("details[open]").count()).toBe(1);
    await opened.close();
  });
});

describeInChromium("a comment's diagram", (browser) => {
  it("is understood by Mermaid, whatever its texts say", async () => {
    const opened = await browser.newPage();
    await opened.setContent("<!doctype html><title>Mermaid</title>");
    await opened.addScriptTag({ path: require.resolve("mermaid/dist/mermaid.min.js") });
    const told = [
      report,
      ...payloads.map((text) => hostile(report, text)),
      ...["end", "graph", "subgraph", "class", "%%", "]]"].map((text) => hostile(report, text)),
    ];
    const diagrams = told.map((one) => /```mermaid\n([\s\S]*?)\n```/.exec(comment(one, 1e9))?.[1] ?? "none");
    const wrong = await opened.evaluate(async (texts) => {
      const { mermaid } = globalThis as unknown as { mermaid: { parse(text: string): Promise<unknown> } };
      const found: string[] = [];
      for (const text of texts) await mermaid.parse(text).catch((error: unknown) => found.push(`${error}\n${text}`));
      return found;
    }, diagrams);
    expect(wrong).toEqual([]);
    expect(diagrams.filter((text) => text.startsWith("flowchart TB"))).toHaveLength(told.length);
    await opened.close();
  });

  it("is drawn with every text as it is, on boxes, on ways and around them", async () => {
    const opened = await browser.newPage();
    await opened.setContent("<!doctype html><title>Mermaid</title>");
    await opened.addScriptTag({ path: require.resolve("mermaid/dist/mermaid.min.js") });
    const markers = ["1. Yes", "2) No", "- item", "+ item", "# Head", "> quote", "~~no~~", "www.example.com"];
    const names = [...payloads.filter((text) => text === visible(text) && text.length < 40), ...markers];
    const node = { key: "", shape: "step", noun: "", was: "", marks: [] } as const;
    const lines = names.flatMap((name, index) => [
      `subgraph s${index}[${mermaidLabel(name)}]`,
      mermaidNode({ ...node, id: `a${index}`, title: name }),
      mermaidNode({ ...node, id: `b${index}`, noun: "Mail", title: name, marks: ["added"] }),
      mermaidEdge({ from: `a${index}`, to: `b${index}`, key: "", label: name, was: "", marks: [] }),
      "end",
    ]);
    const text = ["flowchart TB", ...lines].join("\n");
    const shown = (await opened.evaluate(`mermaid.render("d", ${JSON.stringify(text)}).then(({ svg }) => {
      document.body.innerHTML = svg;
      const labels = [...document.querySelectorAll(".nodeLabel,.edgeLabel p,.cluster-label p")];
      return labels.map((label) => label.textContent.replace(/\\s+/g, " ").trim());
    })`)) as readonly string[];
    const wanted = names.map((name) => name.replace(/\s+/g, " ").trim());
    for (const name of wanted) {
      expect(shown.filter((text) => text === name).length, name).toBeGreaterThanOrEqual(3);
      expect(shown).toContain(`ADDED: Mail ${name}`);
    }
    await opened.close();
  });
});
