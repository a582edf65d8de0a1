import { describe, expect, test } from "vitest";
import { content, contentMark, shapeMark } from "../../src/diff/content.ts";
import { renewed } from "../../src/diff/renewed.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import { identityOf, nodesOf } from "../../src/model/node.ts";
import { applied } from "../support/compare.ts";
import { compileText } from "../support/example-flows.ts";

const { live } = applied(
  compileText(
    "flow: a\nname: A\nsteps:\n  - { id: m, sendEmail: { mailing: M } }\n  - { id: s, split: { by: linkClicked, branches: [{ id: left, link: Book, steps: [{ id: w, wait: 3 days }] }] } }\n",
  ).flow,
);
const [mail, split] = live.Steps;
const withMail = (changes: object) => ({ ...live, Steps: [{ ...mail, ...changes }, split] }) as unknown as EmailFlow;
const as = (changes: object) => ({ ...live, ...changes }) as unknown as EmailFlow;

const cases: readonly (readonly [string, EmailFlow, { content: boolean; mark: boolean; shape: boolean }])[] = [
  ["another status", as({ Status: "Running" }), { content: true, mark: false, shape: false }],
  ["another name", as({ Name: "B" }), { content: true, mark: true, shape: true }],
  ["another owner", as({ Associate: { AssociateId: 9 } }), { content: true, mark: true, shape: false }],
  ["a date of the server", as({ UpdatedDate: "2026-11-24T08:00:00Z" }), { content: false, mark: false, shape: false }],
  ["a property that nobody knows", as({ Colour: "red" }), { content: true, mark: true, shape: false }],
  ["another text in a step", withMail({ Subject: "Hi" }), { content: true, mark: true, shape: true }],
  ["another id of a step", withMail({ WorkflowStepId: 77 }), { content: true, mark: true, shape: false }],
  ["another order", as({ Steps: [split, mail] }), { content: true, mark: true, shape: true }],
];

test.each(cases)(
  "%s is or is no difference: in the fingerprint, beside the status, in what a save brings",
  (_case, other, differs) => {
    expect({
      content: content(other) !== content(live),
      mark: hashed(contentMark, other) !== hashed(contentMark, live),
      shape: hashed(shapeMark, other) !== hashed(shapeMark, live),
    }).toEqual(differs);
  },
);

/** The text that is hashed. */
function hashed(mark: typeof shapeMark, flow: EmailFlow): string {
  let given = "";
  mark(flow, (text) => {
    given = text;
    return "";
  });
  return given;
}

test("the fingerprint has a line for each node: its place, its id and what it says", () => {
  expect(
    content(live)
      .split("\n")
      .map((line) => line.replace(/ \{.*/, "")),
  ).toEqual([
    ...[
      " 1",
      "/Steps/0 1",
      "/Steps/1 2",
      "/Steps/1/Options/0 1",
      "/Steps/1/Options/0/Steps/0 3",
      "/Steps/1/Options/1 2",
    ],
  ]);
});

test("what a save brings has a line for each node: its place and its type, for a new type is a difference", () => {
  expect(
    hashed(shapeMark, live)
      .split("\n")
      .map((line) => line.replace(/ \{.*/, "")),
  ).toEqual([
    ...[" ", "/Steps/0 SendEmail", "/Steps/1 Split"],
    ...["/Steps/1/Options/0 LinkClicked", "/Steps/1/Options/0/Steps/0 WaitForTime", "/Steps/1/Options/1 None"],
  ]);
});

test("marks are sixteen letters", () => {
  const hash = () => "0123456789abcdef0123456789abcdef";
  expect([contentMark(live, hash), shapeMark(live, hash)]).toEqual(["0123456789abcdef", "0123456789abcdef"]);
});

describe("an earlier carrier that is put back", () => {
  const earlier = { ...live, UpdatedDate: "2026-11-24T08:00:00Z", Colour: "red" };
  const ids = (flow: EmailFlow) => nodesOf(flow).map(identityOf);

  test("is itself where everything is still there", () => {
    expect(renewed(earlier, () => true)).toEqual(earlier);
  });

  test("has a node without an id where the node is gone, and what stands below it keeps its own", () => {
    const again = renewed(earlier, (identity) => identity !== "s2" && identity !== "s1");
    expect(ids(again)).toEqual(["f1", "s0", "s0", "o1", "s3", "o2"]);
    expect(again.Steps[0]).toEqual({ ...mail, WorkflowStepId: 0 });
    expect(again).toMatchObject({ UpdatedDate: "2026-11-24T08:00:00Z", Colour: "red" });
  });

  test("leaves out what the server gave a flow that is gone, and nothing of what the file says", () => {
    const again = renewed(earlier, () => false);
    expect(ids(again)).toEqual(["f0", "s0", "s0", "o0", "s0", "o0"]);
    expect(again.UpdatedDate).not.toBe("2026-11-24T08:00:00Z");
    expect(again.Name).toBe("A");
  });

  test("may lack a list", () => {
    const { Goals: _, ...without } = earlier;
    expect(renewed(without as unknown as EmailFlow, () => true).Goals).toEqual([]);
  });
});
