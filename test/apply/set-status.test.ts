import { expect, test } from "vitest";
import { workshop } from "../support/sandbox-project.ts";
import {
  after,
  answer,
  down,
  edit,
  instead,
  letHappen,
  lost,
  type Mishaps,
  refused,
  said,
  setStatus,
} from "./mishaps.ts";
import { purpose } from "./purpose.ts";

const text = (status: string, wait = "3 days") =>
  `flow: trial\nname: Trial\nstatus: ${status}\nsteps:\n  - { id: settle, wait: ${wait} }\n`;

/** Sets the status of a flow that was set to others before, while the mishaps happen; gives findings and status. */
async function set(before: readonly string[], now: string, mishaps: Mishaps) {
  const shop = workshop();
  shop.write("trial", text("stopped"));
  await shop.apply();
  for (const status of before) await setStatus("Trial", status)(shop);
  shop.write("trial", text(now));
  const { value: plan } = await shop.plan();
  letHappen(shop, mishaps);
  const result = await shop.apply(plan);
  const told = result.flows.flatMap(({ outcome, diagnostics }) => [outcome, ...said(diagnostics)]);
  return [...told, (await shop.live("Trial")).Status];
}

const licence = (ActiveCount: number) =>
  instead(answer(200, { ActiveCount, Maximum: 3, HasReachedMaximum: ActiveCount >= 3 }));
const full = 'FF627 Starting "Trial" would make 4 active flows (running or paused), and the licence allows 3.';
const inItsWords =
  'FF721 "Trial" could not be set to running: setting flow 1002 to Running was answered with 400: No. Not now.';

test.each([
  ["is full", licence(3), full],
  ["has room", licence(2), inItsWords],
  ["cannot be read", down, inItsWords],
])("a start that is refused when the licence %s", async (_, asked, finding) => {
  const mishaps = { "Running 1": refused, "GetWorkflowFencingInfo 1": asked };
  expect(await set([], "running", mishaps)).toEqual(["failed", finding, "Stopped"]);
});

test("a paused flow counts as active already, so the licence is no reason", async () => {
  const mishaps = { "Running 1": refused, "GetWorkflowFencingInfo 1": licence(3) };
  expect(await set(["Running", "Paused"], "running", mishaps)).toEqual(["failed", inItsWords, "Paused"]);
});

test("an edit right before an end is no finding: nobody gets anything by it", async () => {
  const mishaps = { "Stopped 1": after(edit("Trial", { Description: "by hand" })) };
  expect(await set(["Running", "Paused"], "stopped", mishaps)).toEqual(["applied", "Stopped"]);
});

const recover = "Run flowform recover: it reads what is there and says what is left to do.";

test.each([
  ["a start alone", "stopped", text("running"), "Running", "Plan again: it reads the status."],
  ["a start after a save", "stopped", text("running", "5 days"), "Running", recover],
  ["the pause for a save", "running", text("running", "5 days"), "Paused", recover],
])("FF722 when nobody answers %s any more, it is said where to look", async (_, before, now, last, fix) => {
  const shop = workshop();
  shop.write("trial", text(before));
  await shop.apply();
  shop.write("trial", now);
  const { value: plan } = await shop.plan();
  let isGone = false;
  shop.intercept(async (request, send) => {
    isGone ||= purpose(request) === last;
    return isGone ? lost : send(request);
  });
  const [flow] = (await shop.apply(plan)).flows;
  expect(flow?.diagnostics[0]).toMatchObject({ code: "FF722", fix });
});
