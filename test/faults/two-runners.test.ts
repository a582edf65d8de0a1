import { expect, test } from "vitest";
import { looksOnceAtLease } from "./plants.ts";
import { checkSchedules, quick, slow } from "./schedules.ts";

const seed = Number(process.env.FLOWFORM_SEED ?? 20_261_127);

test(`two runs at once, 500 schedules from seed ${seed}: no save that was not seen is overwritten`, async () => {
  const { both } = await checkSchedules({ seed, count: 500, pace: quick });
  expect(both, "schedules in which both runs save").toBeGreaterThan(10);
});

test(`two runs at once on a slow network, 200 schedules from seed ${seed}: what is wrong is said, and put right`, async () => {
  await checkSchedules({ seed, count: 200, pace: slow });
});

test("a run that does not look at its lease a second time is found out", async () => {
  const planted = checkSchedules({ seed: 20_261_127, count: 100, pace: quick, plant: looksOnceAtLease });
  await expect(planted).rejects.toThrow("Property failed");
});
