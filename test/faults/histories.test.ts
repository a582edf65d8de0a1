import { test } from "vitest";
import { checkHistories } from "./histories.ts";

/** How many, and from which seed; `npm run soak` asks for more. */
const count = Number(process.env.FLOWFORM_HISTORIES ?? 1000);
const seed = Number(process.env.FLOWFORM_SEED ?? 20_261_121);

test(`${count} random histories of faults and of what others do, from seed ${seed}`, async () => {
  await checkHistories({ seed, count });
}, 36_000_000);
