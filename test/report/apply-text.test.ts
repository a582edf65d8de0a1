import { describe, expect, it } from "vitest";
import type { FlowResult } from "../../src/model/apply-result.ts";
import { applyText, flowResultText, settlementText } from "../../src/report/apply-text.ts";
import { plainPalette } from "../../src/report/palette.ts";

const flow = (changes: Partial<FlowResult>): FlowResult => ({
  key: "trial",
  action: "update",
  outcome: "applied",
  emailFlowId: 218,
  saves: 1,
  lastReadToSave: null,
  diagnostics: [],
  ...changes,
});

describe("flowResultText", () => {
  it.each([
    [{}, "✓ trial updated (flow 218)\n"],
    [{ action: "create", saves: 2 }, "✓ trial created (flow 218), saved twice\n"],
    [{ action: "adopt", saves: 0 }, "✓ trial adopted (flow 218)\n"],
    [{ outcome: "failed", saves: 0, emailFlowId: null }, "✗ trial failed; nothing was saved\n"],
    [{ outcome: "alreadyApplied", saves: 0 }, "✓ trial already applied (flow 218)\n"],
    [{ outcome: "failed" }, "✗ trial failed (flow 218); it was saved\n"],
    [{ outcome: "unknown" }, "? trial: nobody knows what came of it\n"],
    [{ outcome: "skipped" }, "- trial not reached\n"],
    [{ key: "a\u001b[2J" }, "✓ a\\u001b[2J updated (flow 218)\n"],
  ] as const)("%j", (changes, text) => {
    expect(flowResultText(flow(changes), plainPalette)).toBe(text);
  });
});

describe("settlementText", () => {
  it.each([
    ["done", true, "✓ trial was saved by an earlier apply (flow 218); it was left paused and runs again\n"],
    ["notDone", false, "✓ trial was not saved by an earlier apply (flow 218)\n"],
    ["forgotten", false, "✓ trial is taken as it is (flow 218)\n"],
    ["open", false, "? trial of an earlier apply is still open (flow 218)\n"],
  ] as const)("%s", (outcome, resumed, text) => {
    expect(settlementText({ key: "trial", outcome, emailFlowId: 218, resumed, diagnostics: [] }, plainPalette)).toBe(
      text,
    );
  });
});

describe("applyText", () => {
  const result = (...outcomes: readonly FlowResult["outcome"][]) =>
    applyText(
      {
        format_version: "1.0",
        project: "acme",
        target: "production",
        digest: "d1",
        settled: [],
        diagnostics: [],
        flows: outcomes.map((outcome) => flow({ outcome })),
      },
      plainPalette,
    );

  it("counts what is done", () => {
    expect(result("applied", "applied")).toBe("Applied to production: 2 done.\nDigest d1\n");
    expect(result()).toBe("Applied to production: nothing to do.\nDigest d1\n");
  });

  it("says how long an edit of somebody else could have gone unseen", () => {
    const timed = (...times: readonly (number | null)[]) =>
      applyText(
        {
          format_version: "1.0",
          project: "acme",
          target: "production",
          digest: "d1",
          settled: [],
          flows: times.map((lastReadToSave, index) => flow({ key: `flow-${index}`, lastReadToSave })),
          diagnostics: [],
        },
        plainPalette,
      );
    expect(timed(42)).toBe("Applied to production: 1 done.\nFrom last read to saved: 42 ms.\nDigest d1\n");
    expect(timed(42, null, 57)).toContain("\nFrom last read to saved: 57 ms, at most (flow-2).\n");
  });

  it("says how far a run got that failed, and what to do next", () => {
    expect(result("applied", "failed", "skipped", "skipped")).toBe(
      "Applied to production: 1 done, 1 failed, 2 not reached.\nWhat is applied stays. Plan again: the plan says what is left to do.\nDigest d1\n",
    );
    expect(result("unknown")).toContain("1 unknown.");
  });
});
