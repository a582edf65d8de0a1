import { beforeAll, describe, expect, it } from "vitest";
import { page } from "../../src/report/html/page.ts";
import { comment } from "../../src/report/markdown/comment.ts";
import { planReport } from "../../src/report/model/plan-report.ts";
import type { Report, Row } from "../../src/report/model/report.ts";
import { plainSentence } from "../../src/report/model/sentence.ts";
import { plainPalette } from "../../src/report/palette.ts";
import { reportText } from "../../src/report/text/report-text.ts";
import { planOf } from "./plan-of.ts";
import { beginning as before } from "./reviewed.ts";

const sentence = (number: number) =>
  `Sentence ${number} for [[customer.firstname]] tells of https://example.com/x?n=${number}. `;
const longText = (sentences: number) =>
  `${Array.from({ length: sentences }, (_, index) => sentence(index)).join("")}The very end`;
const fits = longText(3);
const large = longText(15);
const withSteps = (...steps: readonly string[]) => `${before}${steps.map((step) => `  - ${step}\n`).join("")}`;
const sms = (text: string) => `id: tell\n    sendSms: { text: ${JSON.stringify(text)} }`;

async function reportOf(was: string, is: string): Promise<{ readonly report: Report; readonly row: Row }> {
  const report = planReport(await planOf([was, is]));
  const row = report.flows[0]?.rows.find(({ words }) => words.length > 0);
  if (row === undefined) throw new Error("no row has a long text");
  return { report, row };
}

const onOneLine = (text: string) => text.replace(/\s+/g, " ");
const plain = (html: string) =>
  html.replace(/<[^>]*>/g, "").replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));

describe.each([
  ["comes", "added", before, withSteps(sms(fits)), `{+${fits}+}`],
  ["goes", "removed", withSteps(sms(fits)), before, `[-${fits}-]`],
  ["is read where there was none", "added", withSteps("id: tell\n    createRequest: { title: T }"), "", `{+${fits}+}`],
] as const)("the text of a message that %s", (_, change, was, is, told) => {
  const after =
    is === "" ? withSteps(`id: tell\n    createRequest: { title: T, message: ${JSON.stringify(fits)} }`) : is;
  let report: Report;
  let row: Row;
  beforeAll(async () => {
    ({ report, row } = await reportOf(was, after));
  });

  it("stands below its row in full, in every face of the report", () => {
    expect(row.words).toEqual([{ change, text: fits }]);
    expect(plainSentence(row.sentence)).toMatch(/"Sentence 0 for \[\[customer\.firstname\]\] tells of …"$/);
    expect(onOneLine(reportText(report, plainPalette))).toContain(told);
    expect(plain(comment(report))).toContain(told.replace("[-", "[−").replace("-]", "−]"));
    expect(page(report)).toContain(`</span>${fits}</${change === "added" ? "ins" : "del"}>`);
  });
});

describe("the texts of a new message", () => {
  it("begin at their beginning on a terminal, and say where the rest is", async () => {
    const { report } = await reportOf(before, withSteps(sms(large)));
    const text = reportText(report, plainPalette);
    expect(onOneLine(text)).toContain(`{+${sentence(0)}${sentence(1)}${sentence(2)}`);
    expect(text).not.toContain("The very end");
    expect(text).toMatch(/\n {13}… and more: the page shows more of it, --format report all\n/);
    expect(plain(comment(report))).toContain(`{+${large}+}`);
    expect(page(report)).toContain(large);
  });

  it("are told one by one", async () => {
    const step = `id: ask\n    createRequest: { title: ${JSON.stringify(`Title ${fits}`)}, message: ${JSON.stringify(fits)} }`;
    const { row } = await reportOf(before, withSteps(step));
    expect(row.words).toEqual([
      { change: "added", text: `Title ${fits}` },
      { change: "same", text: "\n" },
      { change: "added", text: fits },
    ]);
  });

  it("are told once when they find room in the row", async () => {
    await expect(reportOf(before, withSteps(sms("See [[customer.firstname]]\nsoon")))).rejects.toThrow("no row");
  });

  it("are missed in a comment that has no room for them", async () => {
    const { report } = await reportOf(before, withSteps(sms(large)));
    const all = comment(report);
    expect(all).not.toContain("find no room here");
    const short = comment(report, 3000);
    expect(short).not.toContain("Texts word by word");
    expect(short).toContain("Texts of 1 change find no room here; the full report has them.");
  });
});
