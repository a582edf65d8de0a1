import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { expect, it, onTestFinished } from "vitest";
import { firstPages, livePages } from "../../src/cli/watch/live-page.ts";
import { serveReport } from "../../src/cli/watch/serve-report.ts";
import { describeInChromium, type Look } from "../support/chromium.ts";
import { createProject, smallFlow } from "./flowform.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const flows = ["a", "b", "c"] as const;
const path = (key: string) => `flows/${key}.flow.yaml`;

describeInChromium("the page of watch --serve", (browser) => {
  /** A project of three flows, watched, and its page in a browser, with every complaint of the browser. */
  async function open(look?: Look) {
    const files = flows.map((key): [string, string] => [path(key), smallFlow(key, `Flow ${key}`)]);
    const project = createProject({ "flowform.yaml": "project: acme\n", ...Object.fromEntries(files) });
    const running = project.start("watch --serve");
    await running.printed("Watching.");
    const [, url = ""] = /The report is at (\S+)/.exec(running.shown()) ?? [];
    const page = await browser.newPage(look);
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => complaints.push(String(error)));
    onTestFinished(() => page.close());
    await page.goto(url);
    return { project, running, url, page, complaints };
  }

  const report = (page: Page) => page.frameLocator("iframe");

  it("follows a save by itself, marks what is different, and keeps the reader's place", async () => {
    const { project, page, complaints } = await open({ viewport: { width: 900, height: 500 } });
    await report(page).getByRole("heading", { name: "Flow c" }).waitFor();
    expect(await page.getByRole("status").textContent()).toContain("The files are right.");
    expect(await page.title()).toBe("3 flows change · Flowform");
    const place = () => page.evaluate('document.querySelector("iframe").contentWindow.scrollY');
    await page.evaluate('document.querySelector("iframe").contentWindow.scrollTo({ top: 200, behavior: "instant" })');
    expect(await place()).toBe(200);
    project.write({ [path("b")]: smallFlow("b", "Another name") });
    await page.getByText("Another name: 3 changes, not the same as before").waitFor();
    await report(page).getByRole("heading", { name: "Another name" }).waitFor();
    await expect.poll(place, { timeout: 60_000 }).toBe(200);
    const look = (name: string) => report(page).getByRole("article", { name }).getAttribute("style");
    expect(await look("Another name")).toContain("border-left: 6px solid rgb(224, 168, 0)");
    expect(await look("Flow c")).toBe(null);
    expect(await page.title()).toBe("● 3 flows change · Flowform");
    await page.getByRole("link", { name: "Another name" }).click();
    const hash = () => page.evaluate('document.querySelector("iframe").contentWindow.location.hash');
    await expect.poll(hash, { timeout: 60_000 }).toBe("#flow2");
    expect(complaints).toEqual([]);
  });

  it("shows the last good plan with what is wrong while a file is broken, and is right again afterwards", async () => {
    const { project, page, complaints } = await open();
    project.write({ [path("b")]: "flow: b\nname: [half <script>alert(1)</script>" });
    await page.getByText("The files have mistakes.").waitFor();
    expect(await page.getByLabel("Mistakes").textContent()).toContain("error FF101");
    expect(await page.getByText("the last good plan, of").isVisible()).toBe(true);
    await report(page).getByRole("heading", { name: "Flow b" }).waitFor();
    expect(await page.title()).toBe("✗ mistakes · Flowform");
    project.write({ [path("b")]: smallFlow("b", "Whole again") });
    await report(page).getByRole("heading", { name: "Whole again" }).waitFor();
    expect(await page.getByText("The files have mistakes.").count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it("says when the watcher is gone, and follows again when it is back", async () => {
    const { project, running, url, page } = await open();
    await report(page).getByRole("heading", { name: "Flow a" }).waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
    running.process.kill("SIGTERM");
    await running.ended;
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").textContent()).toContain("The watcher has ended");
    project.write({ [path("a")]: smallFlow("a", "Changed meanwhile") });
    project.start(`watch --serve --port ${new URL(url).port}`);
    await report(page).getByRole("heading", { name: "Changed meanwhile" }).waitFor();
    await page.locator(".gone").waitFor({ state: "hidden" });
  });

  it("is there before the first plan, and shows it by itself", async () => {
    const page = await browser.newPage();
    const { value: server } = await serveReport(0, firstPages);
    onTestFinished(async () => {
      await page.close();
      await server?.close();
    });
    await page.goto(server?.url ?? "");
    await page.getByText("The first plan is being made.").waitFor();
    const frame = { time: "12:00:00", news: [], problems: "", plan: undefined, planned: "" };
    for (const id of ["first", "second"]) {
      server?.show({ id, pages: livePages({ ...frame, id }) });
      await page.locator(`body[data-run="${id}"]`).waitFor();
      await page.getByText("The files are right.").waitFor();
    }
  });

  it("lives through restarts before there is a plan, without being touched", async () => {
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    const frame = { time: "12:00:00", news: [], problems: "", plan: undefined, planned: "" };
    let port = 0;
    for (const id of ["first", "second", "third"]) {
      const { value: server } = await serveReport(port, firstPages);
      const url = new URL(server?.url ?? "");
      if (port === 0) await page.goto(url.href);
      else await page.locator(".gone").waitFor({ state: "hidden" });
      port = Number(url.port);
      server?.show({ id, pages: livePages({ ...frame, id }) });
      await page.locator(`body[data-run="${id}"]`).waitFor();
      await server?.close();
      await page.getByRole("alert").waitFor();
    }
  });

  it("shows no character of a name that would turn the line around", async () => {
    const { project, page } = await open();
    project.write({ [path("a")]: smallFlow("a", '"VIP \\u202e@all <b>\\u2066"') });
    await page.getByText("VIP \\u202e@all <b>\\u2066: 3 changes, not the same as before").waitFor();
    expect(await page.evaluate("document.body.textContent + document.title")).not.toMatch(
      /[\u202a-\u202e\u2066-\u2069]/,
    );
  });

  it("follows in eight tabs of one browser, hidden ones as well", async () => {
    const { project, url, page } = await open();
    const tabs = [page];
    for (const _ of "2345678") {
      const tab = await page.context().newPage();
      await tab.goto(url);
      await tab.locator('iframe[title="Report"]').waitFor();
      tabs.push(tab);
    }
    project.write({ [path("b")]: smallFlow("b", "Another name") });
    for (const tab of tabs) {
      await expect.poll(() => tab.title(), { timeout: 60_000 }).toBe("● 3 flows change · Flowform");
      await report(tab).getByRole("heading", { name: "Another name" }).waitFor();
    }
  });

  it("can be read by nobody else: not by another name of this machine, nor by a page from elsewhere", async () => {
    const { url, page } = await open();
    // Chromium leads every name below localhost to this machine, as an attacker's name server would.
    const rebound = await page.goto(url.replace("127.0.0.1", "attacker.localhost"));
    expect(rebound?.status()).toBe(403);
    expect(await page.textContent("body")).not.toContain("Flow a");
    const elsewhere = createServer((_, response) =>
      response.setHeader("content-type", "text/html").end(`<iframe src="${url}"></iframe><iframe src="${url}report">`),
    );
    await new Promise<void>((resolve) => void elsewhere.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void elsewhere.close());
    await page.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`);
    const shown = await Promise.all(page.frames().map((frame) => frame.content()));
    expect(shown).toHaveLength(3);
    expect(shown.join()).not.toMatch(/Flow a|The files are right/);
    const read = (path: string) =>
      page.evaluate(`fetch("${url}${path}", { mode: "no-cors" }).then(() => "read", () => "refused")`);
    for (const path of ["", "report", "events"]) expect(await read(path), path).toBe("refused");
  });

  it.each([
    ["light", {}],
    ["dark", { colorScheme: "dark" }],
    ["narrow", { viewport: { width: 360, height: 700 } }],
  ] as const)("has nothing that axe finds serious, and fits its window, %s", async (name, look) => {
    const { project, page } = await open(look);
    for (const state of ["right", "changed", "broken"]) {
      if (state === "changed") project.write({ [path("b")]: smallFlow("b", "Another name", "5 days") });
      if (state === "broken") project.write({ [path("a")]: smallFlow("a", "Flow a", "soon") });
      await page
        .getByText({ right: "are right", changed: "Another name: ", broken: "have mistakes" }[state] ?? "")
        .waitFor();
      await report(page).getByRole("heading", { name: "Flow c" }).waitFor();
      await picture(page, `${name}-${state}`);
      await page.evaluate(axe);
      const { violations } = (await page.evaluate("axe.run({ iframes: false })")) as {
        violations: { id: string; impact: string }[];
      };
      expect(violations.filter(({ impact }) => /serious|critical/.test(impact))).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    }
  });
});

/** Kept where FLOWFORM_PICTURES says, to be looked at. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.FLOWFORM_PICTURES;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/watch-${name}.png` });
}
