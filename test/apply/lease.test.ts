import { describe, expect, test } from "vitest";
import { leaseTime } from "../../src/apply/lease.ts";
import { isRead } from "../../src/live/read-operations.ts";
import type { HttpResponse } from "../../src/model/http.ts";
import type { Run } from "../../src/pipeline/project.ts";
import { settleLeftOver, showLeftOver } from "../../src/pipeline/recover.ts";
import { testRun, virtualClock } from "../support/run.ts";
import { type Workshop, workshop } from "../support/sandbox-project.ts";

const start = Date.parse("2026-11-24T08:00:00Z");
const text = (key: string, wait = "3 days") =>
  `flow: ${key}\nname: ${key}\nsteps:\n  - { id: settle, wait: ${wait} }\n`;

function withFlows(...keys: readonly string[]): Workshop {
  const shop = workshop();
  for (const key of keys) shop.write(key, text(key));
  return shop;
}

const store = (shop: Workshop) => shop.workplace().target.bindings;
const leaseOf = async (shop: Workshop) => (await store(shop).readLease()).value;
const writes = (shop: Workshop) => shop.requests.filter((request) => !isRead(request));
const codes = (list: readonly { readonly code: string }[]) => list.map(({ code }) => code);

describe("the lease", () => {
  test("of a run that is gone is given back by who says so, also when nothing is open", async () => {
    const shop = withFlows("trial");
    await store(shop).writeLease({ owner: "ci-7/42/f00", until: start + 60_000 });
    expect(await settleLeftOver(shop.workplace(), testRun())).toEqual({ value: [], diagnostics: [] });
    expect(await leaseOf(shop)).toMatchObject({ owner: "ci-7/42/f00" });
    const freed = await settleLeftOver(shop.workplace(), testRun({ takeOver: true }));
    expect([freed.value, codes(freed.diagnostics)]).toEqual([[], ["FF716"]]);
    expect(await leaseOf(shop)).toBeUndefined();
    shop.requests.length = 0;
    await settleLeftOver(shop.workplace(), testRun({ takeOver: true }));
    expect(writes(shop)).toEqual([]);
  });

  test("of another run is respected: nothing is written, and it says whose it is and until when", async () => {
    const shop = withFlows("trial");
    await store(shop).writeLease({ owner: "ci-7/42/f00", until: start + 60_000 });
    shop.requests.length = 0;
    const result = await shop.apply();
    expect(result.diagnostics).toMatchObject([{ code: "FF715" }]);
    expect(result.diagnostics[0]?.detail).toContain(
      "ci-7/42/f00 applies to this target, and holds it until 2026-11-24 08:01:00 UTC",
    );
    expect(result.flows).toMatchObject([{ outcome: "skipped", saves: 0 }]);
    expect(writes(shop)).toEqual([]);
  });

  test.each([
    ["is over", start - 1, {}, "held this target, until 2026-11-24 07:59:59 UTC, and did not give it back."],
    ["is said to be gone", start + 60_000, { takeOver: true }, "and you said that it is gone."],
  ] as const)("of a run that %s is taken over, with a warning, and given back", async (_, until, run, words) => {
    const shop = withFlows("trial");
    await store(shop).writeLease({ owner: "ci-7/42/f00", until });
    const result = await shop.apply(undefined, run as Partial<Run>);
    expect(result.diagnostics).toMatchObject([{ code: "FF716", severity: "warning" }]);
    expect(result.diagnostics[0]?.detail).toContain(words);
    expect(result.flows).toMatchObject([{ outcome: "applied" }]);
    expect(await leaseOf(shop)).toBeUndefined();
  });

  test("is renewed between flows, and an apply that has lost it stops there", async () => {
    const shop = withFlows("one", "three", "two");
    const clock = virtualClock(start);
    const result = await shop.apply(undefined, {
      clock,
      onProgress: ({ outcome }) => {
        if (outcome === "applied") clock.skip(leaseTime / 4);
      },
    });
    expect(codes(result.diagnostics)).toEqual([]);
    for (const key of ["one", "three", "two"]) shop.write(key, text(key, "5 days"));
    const plan = (await shop.plan()).value;
    shop.intercept(async (request, send) => {
      if (request.body.includes('"one/0"')) {
        clock.skip(20_000);
        await store(shop).writeLease({ owner: "ci-7/42/f00", until: start + 10 * leaseTime });
      }
      return send(request);
    });
    const lost = await shop.apply(plan, { clock });
    expect(lost.flows.map(({ outcome }) => outcome)).toEqual(["applied", "skipped", "skipped"]);
    expect(codes(lost.diagnostics)).toEqual(["FF715"]);
    shop.intercept((request, send) => send(request));
    expect(await leaseOf(shop)).toMatchObject({ owner: "ci-7/42/f00" });
  });

  test.each([
    ["before the first has written its lease", '"lease:apply/0"', "before", {}, ["applied", "alreadyApplied"]],
    ["after the first has written its lease", '"lease:apply/0"', "after", {}, ["skipped", "applied"]],
    [
      "and takes over before the intent of the first",
      '"intent:trial/0"',
      "before",
      { takeOver: true },
      ["applied", "failed"],
    ],
    [
      "and takes over after the intent of the first",
      '"intent:trial/0"',
      "after",
      { takeOver: true },
      ["applied", "failed"],
    ],
  ] as const)("when a second run begins %s: the flow is saved once", async (_, at, when, run, outcomes) => {
    const shop = withFlows("trial");
    const plan = (await shop.plan()).value;
    const other = async () => shop.apply(plan, { owner: "other/2/def", ...run });
    let second: Awaited<ReturnType<typeof other>> | undefined;
    let begun = false;
    shop.intercept(async (request, send) => {
      const here = !begun && !isRead(request) && request.body.includes(at);
      begun ||= here;
      if (here && when === "before") second = await other();
      const reply = await send(request);
      if (here && when === "after") second = await other();
      return reply;
    });
    const first = await shop.apply(plan, { owner: "here/1/abc" });
    expect([second?.flows[0]?.outcome, first.flows[0]?.outcome]).toEqual(outcomes);
    expect(shop.requests.filter(({ path }) => path.endsWith("/SaveEmailFlow"))).toHaveLength(1);
    shop.intercept((request, send) => send(request));
    expect((await shop.plan()).value).toMatchObject({ flows: [], open: [], warnings: [] });
  });
});

