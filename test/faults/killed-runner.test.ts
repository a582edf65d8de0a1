import { expect, test } from "vitest";
import { quick, slow } from "./draw-schedule.ts";
import { checkSchedules } from "./schedules.ts";

const seed = Number(process.env.FLOWFORM_SEED ?? 20_261_127);

test(`two runs at once, one is killed or loses an answer, 250 schedules from seed ${seed}: the other keeps every promise`, async () => {
  const met = await checkSchedules({ seed, count: 250, runners: 2, pace: quick, struck: true });
  expect(met.killed, "runs that are killed").toBeGreaterThan(70);
  expect(met.takenOver, "runs that take the lease over").toBeGreaterThan(10);
}, 3_600_000);

test(`the same on a slow network, 75 schedules from seed ${seed}`, async () => {
  const { killed } = await checkSchedules({ seed, count: 75, runners: 2, pace: slow, struck: true });
  expect(killed, "runs that are killed").toBeGreaterThan(15);
}, 3_600_000);
