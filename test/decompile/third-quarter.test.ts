import { test } from "vitest";
import { assertImportLaw } from "../support/import-law.ts";

test("import, then plan: nothing to do (third quarter of ten thousand random flows)", {
  timeout: 600_000,
}, async () => {
  await assertImportLaw(2500);
});
