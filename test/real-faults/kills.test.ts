import { expect, test } from "vitest";
import { checkKills } from "./kills.ts";

/** How many, and from which seed; `npm run soak` asks for all 720. */
const count = Number(process.env.FLOWFORM_KILLS ?? 12);
const seed = Number(process.env.FLOWFORM_SEED ?? 20_261_127);

test(`${count} kills of the real program, from seed ${seed}: nothing lost, doubled, or left without a note`, async () => {
  const report = await checkKills({ seed, count });
  if (count > 100) process.stdout.write(`${JSON.stringify(report)}\n`);
  expect(report.killed + report.ended + report.unharmed).toBe(count);
  expect(report.killed).toBeGreaterThan(0);
}, 3_600_000);
