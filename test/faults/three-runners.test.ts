import { expect, test } from "vitest";
import { quick, slow } from "./draw-schedule.ts";
import { checkSchedules } from "./schedules.ts";

const seed = Number(process.env.FLOWFORM_SEED ?? 20_261_127);

test(`three runs at once, 100 schedules from seed ${seed}: no save that was not seen is overwritten`, async () => {
  const { severalSave } = await checkSchedules({ seed, count: 100, runners: 3, pace: quick });
  expect(severalSave, "schedules in which more than one run saves").toBeGreaterThan(10);
}, 3_600_000);

test(`three of which one is killed or loses an answer, 100 schedules from seed ${seed}`, async () => {
  const { killed } = await checkSchedules({ seed, count: 100, runners: 3, pace: quick, struck: true });
  expect(killed, "runs that are killed").toBeGreaterThan(20);
}, 3_600_000);

test(`the same on a slow network, 50 schedules from seed ${seed}`, async () => {
  const { killed } = await checkSchedules({ seed, count: 50, runners: 3, pace: slow, struck: true });
  expect(killed, "runs that are killed").toBeGreaterThan(10);
}, 3_600_000);
