import { expect, test } from "vitest";
import { leaseTime, recallUnderLease, takeLease } from "../../src/apply/lease.ts";
import { isRead } from "../../src/live/read-operations.ts";
import type { HttpResponse } from "../../src/model/http.ts";
import { virtualClock } from "../support/run.ts";
import { type Workshop, workshop } from "../support/sandbox-project.ts";

const start = Date.parse("2026-11-24T08:00:00Z");
const down: HttpResponse = { status: 503, headers: {}, body: "" };
const somebody =
  "FF715 somebody else applies to this target, and holds it until an unknown time unless it ends before.";

const storeOf = (shop: Workshop) => shop.workplace().target.bindings;
const said = (list: readonly { readonly code: string; readonly detail: string }[] = []) =>
  list.map(({ code, detail }) => `${code} ${detail}`.replace(" Nothing was changed.", ""));

/** A lease that was just taken, and everything that is asked and written for it from then on. */
async function held({ settleTime = 180_000 } = {}) {
  const shop = workshop();
  const clock = virtualClock(start);
  const store = storeOf(shop);
  const world = { store, clock, owner: "here/1/abc", settleTime };
  const { value: lease } = await takeLease(world, false);
  if (lease === undefined) throw new Error("the lease was free");
  shop.requests.length = 0;
  const traffic = () => shop.requests.splice(0).map((request) => (isRead(request) ? "read" : "written"));
  return { shop, clock, store, world, lease, traffic };
}

test.each([
  ["is waited for a second", 180_000, 1000],
  ["is waited for no longer than a late write may take", 300, 300],
])("between writing and looking again it %s", async (_, settleTime, waited) => {
  const { clock, store } = await held({ settleTime });
  expect(clock.now()).toBe(start + waited);
  expect((await store.readLease()).value).toEqual({ owner: "here/1/abc", until: start + leaseTime });
});

test.each([
  [14_999, []],
  [15_000, ["read"]],
  [119_999, ["read"]],
  [120_000, ["read", "written"]],
])("after %d milliseconds it is looked at, and renewed: %j", async (passed, expected) => {
  const { clock, lease, traffic } = await held();
  clock.skip(passed);
  expect(await lease.renew()).toBeUndefined();
  expect(traffic()).toEqual(expected);
});

test("what was seen or written a moment ago is believed again", async () => {
  const { clock, store, lease, traffic } = await held();
  const steps: (readonly string[])[] = [];
  for (const passed of [120_000, 14_999, 1, 104_999, 1]) {
    clock.skip(passed);
    await lease.renew();
    steps.push(traffic());
  }
  expect(steps).toEqual([["read", "written"], [], ["read"], ["read"], []]);
  clock.skip(14_999);
  await lease.renew();
  expect(traffic()).toEqual(["read", "written"]);
  expect((await store.readLease()).value).toMatchObject({ until: clock.now() + leaseTime });
});

test("a lease that is gone, another's, or cannot be read or written is no lease", async () => {
  const { shop, clock, store, lease, traffic } = await held();
  const renew = async () => {
    clock.skip(200_000);
    const problem = await lease.renew();
    return said(problem === undefined ? [] : [problem]);
  };
  shop.intercept(async (request, send) => (isRead(request) ? down : send(request)));
  expect(await renew()).toEqual([expect.stringMatching(/^FF507 .* was answered with 503\.$/)]);
  shop.intercept(async (request, send) => (isRead(request) ? send(request) : down));
  expect(await renew()).toEqual(["FF507 remembering lease:apply/0 was answered with 503."]);
  shop.intercept((request, send) => send(request));
  await store.writeLease(undefined);
  expect(await renew()).toEqual([somebody]);
  await store.writeLease({ owner: "ci-7/42/f00", until: start + leaseTime });
  expect(await renew()).toEqual([
    "FF715 ci-7/42/f00 applies to this target, and holds it until 2026-11-24 08:10:00 UTC unless it ends before.",
  ]);
  traffic();
  await lease.release();
  expect(traffic()).toEqual(["read"]);
});

test("giving it back leaves nothing", async () => {
  const { store, lease, traffic } = await held();
  await lease.release();
  expect(traffic()).toEqual(["read", "written"]);
  expect((await store.readLease()).value).toBeUndefined();
});

test.each([
  ["ours already", "here/1/abc", start + 60_000, false, []],
  [
    "over this very moment",
    "ci-7/42/f00",
    start,
    false,
    ["FF716 ci-7/42/f00 held this target, until 2026-11-24 08:00:00 UTC, and did not give it back."],
  ],
  [
    "over, and said to be gone",
    "ci-7/42/f00",
    start - 1000,
    true,
    ["FF716 ci-7/42/f00 held this target, until 2026-11-24 07:59:59 UTC, and did not give it back."],
  ],
])("one that is %s is taken", async (_, owner, until, takeOver, warnings) => {
  const shop = workshop();
  const store = storeOf(shop);
  await store.writeLease({ owner, until });
  const world = { store, clock: virtualClock(start), owner: "here/1/abc", settleTime: 0 };
  const { value, diagnostics } = await takeLease(world, takeOver);
  expect(value).toBeDefined();
  expect(said(diagnostics)).toEqual(warnings);
});

test.each([
  ["read", (request: Parameters<typeof isRead>[0]) => isRead(request)],
  ["written", (request: Parameters<typeof isRead>[0]) => !isRead(request)],
] as const)("one that cannot be %s is not taken", async (_, fails) => {
  const shop = workshop();
  const store = storeOf(shop);
  await store.writeLease({ owner: "ci-7/42/f00", until: start - 1 });
  shop.requests.length = 0;
  shop.intercept(async (request, send) => (fails(request) ? down : send(request)));
  const clock = virtualClock(start);
  const { value, diagnostics } = await takeLease({ store, clock, owner: "here/1/abc", settleTime: 180_000 }, false);
  expect(value).toBeUndefined();
  expect(said(diagnostics)).toEqual([expect.stringMatching(/^FF507 .* was answered with 503\.$/)]);
  expect(clock.now()).toBe(start);
});

test("what is remembered is read only under our own lease", async () => {
  const { shop, store, world } = await held();
  expect((await recallUnderLease(world)).value?.lease).toMatchObject({ owner: "here/1/abc" });
  expect(said((await recallUnderLease({ store, owner: "ci-7/42/f00" })).diagnostics)).toEqual([
    "FF715 here/1/abc applies to this target, and holds it until 2026-11-24 08:10:00 UTC unless it ends before.",
  ]);
  await store.writeLease(undefined);
  const gone = await recallUnderLease(world);
  expect([gone.value, said(gone.diagnostics)]).toEqual([undefined, [somebody]]);
  shop.intercept(async () => down);
  const unread = await recallUnderLease(world);
  expect([unread.value, said(unread.diagnostics)]).toEqual([undefined, [expect.stringMatching(/^FF507 /)]]);
});
