import { beforeAll, describe, expect, it } from "vitest";
import { width } from "../../src/diagnostic/frame.ts";
import { planReport } from "../../src/report/model/plan-report.ts";
import type { Report } from "../../src/report/model/report.ts";
import type { Sentence } from "../../src/report/model/sentence.ts";
import { plainPalette } from "../../src/report/palette.ts";
import { reportText } from "../../src/report/text/report-text.ts";
import { wordsText } from "../../src/report/text/words.ts";
import { hostile } from "./hostile.ts";
import { reviewed } from "./reviewed.ts";

let report: Report;
beforeAll(async () => {
  report = planReport(await reviewed());
});

const textOf = (told: Report) => reportText(told, plainPalette);
const withRow = (sentence: Sentence, effect: Sentence = []): Report => ({
  ...report,
  flows: report.flows.map((flow) => ({
    ...flow,
    rows: flow.rows.slice(0, 1).map((row) => ({ ...row, sentence, effect, words: [] })),
    path: [],
    notes: [],
  })),
});

describe("a report on a terminal", () => {
  it.each([
    ["words", "An ordinary but rather long name of a flow that goes on and on, and on"],
    ["no spaces", "x".repeat(200)],
    ["wide letters", "流".repeat(120)],
  ])("takes 80 columns, whatever the length of its texts, %s", (_, name) => {
    const state = "flow 1002, running: is paused for the save and resumed";
    const { flows, ...rest } = hostile(report, name);
    const told = { ...rest, flows: flows.map((flow) => ({ ...flow, state, file: `flows/${name}.flow.yaml` })) };
    const lines = textOf(told).split("\n");
    expect(lines.filter((line) => width(line) > 80)).toEqual([]);
    expect(lines.join(" ").replace(/\s+/g, " ")).toContain(state);
  });

  it("shows a quotation mark in somebody's text so that nothing behind it looks like ours", () => {
    const text = textOf(withRow(["SMS: text ", { quote: 'Hi" (line 3) [LABEL ONLY]' }]));
    expect(text).toContain('SMS: text "Hi\\" (line 3) [LABEL ONLY]"');
    const named = { ...report, flows: report.flows.map((flow) => ({ ...flow, name: 'Trial"  flow 9, stopped' })) };
    expect(textOf(named)).toContain('~ "Trial\\"  flow 9, stopped"  flow 1');
  });

  const [was, is] = ["كل العملاء 3", "عملاء جدد 5"];
  const marked = (text: string) => `\u200e${text}\u200e`;
  const own = (text: string) => `\u2067${text}\u2069`;

  it("keeps words that are read from right to left where they stand, in every part", () => {
    const text = textOf(
      withRow(["Name: ", { quote: was }, " -> ", { quote: is }], [`Undoes ${was} -> `, { quote: `${is} "a"` }, "."]),
    );
    expect(text).toContain(`Name: "${own(was)}" -> "${own(is)}"`);
    expect(text).toContain(`Undoes ${marked(was)} -> "${own(`${is} \\"a\\"`)}".`);
    const beside = textOf({
      ...report,
      flows: report.flows.map((flow) => ({
        ...flow,
        path: [
          {
            marks: ["changed"] as const,
            before: { depth: 0, noun: "SMS", title: was },
            after: { depth: 0, noun: "", title: is },
          },
        ] as never,
      })),
    });
    expect(beside).toMatch(new RegExp(`~ SMS {3}${own(was)} +~ ${own(is)}:`));
    const words = [{ change: "removed", text: was } as const, { change: "added", text: is } as const];
    const [flow] = report.flows;
    const told = {
      ...report,
      flows: report.flows.map((own) => ({
        ...own,
        rows: flow?.rows.slice(0, 1).map((row) => ({ ...row, words })) ?? [],
      })),
    };
    expect(textOf(told)).toContain(`[-${own(was)}-]{+${own(is)}+}`);
    expect(wordsText(words, 60)).toEqual([`[-${own(was)}-]{+${own(is)}+}`]);
  });

  it("gives each line of a text the direction of all of it", () => {
    const text = textOf(withRow(["SMS: text ", { quote: `שלום, ${"word ".repeat(20)}ימים` }], ["שלום, 4 ימים goes."]));
    expect(text).toMatch(/"\u2067שלום, (?:word )+word\u2069\n {11}\u2067word (?:word )+ימים\u2069"/u);
    expect(text).toContain(`${marked("שלום, 4 ימים")} goes.`);
    expect(text.split("\n").filter((line) => width(line) > 80)).toEqual([]);
  });

  it("gives a text that changes the direction of what stays", () => {
    const parts = [{ change: "same", text: "שלום, " } as const, { change: "added", text: "Anna" } as const];
    expect(wordsText(parts, 60)).toEqual([own("שלום, {+Anna+}")]);
  });

  it("marks nothing where all is read from left to right", () => {
    expect(textOf(report)).not.toMatch(/\p{Cf}/u);
  });
});