describe("what stands in the key store and cannot be read", () => {
  const put = async (shop: Workshop, Key: string, Value: string) => {
    await store(shop).ready();
    const names = { ApplicationName: "flowform", DeviceName: "workshop", DeviceIdentifier: "workshop" };
    const key = { Key, Value, RecordId: 0, TableName: "" };
    await shop.api("/v1/Agents/ForeignSystem/SaveForeignKey", { ForeignKey: key, ...names });
  };

  test.each(["1;1995752291866;%zz", "garbage"])(
    "FF726 a lease %s is somebody's, until a person says no",
    async (value) => {
      const shop = withFlows("trial");
      await put(shop, "lease:apply/0", value);
      expect((await showLeftOver(shop.workplace(), testRun())).value).toMatchObject({
        lease: "unreadable",
        held: true,
      });
      const refused = await shop.apply();
      expect(refused.flows).toMatchObject([{ outcome: "skipped", saves: 0 }]);
      expect(codes(refused.diagnostics)).toEqual(["FF726"]);
      expect(codes((await settleLeftOver(shop.workplace(), testRun())).diagnostics)).toEqual([]);
      const taken = await settleLeftOver(shop.workplace(), testRun({ takeOver: true }));
      expect([taken.value, codes(taken.diagnostics)]).toEqual([[], ["FF716"]]);
      expect(await leaseOf(shop)).toBeUndefined();
      expect((await shop.apply()).flows).toMatchObject([{ outcome: "applied" }]);
    },
  );

  test("FF727 FF728 a note keeps its flow, and no other, from being applied until it is forgotten", async () => {
    const shop = withFlows("one", "two");
    await put(shop, "intent:one/0", "garbage");
    const planned = await shop.plan();
    expect(planned.diagnostics).toMatchObject([
      { code: "FF727", severity: "warning", origin: { file: "flows/one.flow.yaml" } },
    ]);
    expect(planned.value?.open).toEqual(["one"]);
    const refused = await shop.apply();
    expect(codes(refused.diagnostics)).toEqual(["FF728"]);
    expect(refused.flows.map(({ outcome }) => outcome)).toEqual(["skipped", "skipped"]);
    const two = (await shop.plan({ only: new Set(["two"]) })).value;
    const applied = await shop.apply(two);
    expect([applied.flows.map(({ outcome }) => outcome), codes(applied.diagnostics)]).toEqual([["applied"], ["FF728"]]);
    expect((await showLeftOver(shop.workplace(), testRun())).value).toMatchObject({ open: [], unreadable: ["one"] });
    const settled = async (forget?: string) => (await settleLeftOver(shop.workplace(), testRun(), { forget })).value;
    expect(await settled()).toMatchObject([{ key: "one", outcome: "open", diagnostics: [{ code: "FF728" }] }]);
    expect(await settled("one")).toMatchObject([{ key: "one", outcome: "forgotten", emailFlowId: null }]);
    expect((await shop.plan()).value).toMatchObject({ open: [], warnings: [] });
    expect((await shop.apply()).flows).toMatchObject([{ key: "one", outcome: "applied" }]);
  });

  test("a plan that is applied already is not said to be, while one of its notes cannot be read", async () => {
    const shop = withFlows("one");
    const plan = (await shop.plan()).value;
    await shop.apply(plan);
    await put(shop, "intent:one/0", "garbage");
    expect(codes((await shop.apply(plan)).diagnostics)).toEqual(["FF728"]);
  });
});

