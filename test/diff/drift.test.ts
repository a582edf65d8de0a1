import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { isAsApplied } from "../../src/diff/as-applied.ts";
import { baseOf } from "../../src/diff/base.ts";
import { content } from "../../src/diff/content.ts";
import { diff } from "../../src/diff/diff.ts";
import { withDrift } from "../../src/diff/drift.ts";
import { match } from "../../src/diff/match.ts";
import { merge } from "../../src/diff/merge.ts";
import type { Binding } from "../../src/model/binding.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import { present } from "../../src/util/invariant.ts";
import { applied } from "../support/compare.ts";
import { compileText } from "../support/example-flows.ts";

type Hash = (text: string) => string;
const hash: Hash = (text) => createHash("sha256").update(text).digest("hex");

type Draft = Record<string, unknown> & { readonly Steps: Record<string, unknown>[]; readonly Triggers: object[] };
type Alter = (draft: Draft) => void;

const mail = (id: string, subject = "Hello") => `{ id: ${id}, sendEmail: { mailing: ${id}, subject: ${subject} } }`;
const wait = (id: string, days = 3) => `{ id: ${id}, wait: ${days} days }`;
const split = (left: string, right = "") =>
  `{ id: s, split: { by: linkClicked, branches: [{ id: l, link: Book, steps: [${left}] }, { id: r, link: Read, steps: [${right}] }] } }`;
const flow = (steps: readonly string[], top = "") =>
  compileText(`flow: a\nname: A\n${top}steps: [${steps.join(", ")}]\n`).flow;

const step = ({ Steps }: Draft, index: number) => present(Steps[index], "the step");
const branch = (draft: Draft, index: number) =>
  present((step(draft, 0).Options as { Steps: Record<string, unknown>[] }[])[index], "the branch");
const edit =
  (index: number, changes: object): Alter =>
  (draft) =>
    void Object.assign(step(draft, index), changes);

/** A flow that was applied, then altered in SuperOffice, beside what the file says now. */
function sides(before: ReturnType<typeof flow>, alter: Alter, after: ReturnType<typeof flow>, marked = hash) {
  const { live, known } = applied(before);
  const base = baseOf(live, marked);
  const binding: Binding = {
    key: "a",
    emailFlowId: 1,
    ids: known,
    applied: hash(content(live)).slice(0, 16),
    commit: "",
    base,
  };
  const draft = structuredClone(live) as unknown as Draft;
  alter(draft);
  const now = draft as unknown as EmailFlow;
  return { found: match(after, now, known), live: now, known, binding };
}

function drifts(
  { found, live, known, binding }: ReturnType<typeof sides>,
  base = binding.base,
  marked = hash,
): readonly string[] {
  const merged = merge(found);
  const changes = withDrift(diff(found, known), { found, live, merged, binding: { ...binding, base } }, marked);
  return changes.map(({ change }) => {
    const what = change.action === "modify" ? ` ${change.property}` : "";
    return `${change.action} ${change.node.path}${what}: ${change.drift ?? "git"}`;
  });
}

const same: Alter = () => undefined;
const two = [mail("m"), wait("w")];

