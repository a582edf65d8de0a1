import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { baseOf, markOf, partOfMark } from "../../src/diff/base.ts";
import { movedSince } from "../../src/diff/moved-since.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import { nodesOf } from "../../src/model/node.ts";
import { present } from "../../src/util/invariant.ts";
import { applied } from "../support/compare.ts";
import { compileText } from "../support/example-flows.ts";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");

const text = `flow: a
name: A
enrolment: { triggers: [{ on: saleSold }] }
steps:
  - { id: m, sendEmail: { mailing: M } }
  - id: s
    split: { by: linkClicked, branches: [{ id: left, link: Book, steps: [{ id: w, wait: 3 days }] }] }
  - { id: z, wait: 1 day }
`;
const { live, known } = applied(compileText(text).flow);

type Draft = Record<string, unknown> & { readonly Steps: Record<string, unknown>[] };

function changed(alter: (draft: Draft) => void): EmailFlow {
  const draft = structuredClone(live) as unknown as Draft;
  alter(draft);
  return draft as unknown as EmailFlow;
}

const step = ({ Steps }: Draft, index: number) => present(Steps[index], "the step");
const rootMark = (flow: EmailFlow) => markOf(present(nodesOf(flow)[0], "the flow"), hash);

describe("what is remembered of a live flow", () => {
  test("its status, and each node with its depth, in document order", () => {
    const { status, nodes } = baseOf(live, hash);
    expect(status).toBe("Stopped");
    expect(nodes.map(({ identity, depth }) => `${identity} ${depth}`)).toEqual([
      ...["f1 0", "s1 1", "s2 1", "o1 2", "s3 3", "o2 2", "s4 1", "t1 1"],
    ]);
  });

  test("seven letters for the flow: four for what the file decides, three for what it may leave", () => {
    expect(rootMark(live)).toMatch(/^[0-9a-z]{7}$/);
    const [renamed, owned] = [
      rootMark(changed((flow) => void Object.assign(flow, { Name: "B" }))),
      rootMark(changed((flow) => void Object.assign(flow, { Associate: { AssociateId: 7 } }))),
    ];
    const parts = (mark: string) => [partOfMark(mark, "written"), partOfMark(mark, "kept")];
    const [written, kept] = parts(rootMark(live));
    expect([written?.length, kept?.length]).toEqual([4, 3]);
    expect(parts(renamed)).toEqual([expect.not.stringMatching(`^${written}$`), kept]);
    expect(parts(owned)).toEqual([written, expect.not.stringMatching(`^${kept}$`)]);
  });

  test("the status is not among the letters, and neither are ids and children", () => {
    expect(
      rootMark(changed((flow) => void Object.assign(flow, { Status: "Running", EmailFlowId: 9, Steps: [] }))),
    ).toBe(rootMark(live));
  });

  test("a node that has nothing to leave to SuperOffice has no letters for it", () => {
    expect(baseOf(live, hash).nodes.find(({ identity }) => identity === "s3")?.mark).toMatch(/^[0-9a-z]{4}$/);
  });

  test("the letters are the beginning of the hash in base 36, with leading zeros", () => {
    const node = present(nodesOf(live)[2], "the split");
    expect(markOf(node, () => "000000000023ffff")).toMatch(/^000z/);
    expect(markOf(node, () => "000000000024ffff")).toMatch(/^0010/);
    expect(markOf(node, () => "00000019a100ffff")).toMatch(/^0000/);
  });
});

describe("what is not as it was seen", () => {
  const moved = (alter: (draft: Draft) => void, ids = known) =>
    movedSince(baseOf(live, hash), changed(alter), { ids, hash });

  test.each<readonly [string, (draft: Draft) => void, readonly string[]]>([
    ["nothing", () => undefined, []],
    ["a step", (flow) => void Object.assign(step(flow, 0), { Subject: "New" }), ["m"]],
    ["the flow itself", (flow) => void Object.assign(flow, { Name: "B" }), ["the flow's settings"]],
    ["the status", (flow) => void Object.assign(flow, { Status: "Running" }), ["its status (stopped -> running)"]],
    ["a step that is gone", (flow) => void flow.Steps.pop(), ["z (removed)"]],
    [
      "a step that is new",
      (flow) => void flow.Steps.push({ ...step(flow, 2), WorkflowStepId: 9 }),
      ["step WaitForTime 9 (new)"],
    ],
    ["the order", (flow) => void flow.Steps.reverse(), ["the order of its steps"]],
    ["an event without an id", (flow) => void Object.assign(flow, { Triggers: [] }), ["trigger 1 (removed)"]],
    [
      "all of it, status first",
      (flow) => {
        Object.assign(flow, { Status: "Paused", Name: "B" });
        flow.Steps.pop();
        flow.Steps.reverse();
      },
      ["its status (stopped -> paused)", "the flow's settings", "z (removed)", "the order of its steps"],
    ],
  ])("%s", (_what, alter, told) => expect(moved(alter)).toEqual(told));

  test("a step that moved into a branch, in front of what stood there", () => {
    expect(
      moved((flow) => {
        const [first] = flow.Steps.splice(0, 1);
        const [branch] = step(flow, 0).Options as { Steps: unknown[] }[];
        branch?.Steps.unshift(first);
      }),
    ).toEqual(["the order of its steps"]);
  });

  test("a step that moved out of the branch that it was alone in, to the place behind it", () => {
    const flow = applied(compileText(text.replace("  - { id: z, wait: 1 day }\n", "")).flow);
    const later = structuredClone(flow.live) as unknown as Draft;
    const [left, other] = step(later, 1).Options as [{ Steps: unknown[] }, { Steps: unknown[] }];
    other.Steps.push(...left.Steps.splice(0));
    expect(movedSince(baseOf(flow.live, hash), later as unknown as EmailFlow, { ids: flow.known, hash })).toEqual([
      "the order of its steps",
    ]);
  });

  test("without ids of the file a step is called by its kind, type and number", () => {
    expect(moved((flow) => void Object.assign(step(flow, 0), { Subject: "New" }), {})).toEqual(["step SendEmail 1"]);
  });
});
