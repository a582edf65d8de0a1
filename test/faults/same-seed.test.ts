import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { slow } from "./draw-schedule.ts";
import { checkHistories } from "./histories.ts";
import { throwsDice } from "./plants/reading.ts";
import { checkSchedules } from "./schedules.ts";
import type { World } from "./world.ts";

const seed = Number(process.env.FLOWFORM_SEED ?? 20_261_127);

/** A hash of every request and answer, with its time and its place, in all worlds one after the other. */
async function traceOf(check: (each: (world: World) => void) => Promise<unknown>): Promise<string> {
  const hash = createHash("sha256");
  await check(({ trace }) => hash.update(JSON.stringify(trace.served)));
  return hash.digest("hex");
}

/** I13: who finds a fault can find it again. */
test("the same seed gives the same trace, byte for byte", async () => {
  const histories = (from: number) => traceOf((each) => checkHistories({ seed: from, count: 100, each }));
  const first = await histories(seed);
  expect(await histories(seed)).toBe(first);
  expect(await histories(seed + 1)).not.toBe(first);
  const schedules = () => traceOf((each) => checkSchedules({ seed, count: 25, runners: 2, pace: slow, each }));
  expect(await schedules()).toBe(await schedules());
});

test("a run that throws dice is found out", async () => {
  const thrown = () => traceOf((each) => checkHistories({ seed, count: 5, plant: throwsDice, each }));
  expect(await thrown()).not.toBe(await thrown());
});