describe("whose change is undone", () => {
  test.each<readonly [string, readonly string[], Alter, readonly string[], readonly string[]]>([
    ["a step of the file", two, same, [...two, wait("n")], ["add n: git"]],
    ["a step that is gone in SuperOffice", two, (live) => void live.Steps.pop(), two, ["add w: superOffice"]],
    [
      "a step that is gone in SuperOffice and that the file edits",
      two,
      (live) => void live.Steps.pop(),
      [mail("m"), wait("w", 5)],
      ["add w: both"],
    ],
    [
      "a step that is gone in SuperOffice and that the file calls otherwise",
      two,
      (live) => void live.Steps.pop(),
      [mail("m"), "{ id: z, was: w, wait: 3 days }"],
      ["add z: superOffice"],
    ],
    [
      "two steps that are gone in SuperOffice",
      two,
      (live) => void live.Steps.splice(0),
      two,
      ["add m: superOffice", "add w: superOffice"],
    ],
    [
      "a step of the file that is like one that is gone in SuperOffice",
      two,
      (live) => void live.Steps.pop(),
      [mail("m"), wait("n")],
      ["add n: git"],
    ],
    ["another keyword of the file", two, same, [wait("m"), wait("w")], ["add m: git", "remove m: git"]],
    ["a step that left the file", two, same, [mail("m")], ["remove w: git"]],
    ["a step that left the file and was edited", two, edit(1, { NumIntervals: 9 }), [mail("m")], ["remove w: both"]],
    [
      "a step of SuperOffice",
      two,
      (live) => void live.Steps.push({ ...step(live, 1), WorkflowStepId: 99 }),
      two,
      ["remove WaitForTime-99: superOffice"],
    ],
    ["a value of the file", two, same, [mail("m", "Hi"), wait("w")], ["modify m Subject: git"]],
    ["a value of SuperOffice", two, edit(0, { Subject: "Hi" }), two, ["modify m Subject: superOffice"]],
    ["a value of both", two, edit(0, { Subject: "Ho" }), [mail("m", "Hi"), wait("w")], ["modify m Subject: both"]],
    ["an order of the file", two, same, [wait("w"), mail("m")], ["move m: git"]],
    ["an order of SuperOffice", two, (live) => void live.Steps.reverse(), two, ["move w: superOffice"]],
    [
      "an order of both",
      [...two, wait("z")],
      (live) => void live.Steps.reverse(),
      [wait("w"), mail("m"), wait("z")],
      ["move z: both"],
    ],
    [
      "a new neighbour of the file is no move in SuperOffice",
      [...two, wait("z")],
      (live) => void live.Steps.reverse(),
      [mail("m"), wait("n"), wait("w"), wait("z")],
      ["add n: git", "move w: superOffice", "move z: superOffice"],
    ],
    [
      "a new step of SuperOffice is no move there",
      two,
      (live) => void live.Steps.push({ ...step(live, 1), WorkflowStepId: 99 }),
      [wait("w"), mail("m")],
      ["move m: git", "remove WaitForTime-99: superOffice"],
    ],
    [
      "a step that both took out of a branch does not count among those that stood beside it",
      [split(wait("x")), wait("w")],
      (live) => void live.Steps.push(...branch(live, 0).Steps.splice(0)),
      [wait("w"), split(""), wait("x")],
      ["move s: git"],
    ],
    [
      "a step that SuperOffice put into a branch does not count among those beside it",
      [split(""), wait("x"), wait("w")],
      (live) => {
        branch(live, 1).Steps.push(...live.Steps.splice(2));
        live.Steps.reverse();
      },
      [split(""), wait("x"), wait("w")],
      ["move x: superOffice", "move w: superOffice"],
    ],
    [
      "a step that SuperOffice put into a branch does not count among those that the file turns round",
      [wait("x"), split(""), wait("w")],
      (live) => {
        const taken = live.Steps.splice(0, 1);
        branch(live, 0).Steps.push(...taken);
      },
      [wait("x"), wait("w"), split("")],
      ["move x: superOffice", "move s: git"],
    ],
    [
      "a step that the file put into a branch does not count among those that SuperOffice turned round",
      [wait("x"), split(""), wait("w")],
      (live) => void live.Steps.push(...live.Steps.splice(1, 1)),
      [split(wait("x")), wait("w")],
      ["move s/l/x: git", "move w: superOffice"],
    ],
    [
      "a rename of the file, where SuperOffice moved the step",
      two,
      (live) => void live.Steps.reverse(),
      ["{ id: z, was: m, sendEmail: { mailing: m, subject: Hello } }", wait("w")],
      ["rename z: git", "move w: superOffice"],
    ],
    ["out of a branch in the file", [split(mail("m"))], same, [split(""), mail("m")], ["move m: git"]],
    [
      "out of a branch in SuperOffice",
      [split(mail("m"))],
      (live) => void live.Steps.push(...branch(live, 0).Steps.splice(0)),
      [split(mail("m"))],
      ["move s/l/m: superOffice"],
    ],
    [
      "to one branch in SuperOffice, to another place in the file",
      [split(mail("m"))],
      (live) => void branch(live, 1).Steps.push(...branch(live, 0).Steps.splice(0)),
      [split(""), mail("m")],
      ["move m: both"],
    ],
    [
      "into a new split of the file",
      [mail("m"), wait("w")],
      same,
      [split(mail("m")), wait("w")],
      ["add s: git", "add s/l: git", "move s/l/m: git", "add s/r: git", "add s/everyoneElse: git"],
    ],
  ])("%s", (_case, before, alter, after, expected) => {
    expect(drifts(sides(flow(before), alter, flow(after)))).toEqual(expected);
  });

  test("a rename is the file's alone", () => {
    const { change } = present(
      diff(sides(flow(two), edit(0, { Subject: "Hi" }), flow(["{ id: z, was: m, sendEmail: { mailing: m } }"])).found, {
        m: "s1",
      })[0],
      "the change",
    );
    expect(change.action).toBe("rename");
    const renamed = ["{ id: z, was: m, sendEmail: { mailing: m, subject: Hello } }", wait("w")];
    expect(drifts(sides(flow(two), edit(0, { Subject: "Hi" }), flow(renamed)))).toEqual([
      "rename z: git",
      "modify z Subject: superOffice",
    ]);
  });

  test.each([
    ["the file", same, "status: running\n", "git"],
    [
      "SuperOffice",
      ((live) => void Object.assign(live, { Status: "Paused" })) as Alter,
      "status: stopped\n",
      "superOffice",
    ],
    ["both", ((live) => void Object.assign(live, { Status: "Paused" })) as Alter, "status: running\n", "both"],
  ])("a status of %s", (_case, alter, top, drift) => {
    expect(drifts(sides(flow(two, "status: stopped\n"), alter, flow(two, top)))).toEqual([`modify  Status: ${drift}`]);
  });

  test("what SuperOffice may decide does not cloud what the file decides, nor the other way round", () => {
    const owned: Alter = (live) => void Object.assign(live, { Associate: { AssociateId: 99 } });
    expect(drifts(sides(flow(two), owned, flow(two, "description: Ours\n")))).toEqual(["modify  Description: git"]);
    expect(drifts(sides(flow(two, "owner: anna\n"), owned, flow(two, "owner: anna\ndescription: Ours\n")))).toEqual([
      "modify  Description: git",
      "modify  Associate: superOffice",
    ]);
  });

  test.each([
    ["a time zone that stays as it is", "owner: anna\ntimezone: Europe/Oslo\n", "owner: anna\n", "superOffice"],
    ["a status", "owner: anna\ntimezone: Europe/Oslo\n", "owner: ben\ntimezone: Europe/Oslo\n", "both"],
  ])("%s, left to SuperOffice, does not cloud whose owner it is", (_case, before, after, drift) => {
    const owned: Alter = (live) => void Object.assign(live, { Associate: { AssociateId: 99 } });
    const rest = "visibleFor: everyone\n";
    expect(drifts(sides(flow(two, before + rest), owned, flow(two, after + rest)))).toEqual([
      `modify  Associate: ${drift}`,
    ]);
  });

  test("where both moved and other values of the kind are left to SuperOffice, nobody can tell", () => {
    const owned: Alter = (live) => void Object.assign(live, { TzLocation: { TZLocationID: 99 } });
    expect(drifts(sides(flow(two), owned, flow(two, "owner: anna\n")))).toEqual(["modify  Associate: unknown"]);
  });

  test("a description of both is one, for what is left to SuperOffice is told by letters of its own", () => {
    const described: Alter = (live) => void Object.assign(live, { Description: "Theirs" });
    expect(drifts(sides(flow(two), described, flow(two, "description: Ours\n")))).toEqual([
      "modify  Description: both",
    ]);
  });

  test("an order of events means nothing", () => {
    const events = "enrolment: { triggers: [{ on: saleSold }, { on: formSubmitted, form: F }] }\n";
    const turned: Alter = (live) => void live.Triggers.reverse();
    expect(drifts(sides(flow(two, events), turned, flow([wait("w"), mail("m")], events)))).toEqual(["move m: git"]);
  });

  test("a change of the file alone is passed on as it is", () => {
    const { found, live, known, binding } = sides(flow(two), same, flow([mail("m", "Hi"), wait("w")]));
    const changes = diff(found, known);
    expect(withDrift(changes, { found, live, merged: merge(found), binding }, hash)).toStrictEqual(changes);
  });

  test("an event without an id is no step that is gone, even where their marks are alike", () => {
    const alike: Hash = () => "0".repeat(64);
    const event = "enrolment: { triggers: [{ on: saleSold }] }\n";
    const gone: Alter = (live) => void live.Steps.pop();
    const after = flow([mail("m")], event);
    expect(drifts(sides(flow(two), gone, after, alike), undefined, alike)).toEqual(["add triggers[1]: git"]);
  });

  test("an event without an id is told by its kind and by what it says", () => {
    const events = (list: string) => `enrolment: { triggers: [${list}] }\n`;
    const gone: Alter = (live) => void live.Triggers.pop();
    const sold = "{ on: saleSold }";
    expect(drifts(sides(flow(two, events(sold)), gone, flow(two, events(sold))))).toEqual([
      "add triggers[1]: superOffice",
    ]);
    const other = events("{ on: formSubmitted, form: F }");
    expect(drifts(sides(flow(two, events(sold)), gone, flow(two, other)))).toEqual(["add triggers[1]: git"]);
  });

  test("without a memory of the last apply nobody can tell, and so it is of a node that it does not have", () => {
    const edited = sides(flow(two), edit(0, { Subject: "Hi" }), flow(two));
    expect(drifts({ ...edited, binding: { ...edited.binding, base: undefined } })).toEqual([
      "modify m Subject: unknown",
    ]);
    expect(drifts(edited, { status: "Stopped", nodes: [] })).toEqual(["modify m Subject: unknown"]);
  });
});

