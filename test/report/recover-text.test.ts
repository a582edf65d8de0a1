import { expect, test } from "vitest";
import type { Intent, LeftOver, OpenIntent } from "../../src/model/intent.ts";
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
  newIds: {},
  owner: "ci-7/42/f00",
  time: Date.parse("2026-11-24T08:00:00Z"),
};
const flow = { EmailFlowId: 7 } as never;
const nothingOpen: LeftOver = { open: [], unreadable: [], lease: undefined, held: false };
const text = (verdict: OpenIntent["verdict"], changes: Partial<Intent> = {}) =>
  leftOverText({ ...nothingOpen, open: [{ intent: { ...intent, ...changes }, verdict }] });

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
  [
    { kind: "done", flow, resume: false, unended: true },
    "It was saved (flow 7). It is paused by us and was to be ended: an apply that sets its status settles it.",
  ],
  [{ kind: "tooEarly", until: 0 }, "Too early to tell: the save may still arrive until 1970-01-01 00:00:00 UTC."],
  [{ kind: "several", ids: [7, 8] }, "Two flows may be the one that was created: 7, 8."],
  [{ kind: "conflict", why: "it is not what it was." }, "A person must look: it is not what it was."],
  [{ kind: "unseen", diagnostics: [] }, "It cannot be looked at"],
] as const)("%j", (verdict, words) => {
  const said = text(verdict, { kind: "create", pauses: false });
  expect(said).toContain('  trial: creating "Trial\\u001b[2J", begun by');
  expect(said.replace(/\s+/g, " ")).toContain(words);
});

const lease = { owner: "ci-7/42/f00", until: 0 };
const doneOne: OpenIntent = { intent, verdict: { kind: "done", flow, resume: true } };
const takeOver = "If that apply is gone, flowform recover --yes --take-over";

test.each<{ what: string; left: Partial<LeftOver>; first: string; last: string }>([
  {
    what: "nothing is open and somebody holds the target",
    left: { lease, held: true },
    first: "Nothing is open.\nHeld by ci-7/42/f00 until 1970-01-01 00:00:00 UTC.\n",
    last: `\n${takeOver} frees the target.\n`,
  },
  {
    what: "nothing is open and whoever held the target did not give it back",
    left: { lease },
    first: "Nothing is open.\nci-7/42/f00 held it until 1970-01-01 00:00:00 UTC, and did not give it back.\n",
    last: "back.\n",
  },
  {
    what: "something is open, and nobody else may settle it yet",
    left: { open: [doneOne], lease, held: true },
    first: "1 flow is open.\nHeld by ci-7/42/f00",
    last: `\n${takeOver} settles what can be told; if not, wait for its end.\n`,
  },
  {
    what: "something is open, and whoever held the target is late",
    left: { open: [doneOne], lease },
    first: "1 flow is open.\nci-7/42/f00 held it",
    last: "\nflowform recover --yes settles what can be told; the next apply does so too.\n",
  },
  {
    what: "the holder cannot be read",
    left: { lease: "unreadable", held: true },
    first: "Nothing is open.\nHeld by somebody whose name cannot be read.\n",
    last: `\n${takeOver} frees the target.\n`,
  },
  {
    what: "a note cannot be read",
    left: { unreadable: ["trial\u001b"] },
    first: "1 flow is open.\n  trial\\u001b:\n    Its note cannot be read: it was damaged,",
    last: "flowform recover --forget trial\\u001b then takes it as it is.\n",
  },
])("$what: that is said, with what works now", ({ left, first, last }) => {
  const said = leftOverText({ ...nothingOpen, ...left });
  expect(said.slice(0, first.length)).toBe(first);
  expect(said.replace(/\n {4}/g, " ").slice(-last.length)).toBe(last);
});

test("data says who holds the target, and which notes cannot be read", () => {
  expect(leftOverData({ ...nothingOpen, lease, held: true, unreadable: ["a"] })).toEqual({
    format_version: "1.0",
    open: [],
    unreadable: ["a"],
    lease: { ...lease, until: "1970-01-01T00:00:00.000Z" },
    held: true,
  });
  expect(leftOverData({ ...nothingOpen, lease: "unreadable", held: true })).toMatchObject({
    lease: { owner: null, until: null },
    held: true,
  });
});

test("data has the id of a live flow, not all of it", () => {
  const entries: OpenIntent[] = [doneOne, { intent, verdict: { kind: "tooEarly", until: 60_000 } }];
  expect(leftOverData({ ...nothingOpen, open: entries })).toMatchObject({
    lease: null,
    open: [
      {
        intent: { ...intent, time: new Date(intent.time).toISOString() },
        verdict: { kind: "done", emailFlowId: 7, resume: true },
      },
      { verdict: { kind: "tooEarly", until: "1970-01-01T00:01:00.000Z" } },
    ],
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
