import fc from "fast-check";
import { expect, test } from "vitest";
import { checkFlow } from "../../src/check/check-flow.ts";
import { compileFlow } from "../../src/compile/compile-flow.ts";
import { decompileFlow } from "../../src/decompile/decompile-flow.ts";
import { diff } from "../../src/diff/diff.ts";
import { match } from "../../src/diff/match.ts";
import { merge } from "../../src/diff/merge.ts";
import { writeFlow } from "../../src/format/write-flow.ts";
import type { Values } from "../../src/language/context.ts";
import type { CompiledFlow } from "../../src/model/compiled-flow.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import { checkFile } from "../../src/parse/check-file.ts";
import { shapes } from "../../src/parse/shape.ts";
import { canonicalTree, withoutKept } from "./canonical-tree.ts";
import { inCi } from "./cases.ts";
import { withIds } from "./example-flows.ts";
import { randomCarrier } from "./random-carrier.ts";
import { namesOfWorld, worldWith } from "./two-way-world.ts";

const path = "flows/random.flow.yaml";

/** What import would write, and what that compiles to. */
export interface Imported {
  readonly text: string;
  readonly flow: CompiledFlow;
}

/** Imports a live flow, checks the file as `validate` does, and compiles it. */
export async function importAndCompile(live: EmailFlow): Promise<Imported> {
  const decompiled = decompileFlow({ key: "random", carrier: live }, namesOfWorld);
  const text = writeFlow(decompiled.value, "flow.schema.json");
  const { value: document, diagnostics } = await checkFile({ path, text }, shapes.flow);
  expect(diagnostics, text).toEqual([]);
  const value = document?.value as Values;
  const compiled = compileFlow({ file: path, value }, worldWith(decompiled));
  const findings = [...compiled.diagnostics, ...checkFlow(compiled.flow, value)];
  expect(
    findings.filter(({ severity }) => severity === "error"),
    text,
  ).toEqual([]);
  return { text, flow: compiled.flow };
}

const all = inCi(10_000, 2000);

/**
 * The law of import, for a quarter of the random live flows: the file passes every check, it compiles to the carrier
 * that it was made from, the plan is empty, and saving it all the same would change nothing.
 */
export function testImportLaw(quarter: "first" | "second" | "third" | "fourth"): void {
  test(`import, then plan: nothing to do (${quarter} quarter of ${all} random flows)`, async () => {
    await fc.assert(
      fc.asyncProperty(randomCarrier, async (carrier) => {
        const live = withIds(carrier);
        const { flow, text } = await importAndCompile(live);
        const [desired, current] = [flow.carrier, live].map((side) => withoutKept(canonicalTree(side), flow));
        expect(desired, text).toEqual(current);
        const found = match(flow, live, {});
        expect(diff(found, {}), text).toEqual([]);
        expect(diff(match(flow, merge(found), {}), {}), text).toEqual([]);
      }),
      { numRuns: all / 4 },
    );
  }, 600_000);
}
