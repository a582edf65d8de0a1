import { expect, test } from "vitest";
import { quick, slow } from "./draw-schedule.ts";
import { checkSchedules } from "./schedules.ts";

const seed = Number(process.env.FLOWFORM_SEED ?? 20_261_127);

test(`two runs at once, 500 schedules from seed ${seed}: no save that was not seen is overwritten`, async () => {
  const { severalSave } = await checkSchedules({ seed, count: 500, runners: 2, pace: quick });
  expect(severalSave, "schedules in which both runs save").toBeGreaterThan(10);
}, 3_600_000);

test(`two runs at once on a slow network, 200 schedules from seed ${seed}: what is wrong is said, and put right`, async () => {
  await checkSchedules({ seed, count: 200, runners: 2, pace: slow });
}, 3_600_000);
