import { describe, expect, test } from "vitest";
import { licenceReached } from "../../src/diagnostic/people.ts";
import type { FlowPlan } from "../../src/model/plan.ts";
import { cancelledIn, judgeEndings } from "../../src/plan/endings.ts";
import { judgeLicence } from "../../src/plan/licence.ts";

/** A flow that changes its status; nothing else of it matters here. */
const flow = (key: string, status: FlowPlan["status"], setStatus: FlowPlan["setStatus"] = null) =>
  ({
    key,
    name: key.toUpperCase(),
    file: `${key}.flow.yaml`,
    status,
    setStatus,
    references: [],
    laterReferences: [],
  }) as unknown as FlowPlan;

const starts = (key: string) => flow(key, "Stopped", "Running");
const ends = (key: string) => flow(key, "Running", "Stopped");
/** A flow that left git. */
const goes = (key: string, status: FlowPlan["status"] = "Running"): FlowPlan => ({
  ...flow(key, status, status === "Stopped" ? null : "Stopped"),
  action: "end",
});
/** A flow that is new and leads to itself: it gets its status at its second save. */
const twice = (planned: FlowPlan): FlowPlan => ({ ...planned, references: [{ pointer: "/x", flow: planned.key }] });

describe("flows that a plan starts, held against the licence", () => {
  const found = (flows: readonly FlowPlan[], active: number, maximum: number, isReached = false) =>
    judgeLicence(flows, { active, maximum, isReached }).map(
      ({ code, origin, detail }) => `${code} ${origin?.file ?? "-"} ${/\d+ (active|of \d+)/.exec(detail)?.[0]}`,
    );

  test("one flow is told in the singular", () => {
    expect(licenceReached(undefined, "A", { active: 0, maximum: 0 }).detail).toContain(
      "would make 1 active flow (running",
    );
  });

  test.each([
    ["far from it", [starts("a")], 1, 10, []],
    ["near it", [starts("a")], 8, 10, ["FF628 - 9 of 10"]],
    ["near it without a change", [], 17, 20, ["FF628 - 17 of 20"]],
    ["just not near it", [], 16, 20, []],
    ["the last one that fits", [starts("a")], 9, 10, ["FF628 - 10 of 10"]],
    ["one too many", [starts("a")], 10, 10, ["FF627 a.flow.yaml 11 active"]],
    ["of two the second by key", [starts("b"), starts("a")], 9, 10, ["FF627 b.flow.yaml 11 active"]],
    [
      "two too many",
      [starts("a"), starts("b")],
      10,
      10,
      ["FF627 a.flow.yaml 11 active", "FF627 b.flow.yaml 12 active"],
    ],
    ["one that ends makes room for the next", [ends("a"), starts("b")], 10, 10, ["FF628 - 10 of 10"]],
    ["not for the one before", [starts("a"), ends("b")], 10, 10, ["FF627 a.flow.yaml 11 active"]],
    [
      "one that left git goes last: it makes no room",
      [goes("a"), starts("b")],
      10,
      10,
      ["FF627 b.flow.yaml 11 active"],
    ],
    [
      "one that is saved twice starts when the others have ended",
      [twice(starts("a")), ends("b"), goes("c")],
      11,
      11,
      ["FF628 - 10 of 11"],
    ],
    [
      "one that was never active makes no room",
      [flow("a", "Stopped", "Stopped"), starts("b")],
      10,
      10,
      ["FF627 b.flow.yaml 11 active"],
    ],
    ["one that is paused is active already", [flow("a", "Paused", "Running")], 10, 10, ["FF628 - 10 of 10"]],
    [
      "one that pauses stays active",
      [flow("a", "Running", "Paused"), starts("b")],
      10,
      10,
      ["FF627 b.flow.yaml 11 active"],
    ],
    ["a new one that starts", [flow("a", null, "Running")], 10, 10, ["FF627 a.flow.yaml 11 active"]],
    ["one whose status stays", [flow("a", "Running")], 10, 10, ["FF628 - 10 of 10"]],
    ["a maximum of nothing is none", [starts("a")], 10, 0, []],
  ] as const)("%s", (_case, flows, active, maximum, expected) => {
    expect(found(flows, active, maximum)).toEqual(expected);
  });

  test.each([
    ["nothing ends", [starts("b")], ""],
    ["something ends before", [ends("a"), starts("b"), starts("c")], ""],
    ["something ends after", [starts("b"), goes("a")], " This plan ends 1 active flow, but only afterwards."],
    [
      "several end after",
      [starts("b"), goes("a"), ends("c"), goes("d", "Paused"), goes("e", "Stopped")],
      " This plan ends 3 active flows, but only afterwards.",
    ],
  ])("the refusal says what the plan would end too late: %s", (_case, flows, expected) => {
    const [finding] = judgeLicence(flows, { active: 10, maximum: 10, isReached: true });
    expect(finding?.detail.split("allows 10.")[1]).toBe(expected);
  });

  test("a maximum of nothing that the server says is reached is one", () => {
    expect(found([starts("a")], 0, 0, true)).toEqual(["FF627 a.flow.yaml 1 active"]);
  });

  test("a licence that nobody knows is a warning", () => {
    expect(judgeLicence([starts("a")], { why: "The target is silent." })).toMatchObject([
      { code: "FF629", detail: "The target is silent." },
    ]);
  });
});

describe("flows that a plan ends", () => {
  const ending = (name: string, cancels: number | null, file = `${name}.flow.yaml`) =>
    ({ name, cancels, file }) as unknown as FlowPlan;
  const flows = [ending("a", 2), ending("b", 0), ending("c", null), ending("d", 3, "")];

  test.each([
    [0, ""],
    [6, " --cancel-people says 6, and this plan cancels 5."],
    [99_999, " --cancel-people says 99999, and this plan cancels 5."],
  ])("are refused with any other number than that of all flows together: %i", (named, said) => {
    const found = judgeEndings(flows, named);
    expect(found.map(({ code }) => code)).toEqual(["FF604", "FF650"]);
    for (const { detail } of found) expect(detail).toMatch(new RegExp(`for good\\.${said}$`));
  });

  test("cancel exactly as many people as somebody has named, all flows together", () => {
    expect(cancelledIn(flows)).toBe(5);
    expect(judgeEndings(flows, 5)).toEqual([]);
    expect(judgeEndings(flows, 4)).toMatchObject([
      {
        code: "FF604",
        origin: { file: "a.flow.yaml", pointer: ["status"] },
        fix: expect.stringContaining("--cancel-people 5"),
      },
      { code: "FF650", fix: expect.stringContaining("--cancel-people 5") },
    ]);
  });

  test("and need no number where nobody is in them", () => {
    for (const named of [0, 7]) expect(judgeEndings([ending("b", 0), ending("c", null)], named)).toEqual([]);
  });
});
