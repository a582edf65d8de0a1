import { test } from "vitest";
import { checkOddAnswers } from "./odd-answers.ts";

/** How many, and from which seed; `npm run soak` asks for more. */
const count = Number(process.env.FLOWFORM_ODD_ANSWERS ?? 500);
const seed = Number(process.env.FLOWFORM_SEED ?? 20_261_127);

test(`${count} odd answers, from seed ${seed}: nobody falls over one, and nothing is written after it`, async () => {
  await checkOddAnswers({ seed, count });
}, 36_000_000);
