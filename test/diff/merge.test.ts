import { describe, expect, test } from "vitest";
import { match } from "../../src/diff/match.ts";
import { merge, unknownPropertiesOf } from "../../src/diff/merge.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import { applied } from "../support/compare.ts";
import { compileText } from "../support/example-flows.ts";

const { flow } = compileText(
  `flow: a
name: A
description: "one\\ntwo"
folder: F
enrolment:
  filter: [{ category: { oneOf: [Prospect] } }]
  leave: [b, c]
email: { sendWindow: { days: [monday, wednesday], from: "08:00", to: "17:00" } }
steps: [{ id: w, wait: 3 days }, { id: m, sendEmail: { mailing: M } }]
`,
  ["b", "c"],
);
const { live, known } = applied(flow);

/** What is saved when the live flow has these properties. */
const saved = (changes: object) => merge(match(flow, { ...live, ...changes } as unknown as EmailFlow, known));

const [first, ...others] = live.Filter.RestrictionGroups;
const twoLines = { ...live.Filter, RestrictionGroups: [{ ...first, Rank: 7, Color: "red" }, ...others] };

describe("a property of a live flow, and what of it goes back", () => {
  test.each<readonly [string, keyof EmailFlow, unknown, "live" | "file"]>([
    ["a text with other ends of lines", "Description", "one\r\ntwo", "live"],
    ["another text", "Description", "one two", "file"],
    ["a record with its description", "Folder", { ...live.Folder, Name: "The folder" }, "live"],
    ["another record", "Folder", { ...live.Folder, HierarchyId: 99 }, "file"],
    ["ids in another order", "RemoveFromFlows", live.RemoveFromFlows.toReversed(), "live"],
    ["other ids", "RemoveFromFlows", [7], "file"],
    ["conditions with what the server adds", "Filter", twoLines, "live"],
    ["other conditions", "Filter", { ...live.Filter, RestrictionGroups: [] }, "file"],
    ["days by their number", "SelectedDays", 5, "file"],
    ["a time of day on another day", "TimeframeStart", "[DT:06/14/2026 08:00:00.0000000]", "file"],
    ["yes where the file says no", "JumpToFinish", true, "file"],
    ["what the file leaves to SuperOffice", "Status", "Running", "live"],
    ["what the server fills in", "UpdatedDate", "2026-11-24T08:00:00Z", "live"],
    ["its own id", "EmailFlowId", 7, "live"],
    ["what nobody here knows", "Colour" as keyof EmailFlow, "red", "live"],
    ["what the server fills in and has left out", "TableRight", undefined, "file"],
  ])("%s", (_what, name, value, side) => {
    expect(saved({ [name]: value })[name]).toEqual(side === "live" ? value : flow.carrier[name]);
  });

  test("a step stands where the file has it, with its rank, and keeps its id", () => {
    const ranks = ({ Steps }: EmailFlow) => Steps.map(({ WorkflowStepId, Rank }) => [WorkflowStepId, Rank]);
    const [wait, mail] = live.Steps.map((step, index) => ({ ...step, Rank: 9 - index }));
    const wanted = flow.carrier.Steps.map(({ Rank }, index) => [index + 1, Rank]);
    expect(ranks(saved({ Steps: [mail, wait] }))).toEqual(wanted);
  });

  test("a new step is as the file has it", () => {
    expect(saved({ Steps: [live.Steps[0]] }).Steps[1]).toEqual(flow.carrier.Steps[1]);
  });
});

test("the branch for everyone else that a file is silent about and the live split lacks is not sent", () => {
  const split = compileText(
    "flow: a\nname: A\nsteps: [{ id: s, split: { by: linkClicked, branches: [{ id: l, link: L, steps: [] }] } }]\n",
  ).flow;
  const { live, known } = applied(split);
  const [step] = live.Steps as unknown as [{ Options: object[] }];
  const without = { ...live, Steps: [{ ...step, Options: step.Options.slice(0, 1) }] } as unknown as EmailFlow;
  const [sent] = merge(match(split, without, known)).Steps as unknown as [{ Options: object[] }];
  expect(sent.Options).toMatchObject([{ OptionType: "LinkClicked" }]);
});

describe("properties that nobody here knows", () => {
  const unknown = (changes: object) =>
    unknownPropertiesOf(match(flow, { ...live, ...changes } as unknown as EmailFlow, known));
  const [wait, mail] = live.Steps;

  test("there are none", () => expect(unknown({})).toEqual([]));

  test("those of nodes and those inside conditions, by name, each once", () => {
    const steps = [
      { ...wait, Shape: 1, Colour: "red" },
      { ...mail, Colour: "blue" },
    ];
    expect(unknown({ Zeal: 1, Filter: twoLines, Steps: steps })).toEqual([
      "Colour",
      "Filter.RestrictionGroups.Color",
      "Shape",
      "Zeal",
    ]);
  });

  test("those of a step that the file removes do not count", () => {
    expect(unknown({ Steps: [wait, mail, { ...wait, WorkflowStepId: 9, Colour: "red" }] })).toEqual([]);
  });

  test("a new step has none", () => expect(unknown({ Steps: [wait] })).toEqual([]));
});
