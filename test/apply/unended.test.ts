import { describe, expect, test } from "vitest";
import type { HttpFailure } from "../../src/model/http.ts";
import { settleLeftOver } from "../../src/pipeline/recover.ts";
import { testRun, virtualClock } from "../support/run.ts";
import { type Workshop, workshop } from "../support/sandbox-project.ts";
import { refused, said, setStatus } from "./mishaps.ts";
import { purpose } from "./purpose.ts";

const text = (wait: string, more = "") =>
  `flow: trial\nname: Trial\n${more}steps:\n  - { id: settle, wait: ${wait} }\n`;
const lost: HttpFailure = { failure: "interrupted", sent: true, detail: "the connection broke off" };
const later = { clock: virtualClock(Date.parse("2026-11-24T12:00:00Z")), owner: "later/1/abc" };
const kept =
  'FF718 "trial": flow 1002 was saved, is paused by us, and was to be ended. People wait in it until an apply ends or starts it: write status: stopped or running in its file, and plan again.';

/** A running flow that was to be changed and ended by an apply which broke off when a request of that purpose was to come. */
async function brokenOffAt(request: string): Promise<Workshop> {
  const shop = workshop();
  shop.write("trial", text("3 days"));
  await shop.apply();
  await setStatus("Trial", "Running")(shop);
  shop.write("trial", text("5 days", "status: stopped\n"));
  let gone = false;
  shop.intercept(async (each, send) => {
    gone ||= purpose(each) === request;
    return gone ? lost : send(each);
  });
  await shop.apply();
  shop.intercept((each, send) => send(each));
  return shop;
}

const settled = async (shop: Workshop) => {
  const { value = [] } = await settleLeftOver(shop.workplace(), testRun(later));
  return value.flatMap(({ outcome, resumed, diagnostics }) => [outcome, resumed, ...said(diagnostics)]);
};
const left = async (shop: Workshop) => [
  (await shop.live("Trial")).Status,
  ...((await shop.workplace().target.bindings.recall()).value?.intents.keys() ?? []),
];
const applied = async (shop: Workshop) => {
  const { flows, diagnostics } = await shop.apply();
  return flows.flatMap(({ outcome, diagnostics: found }) => [outcome, ...said(found), ...said(diagnostics)]);
};

describe("a flow that was to be ended, whose apply broke off", () => {
  test("before its save, runs again as it did", async () => {
    const shop = await brokenOffAt("SaveEmailFlow");
    expect(await left(shop)).toEqual(["Paused", "trial"]);
    expect(await settled(shop)).toEqual(["notDone", true]);
    expect(await left(shop)).toEqual(["Running"]);
  });

  test("FF718 after its save, is neither started nor ended by settling, and its note stands, however often", async () => {
    const shop = await brokenOffAt("Stopped");
    for (const _ of ["first", "again"]) {
      expect(await settled(shop)).toEqual(["open", false, kept]);
      expect(await left(shop)).toEqual(["Paused", "trial"]);
    }
  });

  test.each([
    ["stopped", "Stopped"],
    ["running", "Running"],
  ])("is set to %s by the next apply of a file that says so, which crosses its note out last", async (status, then) => {
    const shop = await brokenOffAt("Stopped");
    shop.write("trial", text("5 days", `status: ${status}\n`));
    shop.requests.length = 0;
    expect(await applied(shop)).toEqual(["applied"]);
    const acts = shop.requests.map(purpose).filter((what) => [then, "trial", "no intent:trial"].includes(what));
    expect(acts).toEqual([then, "trial", "no intent:trial"]);
    expect(await left(shop)).toEqual([then]);
    expect((await shop.plan()).value).toMatchObject({ flows: [], open: [] });
  });

  test("keeps its note when the next apply cannot end it either", async () => {
    const shop = await brokenOffAt("Stopped");
    shop.intercept((each, send) => (purpose(each) === "Stopped" ? refused(() => send(each), shop) : send(each)));
    expect((await applied(shop))[0]).toBe("failed");
    expect(await left(shop)).toEqual(["Paused", "trial"]);
  });

  test("keeps its note where the file says nothing of its status any more, and the plan warns", async () => {
    const shop = await brokenOffAt("Stopped");
    shop.write("trial", text("5 days"));
    const { value: plan, diagnostics } = await shop.plan();
    expect(plan).toMatchObject({ flows: [], open: ["trial"] });
    expect(diagnostics.map(({ code }) => code)).toEqual(["FF713"]);
    await shop.apply(plan);
    expect(await left(shop)).toEqual(["Paused", "trial"]);
  });

  test("FF718 is not saved once more while its note stands: a refused save would cross that out", async () => {
    const shop = await brokenOffAt("Stopped");
    shop.write("trial", text("9 days", "status: stopped\n"));
    const result = await shop.apply();
    expect(result.flows.map(({ outcome }) => outcome)).toEqual(["skipped"]);
    expect(said(result.diagnostics)).toEqual([kept]);
    expect(await left(shop)).toEqual(["Paused", "trial"]);
  });

  test.each(["Running", "Stopped"])("is done with when somebody has set it to %s in SuperOffice", async (status) => {
    const shop = await brokenOffAt("Stopped");
    await setStatus("Trial", status)(shop);
    expect(await settled(shop)).toEqual(["done", false]);
    expect(await left(shop)).toEqual([status]);
  });
});
