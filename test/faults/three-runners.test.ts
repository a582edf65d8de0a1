import { expect, test } from "vitest";
import { quick } from "./draw-schedule.ts";
import { checkSchedules } from "./schedules.ts";

const seed = Number(process.env.FLOWFORM_SEED ?? 20_261_127);

test(`three runs at once, 100 schedules from seed ${seed}: no save that was not seen is overwritten`, async () => {
  const { severalSave } = await checkSchedules({ seed, count: 100, runners: 3, pace: quick });
  expect(severalSave, "schedules in which more than one run saves").toBeGreaterThan(10);
}, 3_600_000);
