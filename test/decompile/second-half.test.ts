import { test } from "vitest";
import { assertImportLaw } from "../support/import-law.ts";

test("import, then plan: nothing to do (second half of ten thousand random flows)", async () => {
  await assertImportLaw(5000);
});