describe("what cannot be settled", () => {
  const broken = { failure: "interrupted", sent: true, detail: "the connection broke off" } as const;
  const answer = (status: number, body = ""): HttpResponse => ({ status, headers: {}, body });

  /** A create whose save was lost on its way. */
  async function lost(): Promise<Workshop> {
    const shop = withFlows("trial");
    shop.intercept((request, send) =>
      request.path.endsWith("/SaveEmailFlow") ? Promise.resolve(broken) : send(request),
    );
    expect((await shop.apply()).flows).toMatchObject([{ outcome: "unknown", diagnostics: [{ code: "FF703" }] }]);
    shop.intercept((request, send) => send(request));
    return shop;
  }

  test("a lost save is waited for, in the time of the clock, and then three looks must find nothing", async () => {
    const shop = await lost();
    const waits: string[] = [];
    const run = testRun({ owner: "next/1/abc", onWait: (_, until) => void waits.push(until) });
    shop.requests.length = 0;
    expect((await settleLeftOver(shop.workplace(), run)).value).toMatchObject([{ key: "trial", outcome: "notDone" }]);
    // A second after the lease was taken, and then the settle time.
    expect(waits).toEqual(["2026-11-24 08:03:01 UTC"]);
    expect(shop.requests.filter(({ path }) => path.includes("workflowName%20eq"))).toHaveLength(4);
    expect((await shop.plan()).value?.open).toEqual([]);
  });

  test("a failed look says nothing: the intent stays open", async () => {
    const shop = await lost();
    shop.intercept((request, send) =>
      request.path.includes("Archive/EmailFlows") ? Promise.resolve(answer(503)) : send(request),
    );
    const run = testRun({ clock: virtualClock(start + leaseTime) });
    expect((await settleLeftOver(shop.workplace(), run)).value).toMatchObject([
      { outcome: "open", diagnostics: [{ code: "FF507" }] },
    ]);
    shop.intercept((request, send) => send(request));
    expect((await shop.plan()).value?.open).toEqual(["trial"]);
  });

  test("FF719 who wants to end while waiting is told when to try again", async () => {
    const shop = await lost();
    const result = await shop.apply(undefined, { owner: "next/1/abc", stopping: () => true });
    expect(result.diagnostics).toMatchObject([{ code: "FF719" }]);
    expect(result.flows).toMatchObject([{ outcome: "skipped" }]);
  });

  test("showing it only reads", async () => {
    const shop = await lost();
    await store(shop).writeLease({ owner: "ci-7/42/f00", until: start });
    expect((await showLeftOver(shop.workplace(), testRun())).value).toMatchObject({ held: false });
    await store(shop).writeLease(undefined);
    shop.requests.length = 0;
    const shown = (await showLeftOver(shop.workplace(), testRun())).value;
    expect(shown).toMatchObject({
      lease: undefined,
      open: [{ intent: { key: "trial", kind: "create" }, verdict: { kind: "tooEarly" } }],
    });
    expect(writes(shop)).toEqual([]);
  });

  test("FF723 an intent that cannot be written down: nothing is sent to the flow", async () => {
    const shop = withFlows("trial");
    shop.intercept((request, send) =>
      request.body.includes("intent:trial") ? Promise.resolve(answer(500)) : send(request),
    );
    const result = await shop.apply();
    expect(result.flows).toMatchObject([
      { outcome: "failed", saves: 0, diagnostics: [{ code: "FF723" }, { code: "FF507" }] },
    ]);
    expect(shop.requests.filter(({ path }) => /SaveEmailFlow|SetStatus/.test(path))).toEqual([]);
  });

  test("FF724 a note that cannot be crossed out is a warning, and the next run does it", async () => {
    const shop = withFlows("trial");
    shop.intercept((request, send) =>
      request.body.includes("intent:trial") && request.body.includes('"Value":"-"')
        ? Promise.resolve(answer(500))
        : send(request),
    );
    const result = await shop.apply();
    expect(result.flows).toMatchObject([{ outcome: "applied", diagnostics: [{ code: "FF724", severity: "warning" }] }]);
    shop.intercept((request, send) => send(request));
    const run = testRun({ clock: virtualClock(start + leaseTime) });
    expect((await settleLeftOver(shop.workplace(), run)).value).toMatchObject([{ outcome: "done" }]);
  });

  test("FF722 a status whose answer is lost is read; only what cannot be read is unknown", async () => {
    for (const readable of [true, false]) {
      const shop = withFlows("trial");
      await shop.apply();
      shop.write("trial", `status: running\n${text("trial")}`);
      let asked = false;
      shop.intercept(async (request, send) => {
        if (request.path.includes("SetStatus")) {
          asked = true;
          await send(request);
          return broken;
        }
        return asked && !readable && request.path.includes("GetEmailFlow") ? answer(500) : send(request);
      });
      const [result] = (await shop.apply()).flows;
      expect([result?.outcome, codes(result?.diagnostics ?? [])]).toEqual(
        readable ? ["applied", []] : ["unknown", ["FF722"]],
      );
      // There is no note of it that recover could show.
      if (!readable) expect(result?.diagnostics[0]?.fix).toBe("Plan again: it reads the status.");
    }
  });
});
