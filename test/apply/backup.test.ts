import { expect, test } from "vitest";
import type { Backup } from "../../src/model/backup.ts";
import { virtualClock } from "../support/run.ts";
import { type Workshop, workshop } from "../support/sandbox-project.ts";

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
