import { expect, test } from "vitest";
import type { Intent, OpenIntent } from "../../src/model/intent.ts";
import { leftOverData, leftOverText, settledText } from "../../src/report/recover-text.ts";

const intent: Intent = {
  key: "trial",
  kind: "update",
  name: "Trial\u001b[2J",
  emailFlowId: 7,
  before: "",
  wanted: "",
  pauses: true,
  afterwards: "Running",
  owner: "ci-7/42/f00",
  time: Date.parse("2026-11-24T08:00:00Z"),
};
const flow = { EmailFlowId: 7 } as never;
const text = (verdict: OpenIntent["verdict"], changes: Partial<Intent> = {}) =>
  leftOverText({ open: [{ intent: { ...intent, ...changes }, verdict }], lease: undefined });

test("what is open is said with who began it, what came of it, and what to do", () => {
  expect(text({ kind: "done", flow, resume: true })).toBe(
    `1 flow is open.
  trial: saving "Trial\\u001b[2J" (flow 7), paused for the save, begun by ci-7/42/f00 at 2026-11-24 08:00:00 UTC
    It was saved (flow 7). It is paused by us; settling starts it again.
flowform recover --yes settles what can be told; the next apply does so too.
`,
  );
});

test.each([
  [{ kind: "notDone", flow: undefined, resume: false }, "It was not saved; the target is as it was."],
  [{ kind: "tooEarly", until: 0 }, "Too early to tell: the save may still arrive until 1970-01-01 00:00:00 UTC."],
  [{ kind: "several", ids: [7, 8] }, "Two flows may be the one that was created: 7, 8."],
  [{ kind: "conflict", why: "it is not what it was." }, "A person must look: it is not what it was."],
  [{ kind: "unseen", diagnostics: [] }, "It cannot be looked at"],
] as const)("%j", (verdict, words) => {
  const said = text(verdict, { kind: "create", pauses: false });
  expect(said).toContain('  trial: creating "Trial\\u001b[2J", begun by');
  expect(said.replace(/\s+/g, " ")).toContain(words);
});

test("who holds the target is said, also when nothing is open", () => {
  const left = { open: [], lease: { owner: "ci-7/42/f00", until: 0 } };
  expect(leftOverText(left)).toBe("Nothing is open.\nHeld by ci-7/42/f00 until 1970-01-01 00:00:00 UTC.\n");
  expect(leftOverData(left)).toEqual({
    format_version: "1.0",
    open: [],
    lease: { owner: "ci-7/42/f00", until: "1970-01-01T00:00:00.000Z" },
  });
});

test("data has the id of a live flow, not all of it", () => {
  const open = [{ intent, verdict: { kind: "done", flow, resume: true } as const }];
  expect(leftOverData({ open, lease: undefined })).toMatchObject({
    lease: null,
    open: [
      {
        intent: { ...intent, time: new Date(intent.time).toISOString() },
        verdict: { kind: "done", emailFlowId: 7, resume: true },
      },
    ],
  });
  const early = [{ intent, verdict: { kind: "tooEarly", until: 60_000 } as const }];
  expect(leftOverData({ open: early, lease: undefined })).toMatchObject({
    open: [{ verdict: { kind: "tooEarly", until: "1970-01-01T00:01:00.000Z" } }],
  });
});

test("settling ends with how much is left", () => {
  const settled = (outcome: "done" | "open") => ({
    key: "a",
    outcome,
    emailFlowId: 1,
    resumed: false,
    diagnostics: [],
  });
  expect(settledText([])).toBe("Nothing is open.\n");
  expect(settledText([settled("done")])).toBe("All of it is settled.\n");
  expect(settledText([settled("done"), settled("open")])).toBe("1 settled, 1 still open.\n");
});