describe("whether a file still says what was applied last", () => {
  const stays = ({ found, binding }: ReturnType<typeof sides>, changes: Partial<Binding> = {}) =>
    isAsApplied(found, { ...binding, ...changes }, (text) => hash(text));

  test.each<readonly [string, Alter]>([
    ["nothing happened", same],
    ["a text was changed in SuperOffice", edit(0, { Subject: "Hi" })],
    ["the flow was started", (live) => void Object.assign(live, { Status: "Running" })],
    ["the flow was paused", (live) => void Object.assign(live, { Status: "Paused" })],
    ["a step is gone in SuperOffice", (live) => void live.Steps.pop()],
  ])("it does when %s", (_case, alter) => {
    expect(stays(sides(flow(two), alter, flow(two)))).toBe(true);
  });

  test("it does not when the file changed, whatever the live flow is", () => {
    expect(stays(sides(flow(two), same, flow([mail("m", "Hi"), wait("w")])))).toBe(false);
    expect(stays(sides(flow(two), edit(0, { Subject: "Hi" }), flow([mail("m", "Hi"), wait("w")])))).toBe(false);
    expect(stays(sides(flow(two), same, flow([mail("m")])))).toBe(false);
  });

  test("it does not say so when the ids are other ones than were remembered", () => {
    expect(stays(sides(flow(two), same, flow(two)), { ids: { m: "s1", w: "s99" } })).toBe(false);
    expect(stays(sides(flow(two), same, flow(two)), { ids: {} })).toBe(true);
  });
});
