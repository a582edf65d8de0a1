import fc from "fast-check";
import { expect, test } from "vitest";
import { compileFlow } from "../../src/compile/compile-flow.ts";
import { decompileFlow } from "../../src/decompile/decompile-flow.ts";
import { diff } from "../../src/diff/diff.ts";
import { match } from "../../src/diff/match.ts";
import { printFlow } from "../../src/format/format-flow.ts";
import type { Values } from "../../src/language/context.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import { checkFile } from "../../src/parse/check-file.ts";
import { shapes } from "../../src/parse/shape.ts";
import { withIds } from "../support/example-flows.ts";
import { randomCarrier } from "../support/random-carrier.ts";
import { namesOfWorld, worldWith } from "../support/two-way-world.ts";

const path = "flows/random.flow.yaml";

/** Imports a live flow and compiles what was written. */
async function importAndCompile(live: EmailFlow) {
  const decompiled = decompileFlow({ key: "random", carrier: live }, namesOfWorld);
  const text = printFlow(decompiled.value);
  const { value: document, diagnostics } = await checkFile({ path, text }, shapes.flow);
  expect(
    diagnostics.map(({ code, detail, range }) => `${code} ${range?.line} ${detail}`),
    text,
  ).toEqual([]);
  const compiled = compileFlow({ file: path, value: document?.value as Values }, worldWith(decompiled));
  expect(
    compiled.diagnostics.map(({ code, detail }) => `${code} ${detail}`),
    text,
  ).toEqual([]);
  return { text, flow: compiled.flow };
}

test("import, then plan: nothing to do", async () => {
  await fc.assert(
    fc.asyncProperty(randomCarrier, async (carrier) => {
      const live = withIds(carrier);
      const { flow, text } = await importAndCompile(live);
      const changes = diff(match(flow, live, {}), {}).map(({ change }) => change);
      expect(changes, text).toEqual([]);
    }),
    { numRuns: Number(process.env.RUNS ?? 300) },
  );
});
