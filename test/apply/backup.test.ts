import { describe, expect, test } from "vitest";
import type { Backup } from "../../src/model/backup.ts";
import { virtualClock } from "../support/run.ts";
import { type Workshop, workshop } from "../support/sandbox-project.ts";
import { after, edit, instead, letHappen, lost, type Mishaps, refused, setStatus } from "./mishaps.ts";

const text = (wait: string, more = "") =>
  `flow: trial\nname: Trial\n${more}steps:\n  - { id: settle, wait: ${wait} }\n`;

async function kept(shop: Workshop): Promise<readonly Backup[]> {
  const backups: Backup[] = [];
  const clock = virtualClock(Date.parse("2026-11-24T08:00:00Z"));
  await shop.apply(undefined, { clock, backUp: (backup) => void backups.push(backup) });
  return backups;
}

async function applied(): Promise<Workshop> {
  const shop = workshop();
  shop.write("trial", text("3 days"));
  await shop.apply();
  return shop;
}

test("a backup says everything that going back needs, and who made it when by which plan", async () => {
  const shop = await applied();
  const carrier = await shop.live("Trial");
  const ids = (await shop.target.bindings.read()).value?.get("trial")?.ids;
  shop.write("trial", text("5 days"));
  const { value: plan } = await shop.plan();
  expect(await kept(shop)).toEqual([
    {
      format_version: "1.1",
      project: "workshop",
      target: "sandbox",
      url: "",
      key: "trial",
      name: "Trial",
      time: "2026-11-24T08:00:01.000Z",
      digest: plan?.digest,
      commit: "",
      action: "update",
      people: { total: 0, byStep: {}, readAt: "2026-11-24T08:00:00.000Z" },
      cancels: null,
      ids,
      carrier,
    },
  ]);
});

test("a new flow is kept as none", async () => {
  const shop = workshop();
  shop.write("trial", text("3 days"));
  expect(await kept(shop)).toMatchObject([{ action: "create", ids: {}, carrier: null }]);
});

test("a status alone is a change too", async () => {
  const shop = await applied();
  shop.write("trial", text("3 days", "status: running\n"));
  expect(await kept(shop)).toMatchObject([{ action: "update", carrier: { Status: "Stopped" } }]);
});

test("a flow that is only taken into the project is not changed, and not kept", async () => {
  const shop = await applied();
  await shop.target.bindings.forget("trial");
  expect((await shop.plan()).value?.flows).toMatchObject([{ action: "adopt", payload: null, setStatus: null }]);
  expect(await kept(shop)).toEqual([]);
});

describe("a backup of an apply that failed", () => {
  const running = "status: running\n";
  const paused = "status: paused\n";
  const byHand = edit("Trial", { Description: "by hand" });

  /** The flow as `before` says it, applied; then another wait and `after`, while the mishaps happen. */
  async function left(before: string, [wait, after]: readonly [string, string], mishaps: Mishaps) {
    const shop = workshop();
    shop.write("trial", text("3 days", before));
    await shop.apply();
    shop.write("trial", text(wait, after));
    const { value: plan } = await shop.plan();
    const backups: Backup[] = [];
    letHappen(shop, mishaps);
    const result = await shop.apply(plan, {
      backUp: (backup) => void backups.push(backup),
      dropBackup: (backup) => void backups.splice(backups.indexOf(backup), 1),
    });
    expect(backups.length).toBeLessThan(2);
    return [backups.length === 1 ? "stays" : "goes", ...result.flows.map(({ outcome }) => outcome)].join(", ");
  }

  test.each([
    ["goes when the server refuses the save", "", "5 days", "", { "SaveEmailFlow 1": refused }, "goes, failed"],
    [
      "goes when a pause for the save is taken back",
      running,
      "5 days",
      running,
      { "SaveEmailFlow 1": refused },
      "goes, failed",
    ],
    [
      "stays when a pause for the save is left",
      running,
      "5 days",
      running,
      { "SaveEmailFlow 1": refused, "Running 1": refused },
      "stays, failed",
    ],
    [
      "stays when a pause that is wanted is left",
      running,
      "5 days",
      paused,
      { "SaveEmailFlow 1": refused },
      "stays, failed",
    ],
    [
      "stays when nobody knows what became of the save",
      "",
      "5 days",
      "",
      { "SaveEmailFlow 1": instead(lost) },
      "stays, unknown",
    ],
    [
      "stays when the save is done and the start refused",
      "",
      "5 days",
      running,
      { "Running 1": refused },
      "stays, failed",
    ],
    [
      "goes when only a start was to be done, and is refused",
      "",
      "3 days",
      running,
      { "Running 1": refused },
      "goes, failed",
    ],
    [
      "stays when the flow was started as somebody had edited it",
      "",
      "3 days",
      running,
      { "Running 1": after(byHand) },
      "stays, failed",
    ],
    ["stays when all is done", "", "5 days", "", {}, "stays, applied"],
  ] as const)("%s", async (_, before, wait, now, mishaps, expected) => {
    expect(await left(before, [wait, now], mishaps)).toBe(expected);
  });
});

test.each([
  ["refused", { "SaveEmailFlow 2": refused }],
  ["not done, because somebody has just started the flow", { "intent:trial 2": after(setStatus("Trial", "Running")) }],
] as const)("a backup of a flow that is saved twice stays when its second save is %s", async (_, mishaps) => {
  const shop = workshop();
  shop.write("trial", text("3 days", "finish: { success: { toFlow: trial } }\n"));
  const { value: plan } = await shop.plan();
  letHappen(shop, mishaps);
  const [kept, dropped]: [Backup[], Backup[]] = [[], []];
  const { flows } = await shop.apply(plan, {
    backUp: (backup) => void kept.push(backup),
    dropBackup: (backup) => void dropped.push(backup),
  });
  expect(flows).toMatchObject([{ outcome: "failed", saves: 1 }]);
  expect(kept).toMatchObject([{ key: "trial", carrier: null }]);
  expect(dropped.map(({ key }) => key)).toEqual([]);
});

test("a plan that is applied already keeps nothing a second time", async () => {
  const shop = await applied();
  shop.write("trial", text("5 days"));
  const { value: plan } = await shop.plan();
  await shop.apply(plan);
  const backups: Backup[] = [];
  await shop.apply(plan, { backUp: (backup) => void backups.push(backup) });
  expect(backups).toEqual([]);
});
